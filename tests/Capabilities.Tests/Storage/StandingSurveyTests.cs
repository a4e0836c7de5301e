using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.StandingSurveys;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Standing surveys: every sheet in exactly one month's document, small months wait, wishes until they are answered.</summary>
public sealed class StandingSurveyTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Opened = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    private static readonly StandingForm Wished = new("Bürgeramt", "", "citizen", ["citizens"], 5, 12, new(2026, 3, 1));

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_small_month_waits_locked_and_is_joined_with_the_next(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Open(db);
        var march = state.Survey.PlaceOf("citizens", new(2026, 3));
        await HandIn(stores.Answers, state, 3, Opened);
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Empty(await Releases(db));
        Assert.False(stores.Answers.IsSealed(march));

        await HandIn(stores.Answers, state, 4, Opened.AddMonths(1));
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 5, 1, 23, 0, 0, TimeSpan.Zero));
        Assert.Empty(await Releases(db));
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero));
        var joined = Assert.Single(await Releases(db));
        Assert.Equal((new Month(2026, 3), new Month(2026, 4)), (joined.From, joined.To));
        Assert.Equal(7, joined.Document!.AnswersByPerspective["citizens"]);
        Assert.Equal("2026-04-30", joined.Document.ClosedOn);
        Assert.Empty(stores.Answers.ReadSealed(march));
        Assert.False(stores.Answers.Keys.Has(march));

        await HandIn(stores.Answers, state, 6, Opened.AddMonths(2));
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero));
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 6, 2, 1, 0, 0, TimeSpan.Zero));
        var both = await Releases(db);
        Assert.Equal([7, 6], both.Select(one => one.Document!.AnswersByPerspective["citizens"]));
        Assert.Equal(new Month(2026, 5), both[1].From);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_all_say_alike_waits_although_enough_answered(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Open(db);
        await HandIn(stores.Answers, state, 6, Opened, alike: true);
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Empty(await Releases(db));
        await HandIn(stores.Answers, state, 6, Opened.AddMonths(1));
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(12, Assert.Single(await Releases(db)).Document!.AnswersByPerspective["citizens"]);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_too_little_at_the_end_is_destroyed(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Open(db);
        await HandIn(stores.Answers, state, 4, Opened);
        await OpenStandingSurvey.End(db, Actor.System, state, Opened.AddDays(3));
        state = (await StandingSurveyState.FindBySlug(db, state.Survey.Slug))!;
        await ReleaseMonths.Run(db, stores.Answers, state, Opened.AddDays(5));
        Assert.Null(Assert.Single(await Releases(db)).Json);
        Assert.Equal(0, await stores.Answers.Count(state.Survey.PlaceOf("citizens", new(2026, 3))));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_sheet_counts_once_and_none_is_lost_when_the_clock_was_set_back(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Open(db);
        await HandIn(stores.Answers, state, 5, Opened);
        await ReleaseMonths.Run(db, stores.Answers, state, new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Single(await Releases(db));

        var ballot = ResumeSecret.Fresh().Ballot;
        Assert.Equal(Stored.Now, await HandInOpinion.Run(stores.Answers, state.Survey, "citizens", ballot, Sheet(1), Opened));
        Assert.Equal(Stored.Before, await HandInOpinion.Run(stores.Answers, state.Survey, "citizens", ballot, Sheet(1), Opened));
        Assert.Equal(1, await stores.Answers.Count(state.Survey.PlaceOf("citizens", new(2026, 4))));
    }

    [Fact]
    public async Task What_would_judge_single_persons_or_was_told_to_nobody_is_not_opened()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var town = await Town(db);
        async Task<OpenStandingSurvey.Outcome> Try(StandingForm form) =>
            await OpenStandingSurvey.Run(db, Actor.System, town, Model, form, Opened);
        Assert.IsType<OpenStandingSurvey.TooFewPeople>(await Try(Wished with { People = 4 }));
        Assert.IsType<OpenStandingSurvey.CouncilNotInformed>(await Try(Wished with { InformedOn = null }));
        Assert.IsType<OpenStandingSurvey.CouncilNotInformed>(await Try(Wished with { InformedOn = new(2026, 4, 1) }));
        Assert.IsType<OpenStandingSurvey.ThresholdOutside>(await Try(Wished with { Threshold = 4 }));
        Assert.IsType<OpenStandingSurvey.FormUnknown>(await Try(Wished with { Form = "full" }));
        Assert.IsType<OpenStandingSurvey.PerspectiveMissing>(await Try(Wished with { Perspectives = ["staff"] }));
        Assert.IsType<OpenStandingSurvey.Opened>(await Try(Wished));
        Assert.IsType<OpenStandingSurvey.NameTaken>(await Try(Wished));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_wish_is_kept_until_it_is_answered_and_what_is_published_tells_of_nobody(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Open(db);
        var town = state.Survey.AdministrationId;
        var id = Guid.NewGuid();
        var keys = new WishKeys(stores.Settings.PathOf(WishKeys.Folder));
        Assert.False(await ReceiveWish.Run(db, keys, state.Survey, id, WishKind.Wish, " ", Opened));
        Assert.True(await ReceiveWish.Run(db, keys, state.Survey, id, WishKind.Wish, "Abends öffnen, sagt Frau Muster.", Opened));
        Assert.True(await ReceiveWish.Run(db, keys, state.Survey, id, WishKind.Wish, "zweiter Klick", Opened));

        // In the database, and so in its copies, the words are locked; without the key they stay so.
        Assert.DoesNotContain("Muster", (await db.Set<Wish>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).Text,
            StringComparison.Ordinal);
        var elsewhere = new WishKeys(Directory.CreateTempSubdirectory("wegmarke-keys-").FullName);
        Assert.True((await WishState.Find(db, elsewhere, town, id))!.IsShut);
        Assert.Equal("Abends öffnen, sagt Frau Muster.", (await WishState.Find(db, keys, town, id))!.Words);

        async Task<AnswerWish.Outcome> Do(WishDeed deed, string words, string told = "", bool reviewed = false)
        {
            db.ChangeTracker.Clear();
            var wish = (await WishState.Find(db, keys, town, id))!;
            return await AnswerWish.Run(db, Actor.System, town, wish, deed, words, told, reviewed, Opened.AddDays(8));
        }

        Assert.IsType<AnswerWish.NotYet>(await Do(WishDeed.Publish, "Ja.", "Abends öffnen.", true));
        Assert.IsType<AnswerWish.Done>(await Do(WishDeed.Take, "Bürgeramt"));
        Assert.IsType<AnswerWish.WordsMissing>(await Do(WishDeed.Accept, ""));
        Assert.IsType<AnswerWish.Done>(await Do(WishDeed.Accept, "Donnerstags bis 19 Uhr."));
        Assert.IsType<AnswerWish.NotReviewed>(await Do(WishDeed.Publish, "Ja.", "Abends öffnen."));
        Assert.Equal("a.muster@example.org", Assert.IsType<AnswerWish.TellsOfSomebody>(
            await Do(WishDeed.Publish, "Ja.", "Fragen an a.muster@example.org", true)).What);
        Assert.Empty(await WishState.Answered(db, keys, state.Survey));
        Assert.Equal(8, (await WishState.Find(db, keys, town, id))!.Days(Opened.AddDays(8)));
        Assert.IsType<AnswerWish.Done>(await Do(WishDeed.Publish, "Seit Mai donnerstags bis 19 Uhr.", "Abends öffnen.", true));
        var answered = Assert.Single(await WishState.Answered(db, keys, state.Survey));
        Assert.Equal(("Abends öffnen.", ""), (answered.Published!.Told, answered.Words));
        Assert.IsType<AnswerWish.NotYet>(await Do(WishDeed.Decline, "doch nicht"));
        Assert.IsType<AnswerWish.Done>(await Do(WishDeed.Withdraw, "Es war jemand zu erkennen."));
        Assert.Empty(await WishState.Answered(db, keys, state.Survey));
        Assert.IsType<AnswerWish.Done>(await Do(WishDeed.PutAway, "Nicht zu halten."));
        Assert.True((await WishState.Find(db, keys, town, id))!.IsDone);
    }

    private static async Task<Administration> Town(Database db)
    {
        var created = (CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Musterstadt", 400, 40, Opened);
        return await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == created.Id);
    }

    private static async Task<StandingSurveyState> Open(Database db)
    {
        var town = await Town(db);
        var opened = (OpenStandingSurvey.Opened)await OpenStandingSurvey.Run(db, Actor.System, town, Model, Wished, Opened);
        return (await StandingSurveyState.Find(db, town.Id, opened.Id))!;
    }

    private static async Task HandIn(AnswerStore store, StandingSurveyState state, int sheets, DateTimeOffset at, bool alike = false)
    {
        for (var sheet = 0; sheet < sheets; sheet++)
        {
            Assert.Equal(Stored.Now, await HandInOpinion.Run(store, state.Survey, "citizens", ResumeSecret.Fresh().Ballot,
                Sheet(alike ? 0 : sheet), at));
        }
    }

    /// <summary>Neighbouring sheets differ by two stages, so that spread is enough to be shown.</summary>
    private static PackedSheet Sheet(int number)
    {
        var citizens = Model.Perspectives.ToList().FindIndex(one => one.Key == "citizens");
        var asked = Model.Asked(Model.Forms.First(one => one.Key == "citizen"), "citizens").ToHashSet();
        return new(citizens, -1, [.. Model.Items.Select((item, at) => asked.Contains(item.Key)
            ? (byte)(1 + (number * 2 + at % 2) % 6) : Statistics.AnswerCode.NotAsked)]);
    }

    private static async Task<List<MonthRelease>> Releases(Database db) =>
        await db.Set<MonthRelease>().AsNoTracking().OrderBy(one => one.Number).ToListAsync();
}
