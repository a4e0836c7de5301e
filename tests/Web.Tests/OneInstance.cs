[assembly: AssemblyFixture(typeof(Wegmarke.Web.Tests.OneInstance))]

namespace Wegmarke.Web.Tests;

/// <summary>One instance for all tests that do not stop it, with an account that manages everything ("jana").</summary>
public sealed class OneInstance : IAsyncLifetime
{
    public RunningInstance Instance { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Instance = await RunningInstance.Start();
        using var first = Instance.NewVisitor();
        await first.SetUp();
    }

    public ValueTask DisposeAsync() => Instance.DisposeAsync();

    public async Task<Visitor> Coordinator()
    {
        var visitor = Instance.NewVisitor();
        await visitor.SignIn("jana");
        return visitor;
    }
}

/// <summary>One instance with the demo.</summary>
public sealed class OneDemo : IAsyncLifetime
{
    public RunningInstance Instance { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Instance = await RunningInstance.Start("--demo");

    public ValueTask DisposeAsync() => Instance.DisposeAsync();
}
