using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Wegmarke.Web.Tests;

/// <summary>What looks by itself goes on when a store does not answer; what is no trouble of a store is not hidden.</summary>
public sealed class WatchTests
{
    public static TheoryData<Exception> Troubles =>
    [
        new NpgsqlException("connection lost"), new IOException("no room"), new DbUpdateException("not saved", new NpgsqlException("lost")),
        // So the mapper says that a connection was lost.
        new InvalidOperationException("likely due to a transient failure", new NpgsqlException("lost", new IOException("reset"))),
    ];

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task A_store_that_does_not_answer_is_asked_again_in_the_next_round(Exception trouble)
    {
        using var watch = new Shaky(trouble);
        using var stop = new CancellationTokenSource();
        var looking = watch.KeepLooking(stop.Token);
        await watch.SecondLook.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await looking;
    }

    [Fact]
    public async Task Another_fault_shows()
    {
        using var watch = new Shaky(new InvalidOperationException("a bug"));
        Assert.Equal("a bug", (await Assert.ThrowsAsync<InvalidOperationException>(() =>
            watch.KeepLooking(TestContext.Current.CancellationToken))).Message);
    }

    private sealed class Shaky(Exception trouble) : Watch(new(null!, Nowhere, TimeProvider.System), TimeProvider.System,
        TimeSpan.FromMilliseconds(1), new(Nowhere))
    {
        private static readonly Settings Nowhere = new(new(Path.GetTempPath()), false, false, []);

        private readonly TaskCompletionSource again = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool looked;

        public Task SecondLook => again.Task;

        protected override Task Look(CancellationToken cancel)
        {
            if (looked) again.TrySetResult();
            else
            {
                looked = true;
                throw trouble;
            }

            return Task.CompletedTask;
        }
    }
}
