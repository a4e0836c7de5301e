namespace Wegmarke.Web.Tests;

public sealed class ProgramTests
{
    [Fact]
    public void The_application_is_an_assembly() => Assert.Equal("Wegmarke.Web", typeof(Program).Assembly.GetName().Name);
}
