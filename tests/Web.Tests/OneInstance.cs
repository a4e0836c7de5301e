[assembly: AssemblyFixture(typeof(Wegmarke.Web.Tests.OneInstance))]
[assembly: AssemblyFixture(typeof(Wegmarke.Web.Tests.OneDemo))]

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

/// <summary>One instance with the demo, filled for the first test that looks at it. Nobody changes what others look at.</summary>
public sealed class OneDemo : IAsyncDisposable
{
    // Filling takes half a minute; whoever comes meanwhile waits for the same.
    private readonly Lazy<Task<RunningInstance>> started = new(() => Task.Run(() => RunningInstance.Start("--demo")));

    public RunningInstance Instance => started.Value.GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated) await (await started.Value).DisposeAsync();
    }
}

/// <summary>A demo of their own for tests that change it.</summary>
public sealed class OwnDemo : IAsyncLifetime
{
    public RunningInstance Instance { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Instance = await RunningInstance.Start("--demo");

    public ValueTask DisposeAsync() => Instance.DisposeAsync();
}
