using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Invitations;
using Wegmarke.People;
using Wegmarke.People.Competences;
using Wegmarke.People.Figures;
using Wegmarke.People.Folder;
using Wegmarke.People.Programmes;
using Wegmarke.People.Risks;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Folders, cards, frozen figures, consent and seats on both engines.</summary>
public sealed class PeopleTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 17, 43, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly Actor Heike = new(Guid.NewGuid(), "Heike Lorenz", []);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_folder_opens_with_its_secret_only_and_nothing_stored_leads_to_its_content_or_its_card(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, keys) = (await Town(db), Keys(stores));
        var cards = ((PrintCards.Printed)await PrintCards.Run(db, keys, Heike, town.Id, "Sachbearbeitung", 3, Now)).Codes;
        var lines = await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken);
        var (secret, other) = (FolderSecret.Fresh(), FolderSecret.Fresh());
        Assert.Equal("Sachbearbeitung", await KeepFolder.GroupOf(db, keys, town.Id, cards[0]));
        Assert.True(await KeepFolder.Begin(db, keys, town.Id, cards[0], secret));
        Assert.True(await KeepFolder.Begin(db, keys, town.Id, cards[0], secret));
        Assert.False(await KeepFolder.Begin(db, keys, town.Id, cards[0], other));
        Assert.False(await KeepFolder.Begin(db, keys, town.Id, AccessCode.Fresh(), other));
        Assert.Null(await KeepFolder.GroupOf(db, keys, town.Id, cards[0]));
        await KeepFolder.Write(db, town.Id, secret, FolderContent.Empty("Sachbearbeitung") with { Plan = [new("Streng-Geheimes-Vorhaben",
            "", false)] });

        Assert.Equal("Streng-Geheimes-Vorhaben", (await KeepFolder.Open(db, town.Id, FolderSecret.Read(secret.ToString())!))!.Plan[0].What);
        Assert.Null(await KeepFolder.Open(db, town.Id, other));
        Assert.Equal(lines, await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken));
        var row = await db.Set<PersonFolder>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, (row.Box.Length - 28) % 4096);
        foreach (var trace in new[] { "Streng-Geheimes", secret.ToString(), secret.ToString().Replace("-", "", StringComparison.Ordinal), cards[0].ToString() })
        {
            Assert.False(stores.Hold(Encoding.UTF8.GetBytes(trace)), trace);
            Assert.DoesNotContain(trace, Encoding.UTF8.GetString(row.Box), StringComparison.Ordinal);
        }

        Assert.Equal(5, new[] { secret.Name, Convert.ToHexStringLower(secret.Key), secret.CopyToken, secret.CheckToken(town.Id),
            secret.CheckToken(Guid.Empty) }.Distinct().Count());
        Assert.IsType<PrintCards.Refused>(await PrintCards.Run(db, keys, Heike, town.Id, "Sachbearbeitung", 78, Now));
        Assert.IsType<PrintCards.Refused>(await PrintCards.Run(db, keys, Heike, town.Id, "Gibt es nicht", 1, Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_somebody_gave_counts_once_can_be_taken_back_and_a_quarter_is_frozen_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, keys) = (await Town(db), Keys(stores));
        Assert.IsType<FreezeFigures.NothingGiven>(await FreezeFigures.Run(db, keys, Heike, town.Id, Now));
        var secrets = Enumerable.Range(0, 12).Select(_ => FolderSecret.Fresh()).ToList();
        foreach (var (at, secret) in secrets.Index())
        {
            for (var twice = 0; twice < 2; twice++) await GiveToGroup.Run(db, town.Id, secret.CopyToken, at < 6 ? "A"
                : "B", [("c:x", at % 2 == 0)], null);
        }

        Assert.IsType<FreezeFigures.Frozen>(await FreezeFigures.Run(db, keys, Heike, town.Id, Now));
        Assert.IsType<FreezeFigures.AlreadyFrozen>(await FreezeFigures.Run(db, keys, Heike, town.Id, Now.AddDays(5)));
        var first = await GroupFigures.Of(db, town.Id);
        Assert.Equal((5, 10), (first.Latest("c:x", ChooseShares.House)!.Share.Tenths, first.Latest("c:x", ChooseShares.House)!.Share.About));
        Assert.Equal(["A", "B"], first.Groups);

        // Two leave: the next quarter would tell of them, so the figure of before stays with its date.
        foreach (var secret in secrets.Take(2)) await GiveToGroup.Run(db, town.Id, secret.CopyToken, "A", [], null);
        Assert.Equal(10, await db.Set<Contribution>().CountAsync(TestContext.Current.CancellationToken));
        Assert.IsType<FreezeFigures.Frozen>(await FreezeFigures.Run(db, keys, Heike, town.Id, Now.AddDays(100)));
        var second = await GroupFigures.Of(db, town.Id);
        Assert.Equal("2026-Q1", second.Latest("c:x", ChooseShares.House)!.Quarter.Key);
        Assert.Equal("2026-Q2", second.Last!.Value.Key);
        Assert.Equal("2026-Q2", second.Latest("c:x", "B")?.Quarter.Key ?? "2026-Q2");
        Assert.DoesNotContain(await db.Set<FrozenFigure>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken),
            one => secrets.Any(secret => one.Basis.Contains(secret.CopyToken, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Without_a_consent_that_holds_no_figure_about_risks_is_there_and_two_counts_lie_apart(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        GroupRisk Row(int year, int staff, int three, int five, int ten) => new(town.Id, year, "Sachbearbeitung", staff, three, five,
            ten, 3, "", default);
        Assert.IsType<RecordRisks.Refused>(await RecordRisks.Run(db, Heike, town.Id, [Row(2026, 40, 8, 5, 20)], Now));
        Assert.IsType<RecordRisks.Recorded>(await RecordRisks.Run(db, Heike, town.Id, [Row(2026, 40, 5, 9, 20)], Now));
        Assert.IsType<RecordRisks.Refused>(await RecordRisks.Run(db, Heike, town.Id, [Row(2027, 40, 5, 9, 20)], Now));
        Assert.Empty((await StaffRisks.Of(db, town.Id, Today)).Groups);
        Assert.NotNull(await ConsentToRisks.Run(db, Heike, town.Id, Today.AddDays(-1), "Beschluss", Now));
        Assert.NotNull(await ConsentToRisks.Run(db, Heike, town.Id, Today.AddDays(10), "", Now));
        Assert.Null(await ConsentToRisks.Run(db, Heike, town.Id, Today.AddDays(10), "Beschluss vom 1. März", Now));
        Assert.Equal(2, Assert.Single((await StaffRisks.Of(db, town.Id, Today.AddDays(10))).Groups).Five!.Tenths);
        Assert.Empty((await StaffRisks.Of(db, town.Id, Today.AddDays(11))).Groups);
        await ConsentToRisks.End(db, Heike, town.Id, Now);
        Assert.Empty((await StaffRisks.Of(db, town.Id, Today)).Groups);
        Assert.Equal((null, null, null), StaffRisks.Show([Row(2026, 9, 3, 4, 5)]).Select(one => (one.Three, one.Five, one.Ten)).Single());
        // One person between three and five years would be the difference of two bands.
        Assert.Null(StaffRisks.Show([Row(2026, 40, 8, 9, 20)])[0].Three);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Towns_share_a_cohort_and_a_deleted_folder_leaves_no_seat_no_entry_and_no_contribution(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, keys) = (await Town(db), Keys(stores));
        var beside = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Nachbarstadt", 40, 4, Now)).Id;
        var neighbour = await db.Set<Administration>().AsNoTracking().SingleAsync(one => one.Id == beside,
            TestContext.Current.CancellationToken);
        await KeepEntry.Run(db, Heike, town.Id, CohortList.Key, null, 0, new ListedEntry(new Dictionary<string, string>
        {
            ["title"] = "Herbst", ["programme"] = "", ["seats"] = "2", ["place"] = "hier", ["dates"] = "2026-10-12 09:00 60 Auftakt",
                ["towns"] = "Probedorf\nNachbarstadt", ["companies"] = "",
        }), "Herbst", Now);
        var cohort = Assert.Single(await CohortList.Of(db, neighbour));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(async number =>
        {
            await using var own = stores.House();
            return await BookSeats.Run(own, Heike, cohort, Guid.NewGuid(), "Nachbarstadt", 1, Now);
        })), Assert.Null);
        Assert.Equal((0, 1), ((await CohortList.Of(db, town))[0].Plan.Free, (await CohortList.Of(db, town))[0].Plan.Waiting));
        Assert.NotNull(await BookSeats.Run(db, Heike, cohort, Guid.NewGuid(), "Anderswo", 1, Now));
        Assert.NotNull(await BookSeats.Run(db, Heike, cohort, Guid.NewGuid(), "Probedorf", 1, Now.AddYears(1)));

        var (secret, card) = (FolderSecret.Fresh(), ((PrintCards.Printed)await PrintCards.Run(db, keys, Heike, town.Id,
            "Sachbearbeitung", 1, Now)).Codes[0]);
        await KeepFolder.Begin(db, keys, town.Id, card, secret);
        await BookSeats.Run(db, null, cohort, secret.Seat(cohort.Cohort.Id), "Probedorf", 1, Now);
        await GiveToGroup.Run(db, town.Id, secret.CopyToken, "Sachbearbeitung", [("c:x", true)], null);
        Assert.NotNull(await OfferExpertise.Run(db, new(secret.Register, town.Id, "", "Tabellen", "", "", Today)));
        Assert.Null(await OfferExpertise.Run(db, new(secret.Register, town.Id, "B. Maas", "Tabellen", "", "214", Today)));
        Assert.Single(await OfferExpertise.Find(db, town.Id, "tabell"));
        var content = FolderContent.Empty("Sachbearbeitung") with { Seats = [cohort.Cohort.Id] };
        await KeepFolder.Write(db, town.Id, secret, content);
        await KeepFolder.Delete(db, town.Id, secret, content);
        Assert.Equal((0, 0, 3, 0), (await db.Set<PersonFolder>().CountAsync(TestContext.Current.CancellationToken),
            await db.Set<ExpertEntry>().CountAsync(TestContext.Current.CancellationToken),
            await db.Set<CohortBooking>().CountAsync(TestContext.Current.CancellationToken), await db.Set<Contribution>()
                .CountAsync(TestContext.Current.CancellationToken)));
    }

    private static PeopleKeys Keys(Stores stores) => new(stores.Settings.PathOf(PeopleKeys.Folder));

    private static async Task<Administration> Town(Database db)
    {
        var id = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Probedorf", 40, 4, Now)).Id;
        await KeepEntry.Run(db, Heike, id, StaffGroups.Key, null, 0, new ListedEntry(new Dictionary<string,
            string> { ["name"] = "Sachbearbeitung", ["staff"] = "40" }), "", Now);
        return await db.Set<Administration>().AsNoTracking().SingleAsync(one => one.Id == id);
    }
}
