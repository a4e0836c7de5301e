using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Care.Tables;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Care;

/// <summary>Two towns, one with a released survey and a running one and the keys of both, as backups, moves and erasures meet it. Filled
/// once; every
/// test gets a copy.</summary>
internal sealed record HouseToCopy(Guid Town, Guid Other, Guid Closed, Guid Running, byte[] Ballot, byte[] RunningKey)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root, "models/zukunftsfaehigkeit/1.0"))
        .Model!;
    private static readonly Lazy<Task<(string Folder, HouseToCopy House)>> Pattern = new(MakePattern);

    public static async Task<(Stores Stores, HouseToCopy House)> Open(string engine, PostgresServer postgres)
    {
        var (pattern, house) = await Pattern.Value;
        var folder = Directory.CreateTempSubdirectory("wegmarke-care-").FullName;
        var onFiles = engine == "SQLite";
        foreach (var path in Directory.EnumerateFiles(pattern, "*", SearchOption.AllDirectories).Where(path => onFiles || !path.EndsWith(".db", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(pattern, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        if (onFiles) return (Stores.Over(new(folder)), house);
        var place = new StorageSettings(folder, postgres.NewHouse(), postgres.NewAnswers());
        await AnswerStore.Open(place).DisposeAsync();
        await InvitationStore.Open(place).DisposeAsync();
        await using (var stores = await StoresToFill.Open(place))
        {
            foreach (var kind in Enum.GetValues<StoreKind>())
            {
                await using var source = await OpenedStore.Read(new(pattern), kind);
                foreach (var table in await source!.Tables())
                {
                    Assert.Null(await stores.Take(kind, [.. table.Columns.Select(column => column.Name)], await ReadRows.Content(source,
                        table), () => ReadRows.Run(source, table)));
                }
            }

            Assert.Null(await stores.Commit());
        }

        return (Stores.Over(place), house);
    }

    public static async Task<string> ReleaseOf(Database db, Guid campaign) => (await db.Set<Release>().AsNoTracking().SingleAsync(one =>
        one.CampaignId == campaign)).Json;

    private static async Task<(string, HouseToCopy)> MakePattern()
    {
        var settings = new StorageSettings(Directory.CreateTempSubdirectory("wegmarke-care-pattern-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(settings.Folder, recursive: true);
        HouseToCopy house;
        await using (var answers = AnswerStore.Open(settings))
        await using (var invitations = InvitationStore.Open(settings))
        await using (var db = Database.Open(settings))
        {
            await BringUpToDate.Run(db);
            var town = await NewTown(db, "Musterstadt");
            var closed = await Open(db, town, "Erste Befragung");
            foreach (var answer in Enumerable.Range(0, 12)) await answers.Submit(closed.Campaign.Id, ResumeSecret.Fresh().Ballot,
                Sheet(2 + (answer % 3)));
            await CloseCampaign.Run(db, Actor.System, closed.Campaign, Now.AddDays(1));
            await FinishClosure.Run(db, answers, invitations, Actor.System, (await CampaignState.Find(db, closed.Campaign.Id))!,
                Now.AddDays(1));
            var running = (await Open(db, town, "Zweite Befragung")).Campaign.Id;
            var secret = ResumeSecret.Fresh();
            await answers.Submit(running, secret.Ballot, Sheet(4));
            await answers.SaveDraft(running, ResumeSecret.Fresh(), Sheet(1));
            await invitations.Issue(running, Guid.NewGuid(), [AccessCode.Fresh(), AccessCode.Fresh()]);
            var other = await NewTown(db, "Nebenstadt");
            house = new(town, other, closed.Campaign.Id, running, secret.Ballot, answers.Keys.Of(running));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return (settings.Folder, house);
    }

    private static async Task<Guid> NewTown(Database db, string name) =>
        ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, name, 40, 4, Now)).Id;

    private static PackedSheet Sheet(int code) => new(0, -1, [.. Model.Items.Select(_ => (byte)code)]);

    private static async Task<CampaignState> Open(Database db, Guid town, string title)
    {
        var administration = await db.Set<Administration>().AsNoTracking().SingleAsync(one => one.Id == town);
        var id = ((PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, administration, Model, "full", title, false, 5, Now)).Id;
        return await Consents.Open(db, id, Now);
    }
}
