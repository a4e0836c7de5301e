namespace Wegmarke.Web.Tests;

/// <summary>What was asked for lately is there without a question, and what nobody asks for any more takes no room.</summary>
public sealed class AskedLatelyTests
{
    [Fact]
    public void What_nobody_asks_for_any_more_goes_and_what_is_used_stays()
    {
        var clock = new HandClock();
        var lately = new AskedLately<string>(clock);
        for (var survey = 0; survey < 500; survey++) lately.Keep($"{survey}", "pages");
        Assert.Equal(("pages", "pages", 500), (lately.Fresh("7"), lately.Last("7"), lately.Count));
        clock.Go(TimeSpan.FromSeconds(3));
        Assert.Null(lately.Fresh("7"));
        Assert.Equal("pages", lately.Last("7"));
        for (var minute = 0; minute < 30; minute++)
        {
            clock.Go(TimeSpan.FromMinutes(1));
            lately.Keep("used", "pages");
        }

        Assert.Equal(1, lately.Count);
        Assert.Null(lately.Last("7"));
        lately.Forget("used");
        Assert.Equal(0, lately.Count);
    }

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UnixEpoch;

        public void Go(TimeSpan on) => now += on;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
