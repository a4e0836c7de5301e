using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns.GroupRating;
using Wegmarke.Design;
using Wegmarke.Exchange.HorizonTables;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Market;
using Wegmarke.Horizon.Partnerships;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Meetings;
using Wegmarke.Processes;
using Wegmarke.Processes.Bundling;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>The horizon on both engines: versions, reviews, ends, tables, votes, feeds, partnerships, sharing.</summary>
public sealed class HorizonTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly Actor Jana = new(Guid.NewGuid(), "Jana Brandt", []);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    private static readonly TrendContent Trend = new("Signal", "Zeitung", Today.AddDays(-10), TrendHorizon.Soon)
    {
        Relevance = new Dictionary<string, Relevance> { ["technology"] = Relevance.High },
    };

    private static readonly RiskContent Risk = new("Ausfall", "a", "b", "c", Likelihood.Rare, Impact.Severe)
    {
        Owner = "IT", Relevance = Trend.Relevance, Review = Today.AddDays(30), Loss = new(1, 2, 3), ResidualImpact = Impact.Slight,
    };

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Versions_reviews_ends_and_initiatives_are_rows_and_nobody_writes_over_anybody(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db, "Musterstadt");
        var id = Assert.IsType<SaveEntry.Saved>(await SaveEntry.Run(db, Jana, town, null, 0, Trend, Now)).Id;
        var answered = Trend with { Answer = TrendAnswer.Act, Reason = "Weil", Owner = "IT", Review = Today.AddDays(9) };
        Assert.IsType<SaveEntry.Saved>(await SaveEntry.Run(db, Jana, town, id, 1, answered, Now));
        Assert.Equal(2, Assert.IsType<SaveEntry.Overtaken>(await SaveEntry.Run(db, Jana, town, id, 1, Trend, Now)).Theirs.Number);
        Assert.IsType<SaveEntry.NotThere>(await SaveEntry.Run(db, Jana, await Town(db, "Anderswo"), id, 2, Trend, Now));
        Assert.IsType<SaveEntry.NotThere>(await SaveEntry.Run(db, Jana, town, id, 2, Risk, Now));
        Assert.IsType<ReviewEntry.Refused>(await ReviewEntry.Run(db, Jana, town, EntryKind.Trend, id, 0, "Neu", Today, Now));
        Assert.IsType<ReviewEntry.Done>(await ReviewEntry.Run(db, Jana, town, EntryKind.Trend, id, 0, "Neu", Today.AddDays(50),
            Now.AddHours(1)));
        Assert.IsType<ReviewEntry.Refused>(await ReviewEntry.Run(db, Jana, town, EntryKind.Trend, id, 0, "Auch", Today.AddDays(9), Now));
        var begun = Assert.IsType<BeginInitiative.Begun>(await BeginInitiative.Run(db, Jana, town, Model, EntryKind.Trend, id, 2,
            "Maßnahme daraus", "technology", Now.AddHours(2)));
        Assert.IsType<BeginInitiative.Refused>(await BeginInitiative.Run(db, Jana, town, Model, EntryKind.Trend, id, 2, "Noch eine",
            "technology", Now.AddHours(3)));
        db.ChangeTracker.Clear();
        Assert.Equal(["Maßnahme daraus"], (await Portfolio.Of(db, town)).Sheets.Select(one => one.Content.Title));

        var state = (await HorizonBoard.Of(db, town)).Find(EntryKind.Trend, id)!;
        Assert.Equal((3, begun.Initiative), (state.Versions.Count, Assert.Single(state.Content.Initiatives)));
        Assert.Equal(Today.AddDays(9), state.Due);
        Assert.IsType<EndEntry.ReasonMissing>(await EndEntry.Run(db, Jana, town, EntryKind.Trend, id, " ", Now));
        Assert.IsType<EndEntry.NotThere>(await EndEntry.Run(db, Jana, town, EntryKind.Risk, id, "Vorbei", Now));
        Assert.IsType<EndEntry.Done>(await EndEntry.Run(db, Jana, town, EntryKind.Trend, id, "Vorbei", Now));
        Assert.IsType<SaveEntry.NotThere>(await SaveEntry.Run(db, Jana, town, id, 3, answered, Now));
        Assert.Empty((await HorizonBoard.Of(db, town)).Of(EntryKind.Trend));
        Assert.IsType<EndEntry.Done>(await EndEntry.TakeBack(db, Jana, town, EntryKind.Trend, id, Now));
        Assert.Single((await HorizonBoard.Of(db, town)).Of(EntryKind.Trend));
        Assert.Contains("end-trend", await db.Set<AuditLine>().Select(one => one.Deed).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_initiative_that_is_there_already_can_answer_an_entry_and_stop_answering_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, other) = (await Town(db, "Musterstadt"), await Town(db, "Anderswo"));
        var id = Assert.IsType<SaveEntry.Saved>(await SaveEntry.Run(db, Jana, town, null, 0, Trend, Now)).Id;
        async Task<Guid> Idea(Guid house) => Assert.IsType<SaveInitiative.Saved>(await SaveInitiative.Run(db, Jana, house, Model, null, 0,
            new("Notbetrieb üben", "technology", InitiativeSource.Own), Now)).Id;
        var (mine, theirs) = (await Idea(town), await Idea(other));
        Task<SaveEntry.Outcome> Link(int seen, Guid initiative, bool answers) =>
            LinkInitiative.Run(db, Jana, town, EntryKind.Trend, id, seen, initiative, answers, Now);
        async Task<IReadOnlyList<Guid>> Linked() => (await HorizonBoard.Of(db, town)).Find(EntryKind.Trend, id)!.Content.Initiatives;

        Assert.IsType<SaveEntry.Refused>(await Link(1, theirs, true));
        Assert.IsType<SaveEntry.Saved>(await Link(1, mine, true));
        Assert.IsType<SaveEntry.Overtaken>(await Link(1, mine, true));
        Assert.Equal([mine], await Linked());
        Assert.IsType<SaveEntry.Saved>(await Link(2, mine, true));
        Assert.Equal([mine], await Linked());
        Assert.IsType<SaveEntry.Saved>(await Link(3, mine, false));
        Assert.Empty(await Linked());
        Assert.IsType<SaveEntry.NotThere>(await LinkInitiative.Run(db, Jana, other, EntryKind.Trend, id, 4, mine, true, Now));
    }

    [Fact]
    public void A_signal_is_drawn_with_the_ring_in_which_it_lay_a_year_ago()
    {
        HorizonEntry Version(int number, int days, TrendHorizon ring) => new(Guid.Empty, number, Guid.Empty, EntryKind.Trend,
            (Trend with { Horizon = ring }).ToJson(), "Jana Brandt", Now.AddDays(-days));
        TrendHorizon Before(params HorizonEntry[] versions) => new HorizonView(null!, Model, new([], []), new("", "", "", "", 1), Today,
            true,
            Language.German).RingBefore(new(versions, [], null));
        Assert.Equal(TrendHorizon.Soon, Before(Version(1, 900, TrendHorizon.Later), Version(2, 400, TrendHorizon.Soon),
            Version(3, 300, TrendHorizon.Later), Version(4, 5, TrendHorizon.Now)));
        Assert.Equal(TrendHorizon.Later, Before(Version(1, 30, TrendHorizon.Later), Version(2, 5, TrendHorizon.Now)));
        Assert.Equal(TrendHorizon.Now, Before(Version(1, 365, TrendHorizon.Now)));
        Assert.Equal("näher gerückt, vor einem Jahr in 3 bis 7 Jahren", TrendNames.Moved(TrendHorizon.Later, TrendHorizon.Soon, Language.German));
        Assert.Equal("farther off, a year ago now", TrendNames.Moved(TrendHorizon.Now, TrendHorizon.Soon, Language.English));
    }

    [Fact]
    public void What_is_missing_is_refused_in_one_sentence()
    {
        foreach (var (content, word) in new (EntryContent, string)[]
        {
            (Trend with { Source = " " }, "Quelle"), (Trend with { Relevance = new Dictionary<string, Relevance>() }, "Teilbereich"),
            (Trend with { Noted = Today.AddDays(5) }, "Zukunft"), (Trend with { Answer = TrendAnswer.Leave }, "Grund"),
            (Trend with { Link = "javascript:alert(1)" }, "https://"), (Risk with { Review = null }, "wieder angesehen"),
            (Risk with { Loss = new(3, 2, 1) }, "drei Beträge"), (Risk with { Loss = new(null, 2, 3) }, "drei Beträge"),
            (Risk with { Treatment = Treatment.Reduce }, "behandelt"),
            (new ProductContent("P", ProductKind.Reuse, "Q", Today.AddDays(9)), "Zukunft"),
        }) Assert.Contains(word, CheckEntry.Run(content, Today)!.German, StringComparison.Ordinal);
        Assert.Null(CheckEntry.Run(Trend, Today));
        Assert.Null(CheckEntry.Run(Risk, Today));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_table_that_was_written_is_read_again_and_stored_whole_or_not_at_all(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db, "Musterstadt");
        async Task<IReadOnlyList<PlannedEntry>> Store(EntryKind kind, string text)
        {
            var (rows, _, refusal) = ReadEntryTable.Run("", Encoding.UTF8.GetBytes(text), kind, Model);
            Assert.Null(refusal);
            return await PlanEntries.Store(db, Jana, town, kind, rows, Model, Language.German, Now);
        }

        foreach (var content in new EntryContent[] { Trend with { What = "=1+1; \"x\"" }, Risk,
            new ProductContent("P", ProductKind.Reuse, "Q", Today) })
        {
            var text = ReadEntryTable.Write([content], content.Kind, Model, Language.German);
            Assert.Equal(text, ReadEntryTable.Write([.. (await Store(content.Kind, text)).Select(one => one.After)], content.Kind, Model,
                Language.German));
        }

        Assert.Equal(3, (await HorizonBoard.Of(db, town)).Entries.Count);
        var bad = await Store(EntryKind.Trend, "title;source;noted;r-technology\nSignal;Neue Quelle;2027-01-01;hoch\nOhne;;2027-01-01;hoch\nWann;Q;gestern;hoch\n");
        Assert.Equal([false, true, true], bad.Select(one => one.Fault is not null));
        Assert.Contains("Quelle", bad[1].Fault!.German, StringComparison.Ordinal);
        Assert.Equal("Zeitung", ((TrendContent)(await HorizonBoard.Of(db, town)).Of(EntryKind.Trend).Single().Content).Source);
        await Store(EntryKind.Trend, "title;source\nSignal;Neue Quelle\n");
        var changed = (await HorizonBoard.Of(db, town)).Of(EntryKind.Trend).Single();
        Assert.Equal((2, "Neue Quelle", "=1+1; \"x\""), (changed.Versions.Count, ((TrendContent)changed.Content).Source,
            ((TrendContent)changed.Content).What));
        Assert.NotNull(ReadEntryTable.Run("", "Quelle;Antwort\na;b\n"u8.ToArray(), EntryKind.Trend, Model).Refusal);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Votes_below_five_are_forgotten_and_finds_of_feeds_come_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db, "Musterstadt");
        await SaveEntry.Run(db, Jana, town, null, 0, Trend, Now);
        var state = (await HorizonBoard.Of(db, town)).Entries.Single();
        async Task<TrendTally> Vote(params int[] marks)
        {
            var room = new RatingRoom();
            var vote = await HoldVote.Run(db, Jana, state, _ => room, Now);
            foreach (var (at, mark) in marks.Index()) Assert.True(room.Mark(state.Id.ToString(), mark, $"device {at}"));
            Assert.True(await HoldVote.End(db, Jana, vote, room, Now));
            Assert.False(await HoldVote.End(db, Jana, vote, room, Now));
            return await db.Set<TrendTally>().AsNoTracking().SingleAsync(one => one.VoteId == vote.Id,
                TestContext.Current.CancellationToken);
        }

        Assert.Empty((await Vote(3, 3, 3, 3)).Counts);
        var tally = await Vote(0, 2, 2, 3, 3);
        Assert.Equal([1, 0, 2, 2], tally.Counts);
        Assert.Equal(TrendAnswer.Prepare, tally.Middle);

        foreach (var address in new[] { "http://example.org/f", "https://u:p@example.org/f", "file:///etc/passwd", "example.org" })
        {
            Assert.NotNull(await WatchFeeds.Add(db, Jana, town, "Quelle", address, Now));
        }

        Assert.Null(await WatchFeeds.Add(db, Jana, town, "Quelle", "https://example.org/f", Now));
        Assert.NotNull(await WatchFeeds.Add(db, Jana, town, "Doppelt", "https://example.org/f", Now));
        var feed = (await WatchList.Of(db, town)).Feeds.Single();
        FeedItem[] items = [new("A", "https://example.org/1", Today), new("A noch einmal", "https://example.org/1", null),
            new("B", "https://example.org/2", null)];
        Assert.Equal(2, await WatchFeeds.Keep(db, Jana, feed, items, Now));
        Assert.Equal(0, await WatchFeeds.Keep(db, Jana, feed, items, Now));
        var find = (await WatchList.Of(db, town)).Waiting[0];
        Assert.True(await WatchFeeds.Judge(db, Jana, town, find.Id, null, Now));
        Assert.False(await WatchFeeds.Judge(db, Jana, town, find.Id, state.Id, Now));
        Assert.Single((await WatchList.Of(db, town)).Waiting);
        Assert.False(await WatchFeeds.End(db, Jana, await Town(db, "Anderswo"), feed.Id, Now));
        Assert.True(await WatchFeeds.End(db, Jana, town, feed.Id, Now));
        Assert.Empty((await WatchList.Of(db, town)).Waiting);
        Assert.Single((await HorizonBoard.Of(db, town)).Entries);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Partners_agree_by_a_named_person_share_to_the_cent_and_leave_on_a_day(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (lead, second, stranger) = (await Town(db, "Musterstadt"), await Town(db, "Neuburgen"), await Town(db, "Fremdheim"));
        var benefit = new PlannedBenefit(Guid.NewGuid(), "Stunden", "Stunden", 0, 100, Today.AddDays(300));
        var content = new PartnershipContent("Wohngeld", "Alles", LegalForm.PublicAgreement, CostSplit.Volume, 100_00, Today) { Benefits = [benefit] };
        var town = await db.Set<Administration>().AsNoTracking().SingleAsync(one => one.Id == lead, TestContext.Current.CancellationToken);
        Assert.IsType<KeepPartnership.Refused>(await KeepPartnership.Found(db, Jana, town, content, "", Now));
        Assert.IsType<KeepPartnership.Refused>(await KeepPartnership.Found(db, Jana, town, content with { YearlyCents = -1 }, "Kaya", Now));
        var id = Assert.IsType<KeepPartnership.Done>(await KeepPartnership.Found(db, Jana, town, content, "Dr. Kaya", Now)).Id;
        Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Ask(db, Jana, lead, id, "Neuburgen", Now.AddHours(1)));
        Assert.IsType<JoinPartnership.Refused>(await JoinPartnership.Ask(db, Jana, lead, id, "neuburgen", Now));
        Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Ask(db, Jana, lead, id, "Gemeinde Anderswo", Now.AddHours(2)));
        Assert.IsType<JoinPartnership.NotThere>(await JoinPartnership.Ask(db, Jana, second, id, "Noch eine", Now));

        // Asked is not yet a partner: no writing, no share; a stranger finds nothing.
        Assert.IsType<KeepPartnership.NotThere>(await KeepPartnership.Change(db, Jana, second, id, 1, content, Now));
        Assert.Null(await PartnershipState.Find(db, stranger, id));
        Assert.IsType<JoinPartnership.Refused>(await JoinPartnership.Agree(db, Jana, second, id, " ", Now));
        Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Agree(db, Jana, second, id, "Petra Holl, Hauptamt", Now));
        Assert.IsType<JoinPartnership.NotThere>(await JoinPartnership.Agree(db, Jana, second, id, "Petra Holl", Now));
        Assert.IsType<KeepPartnership.Overtaken>(await KeepPartnership.Change(db, Jana, second, id, 0, content, Now));
        Assert.IsType<KeepPartnership.Done>(await KeepPartnership.Change(db, Jana, second, id, 1, content with { YearlyCents = 100_01 },
            Now));

        var state = (await PartnershipState.Find(db, lead, id))!;
        Assert.IsType<ShareCosts.KeysMissing>(state.Shares(Today));
        Assert.IsType<JoinPartnership.NotThere>(await JoinPartnership.Measure(db, Jana, second, id, state.Partners[0].Partner.Id, 1, Now));
        foreach (var (by, at) in new[] { (lead, 0), (second, 1), (lead, 2) })
        {
            Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Measure(db, Jana, by, id, state.Partners[at].Partner.Id, 1, Now));
        }

        state = (await PartnershipState.Find(db, second, id))!;
        Assert.Equal([33_34, 33_34, 33_33], Assert.IsType<ShareCosts.Shares>(state.Shares(Today)).Cents);
        Assert.IsType<JoinPartnership.Refused>(await JoinPartnership.Leave(db, Jana, lead, id, state.Partners[0].Partner.Id, Today, "Weg",
            Now));
        Assert.IsType<JoinPartnership.NotThere>(await JoinPartnership.Leave(db, Jana, lead, id, state.Partners[1].Partner.Id, Today,
            "Weg", Now));
        Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Leave(db, Jana, second, id, state.Partners[1].Partner.Id,
            Today.AddDays(9), "Weg", Now));
        state = (await PartnershipState.Find(db, lead, id))!;
        Assert.Equal((3, 2), (state.Members(Today.AddDays(9)).Count, state.Members(Today.AddDays(10)).Count));
        Assert.Equal([50_01, 50_00], Assert.IsType<ShareCosts.Shares>(state.Shares(Today.AddDays(10))).Cents);
        Assert.IsType<KeepPartnership.NotThere>(await KeepPartnership.Change(db, Jana, second, id, 2, content, Now.AddDays(10)));

        Assert.IsType<KeepPartnership.Refused>(await KeepPartnership.Read(db, Jana, lead, id, benefit.Id, Today.AddDays(5), 10, "Q", Now));
        Assert.IsType<KeepPartnership.Done>(await KeepPartnership.Read(db, Jana, lead, id, benefit.Id, Today, 10, "Q", Now));
        Assert.Equal(10, (await PartnershipState.Find(db, lead, id))!.Realised(benefit.Id)!.Value);
    }

    [Fact]
    public async Task What_is_due_in_a_partnership_stands_before_its_partners_for_as_long_as_they_are()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var (lead, second, stranger) = (await Town(db, "Musterstadt"), await Town(db, "Neuburgen"), await Town(db, "Fremdheim"));
        var benefit = new PlannedBenefit(Guid.NewGuid(), "Stunden", "Stunden", 0, 100, Today.AddDays(300));
        var content = new PartnershipContent("Wohngeld", "Alles", LegalForm.PublicAgreement, CostSplit.Equal, 100_00, Today)
        {
            Benefits = [benefit], Steps = [new("Beschluss", Today.AddDays(-9), Today.AddDays(-8)), new("Akten", Today.AddDays(5), null)],
        };
        var town = await db.Set<Administration>().AsNoTracking().SingleAsync(one => one.Id == lead, TestContext.Current.CancellationToken);
        var id = Assert.IsType<KeepPartnership.Done>(await KeepPartnership.Found(db, Jana, town, content, "Dr. Kaya", Now)).Id;
        async Task<IEnumerable<(string Name, DateOnly Day)>> Due(Guid house, DateOnly day) =>
            FindSteps.Run(await PartnershipState.Of(db, house), house, day).Select(one => (one.Name, one.Day));

        Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Ask(db, Jana, lead, id, "Neuburgen", Now));
        Assert.Empty(await Due(second, Today));
        Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Agree(db, Jana, second, id, "Petra Holl, Hauptamt", Now));
        var partner = (await PartnershipState.Find(db, lead, id))!.Of(second)!.Partner.Id;
        Assert.IsType<JoinPartnership.Done>(await JoinPartnership.Leave(db, Jana, second, id, partner, Today.AddDays(9), "Weg", Now));
        Assert.Equal([("Akten", Today.AddDays(5)), ("Stunden", Today.AddDays(300))], await Due(second, Today));
        Assert.Empty(await Due(second, Today.AddDays(10)));
        Assert.Empty(await Due(stranger, Today));
        Assert.Empty(FindSteps.Overdue(await PartnershipState.Of(db, lead), lead, Today.AddDays(5)));
        var point = Assert.Single(FindSteps.Overdue(await PartnershipState.Of(db, lead), lead, Today.AddDays(6)));
        Assert.Equal((AgendaReason.PartnershipStep, "Wohngeld", "Akten", $"partnerships/{id}"),
            (point.Reason, point.Subject, point.Why, point.About));
        Assert.IsType<KeepPartnership.Done>(await KeepPartnership.Read(db, Jana, lead, id, benefit.Id, Today.AddDays(300), 90, "Q",
            Now.AddDays(301)));
        Assert.Equal(["Akten"], (await Due(lead, Today.AddDays(301))).Select(one => one.Name));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Whoever_shows_nothing_sees_nothing_and_risks_are_borne_until_a_day(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (one, other) = (await Town(db, "Musterstadt"), await Town(db, "Neuburgen"));
        db.Add(new Process(Guid.NewGuid(), one, "Leistung", "", "", "", ""));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await TurnSharing.Run(db, Jana, one, true, "", Now));
        Assert.Null(await TurnSharing.Run(db, Jana, one, true, "Dr. Kaya", Now));
        Assert.Empty(await TurnSharing.Towns(db, other));
        Assert.Null(await TurnSharing.Run(db, Jana, other, true, "Frau Holl", Now));
        Assert.Equal([("Musterstadt", 1), ("Neuburgen", 0)], (await TurnSharing.Towns(db, other)).Select(town => (town.Administration.Name,
            town.Processes.Count)));
        Assert.Null(await TurnSharing.Run(db, Jana, one, false, "Dr. Kaya", Now));
        Assert.Equal(["Neuburgen"], (await TurnSharing.Towns(db, other)).Select(town => town.Administration.Name));

        var id = Assert.IsType<SaveEntry.Saved>(await SaveEntry.Run(db, Jana, one, null, 0, Risk, Now)).Id;
        Assert.IsType<AcceptRisk.Refused>(await AcceptRisk.Run(db, Jana, one, id, "", "Weil", Today.AddDays(9), Now));
        Assert.IsType<AcceptRisk.Refused>(await AcceptRisk.Run(db, Jana, one, id, "Dr. Kaya", "Weil", Today.AddYears(4), Now));
        Assert.IsType<AcceptRisk.NotThere>(await AcceptRisk.Run(db, Jana, other, id, "Dr. Kaya", "Weil", Today.AddDays(9), Now));
        Assert.IsType<AcceptRisk.Done>(await AcceptRisk.Run(db, Jana, one, id, "Dr. Kaya", "Weil", Today.AddDays(9), Now));
        var acceptance = (await HorizonBoard.Of(db, one)).AcceptanceOf(id)!;
        Assert.IsType<AcceptRisk.Done>(await AcceptRisk.TakeBack(db, Jana, one, id, acceptance.Id, Now));
        Assert.IsType<AcceptRisk.NotThere>(await AcceptRisk.TakeBack(db, Jana, one, id, acceptance.Id, Now));
        Assert.Null((await HorizonBoard.Of(db, one)).AcceptanceOf(id));
    }

    private static async Task<Guid> Town(Database db, string name)
    {
        var town = new Administration(Guid.NewGuid(), name, 100, 10, Now);
        db.Add(town);
        await db.SaveChangesAsync();
        return town.Id;
    }
}
