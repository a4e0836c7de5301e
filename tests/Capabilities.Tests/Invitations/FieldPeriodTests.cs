using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.Invitations;

/// <summary>A wave may become longer, rest or be given up; it is watched in fives.</summary>
public sealed class FieldPeriodTests(PostgresServer postgres)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Wave.Now.UtcDateTime);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_wave_is_extended_paused_and_resumed_but_never_shortened(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var wave = await Wave.Open(stores);
        var minute = 0;
        Task<FieldPeriod.Outcome> Do(FieldDeed deed, DateOnly? until = null) => wave.Ask(db =>
            FieldPeriod.Run(db, Actor.System, wave.State, deed, until, "", Wave.Now.AddMinutes(minute++)));
        Assert.Equal(FieldPeriod.Outcome.DayMissing, await Do(FieldDeed.Extend));
        Assert.Equal(FieldPeriod.Outcome.WouldShorten, await Do(FieldDeed.Extend, Today.AddDays(-1)));
        Assert.Equal(FieldPeriod.Outcome.Done, await Do(FieldDeed.Extend, Today.AddDays(14)));
        Assert.Equal(FieldPeriod.Outcome.WouldShorten, await Do(FieldDeed.Extend, Today.AddDays(13)));
        Assert.Equal(FieldPeriod.Outcome.Done, await Do(FieldDeed.Extend, Today.AddDays(21)));
        Assert.Equal(Today.AddDays(21), FieldPeriod.End(wave.State.Campaign, await wave.Ask(db => FieldPeriod.Of(db, wave.Id))));
        Assert.Equal(FieldPeriod.Outcome.AlreadySo, await Do(FieldDeed.Resume));
        Assert.Equal(FieldPeriod.Outcome.Done, await Do(FieldDeed.Pause));
        Assert.True(await wave.Ask(db => FieldPeriod.IsPaused(db, wave.Id)));
        Assert.Equal(FieldPeriod.Outcome.Done, await Do(FieldDeed.Resume));
        Assert.False(await wave.Ask(db => FieldPeriod.IsPaused(db, wave.Id)));
        Assert.Equal(FieldPeriod.Outcome.ReasonMissing, await Do(FieldDeed.Stop));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_wave_that_is_given_up_leaves_no_sheet_and_no_result(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var wave = await Wave.Open(stores);
        var ballots = new List<byte[]>();
        for (var at = 0; at < 8; at++)
        {
            var secret = ResumeSecret.Fresh();
            ballots.Add(secret.Ballot);
            await stores.Answers.Submit(wave.Id, secret.Ballot, wave.Sheet(0));
        }

        await wave.Ask(db => FieldPeriod.Run(db, Actor.System, wave.State, FieldDeed.Stop, null, "Der Personalrat hat widersprochen",
            Wave.Now));
        Assert.Null(await wave.Close());
        Assert.Null(await wave.Close());
        Assert.Empty(stores.Answers.ReadSealed(wave.Id));
        Assert.Equal(0, await stores.Answers.Count(wave.Id));
        Assert.Equal(Stored.Closed, await stores.Answers.Submit(wave.Id, ResumeSecret.Fresh().Ballot, wave.Sheet(0)));
        if (engine == "SQLite") Assert.All(ballots, ballot => Assert.False(stores.Hold(ballot)));
        Assert.Equal(8, (await wave.Ask(db => DeletionProof.Of(db, wave.Id))).Single(line => line.What == Deleted.Ballots).Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Units_and_perspectives_are_seen_from_the_threshold_on_in_fives_and_hourly(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var wave = await Wave.Open(stores);
        foreach (var (unit, count) in new[] { (0, 12), (1, 4), (-1, 3) })
        {
            for (var at = 0; at < count; at++) await stores.Answers.Submit(wave.Id, ResumeSecret.Fresh().Ballot, wave.Sheet(unit));
        }

        Task<IReadOnlyList<SeenPart>> Look(DateTimeOffset at) => wave.Ask(db =>
            RenewSeenParts.Run(db, wave.State.Campaign, () => stores.Answers.CountParts(wave.Id), at));
        var seen = await Look(Wave.Now);
        // Twelve of twelve have answered in the first unit; ten is the most that is said.
        Assert.Equal([(0, -1, 10), (1, -1, 0), (-1, 0, 15)], seen.Select(part => (part.Unit, part.Perspective, part.Answers)));
        await stores.Answers.Submit(wave.Id, ResumeSecret.Fresh().Ballot, wave.Sheet(1));
        Assert.Equal(0, (await Look(Wave.Now.AddMinutes(59))).Single(part => part.Unit == 1).Answers);
        Assert.Equal(5, (await Look(Wave.Now.AddMinutes(61))).Single(part => part.Unit == 1).Answers);
    }

    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(5, 0, 5)]
    [InlineData(9, 30, 5)]
    [InlineData(10, 10, 5)]
    [InlineData(5, 5, 0)]
    [InlineData(14, 12, 10)]
    public void A_part_is_never_shown_as_complete(int answers, int staff, int shown) =>
        Assert.Equal(shown, RenewSeenParts.Seen(answers, staff, threshold: 5));
}
