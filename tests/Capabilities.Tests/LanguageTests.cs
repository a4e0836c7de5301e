using Wegmarke.Design;

namespace Wegmarke.Capabilities.Tests;

public sealed class LanguageTests
{
    [Fact]
    public void Numbers_take_the_readers_form()
    {
        Assert.Equal("4,10", Language.German.Number(4.1, 2));
        Assert.Equal("1.101", Language.German.Count(1101));
    }
}
