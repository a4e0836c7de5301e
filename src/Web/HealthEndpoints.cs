using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Care.Tables;
using Wegmarke.Design;
using Wegmarke.Invitations;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>What machines ask: does it run, can it work. Says numbers and words of ours, nothing of anybody.</summary>
internal static class HealthEndpoints
{
    private const string Root = "/health";

    public static bool IsHealth(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/live", () => Results.Text("ok\n")).ForMachines();
        app.MapGet(Root + "/ready", async (CheckHealth check) =>
        {
            var findings = await check.Run();
            return Results.Text(string.Concat(findings.Select(one =>
                $"{one.Name}: {(one.Well ? "ok" : "NOT OK")} {one.Said.English}".TrimEnd() + "\n")),
                statusCode: findings.All(one => one.Well) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).ForMachines();
    }
}

/// <param name="Said">A number or a reason, for people.</param>
internal sealed record HealthFinding(string Name, bool Well, Sentence Said)
{
    public static readonly Sentence Nothing = new("", "");

    /// <summary>A word that is the same in both languages.</summary>
    public static Sentence Word(string word) => new(word, word);
}

/// <summary>Looks whether the instance can do its work: schema, all four stores, room on the disk, clock, mail.</summary>
internal sealed class CheckHealth(Settings settings, Preparation preparation, ReadOnlySwitch onlyShows, TimeProvider time)
{
    private const long RoomMin = 200L * 1024 * 1024;
    private static readonly Sentence Silent = new("die Datenbank antwortet nicht", "the database does not answer");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceForMail = TimeSpan.FromHours(2);
    private static readonly TimeSpan ClockOff = TimeSpan.FromMinutes(2);
    private readonly (DateTimeOffset Wall, long Ticks) start = (time.GetUtcNow(), time.GetTimestamp());

    public async Task<IReadOnlyList<HealthFinding>> Run()
    {
        if (!preparation.Done.IsCompleted) return [new("prepared", false, new("das Haus wird vorbereitet", "the house is being prepared"))];
        if (!preparation.Done.IsCompletedSuccessfully) return [new("prepared", false, new("das Haus ließ sich nicht vorbereiten; siehe Konsole",
            "the house could not be prepared; see the console"))];
        // All at once: where packets vanish, each of them waits for its own time limit.
        var (schema, mail) = (Soon("schema", Schema), Soon("mail", Mail));
        var nodes = settings.Node is { } self ? Soon("cluster", () => Nodes(self)) : null;
        var stores = Enum.GetValues<StoreKind>().Select(kind => (Name: "store " + kind.ToString().ToLowerInvariant(), Kind: kind))
            .Select(store => Soon(store.Name, () => Task.FromResult(Store(store.Name, store.Kind)))).ToList();
        IReadOnlyList<HealthFinding> others = nodes is null ? [] : [await nodes];
        return [await schema, .. await Task.WhenAll(stores), Room(), Clock(), await mail, .. others,
            new("writing", true, onlyShows.IsOn ? new("aus: zeigt nur", "off: only shows") : new("an", "on"))];
    }

    /// <summary>Whoever asks for health waits no longer than a balancer does.</summary>
    private static async Task<HealthFinding> Soon(string name, Func<Task<HealthFinding>> look)
    {
        try
        {
            return await Task.Run(look).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return new(name, false, Silent);
        }
    }

    private async Task<HealthFinding> Schema()
    {
        try
        {
            await using var db = Database.Open(settings.Storage);
            var state = await SchemaState.Of(db);
            return new("schema", state.Age == SchemaAge.Current, HealthFinding.Word(state.Age == SchemaAge.Current
                ? SchemaState.NameOf(state.Applied[^1]) : state.Age.ToString()));
        }
        catch (Exception trouble) when (Guardrail.IsStoreInTrouble(trouble))
        {
            return new("schema", false, Silent);
        }
    }

    /// <summary>Each store begins to write and takes it back: a full disk, a lock or a replica shows here, not when somebody sends a
    /// sheet.</summary>
    private HealthFinding Store(string name, StoreKind kind) => TryToWrite.Run(settings.Storage, kind) is { } problem && !onlyShows.IsOn
        ? new(name, false, HealthFinding.Word(problem)) : new(name, true, HealthFinding.Nothing);

    /// <summary>A node that the others do not see must get no visitors.</summary>
    private async Task<HealthFinding> Nodes(Cluster.NodeSettings self)
    {
        try
        {
            var nodes = await ClusterDoor.Nodes(settings);
            var here = nodes.Where(one => one.State == Care.NodeState.Here).Select(one => one.Name).ToList();
            var gone = nodes.Where(one => one.State == Care.NodeState.Gone).Select(one => one.Name).ToList();
            return new("cluster", here.Contains(self.Name), new(
                $"{here.Count} da: {string.Join(", ", here)}" + (gone.Count == 0 ? "" : $"; fort: {string.Join(", ", gone)}"),
                $"{here.Count} here: {string.Join(", ", here)}" + (gone.Count == 0 ? "" : $"; gone: {string.Join(", ", gone)}")));
        }
        catch (Exception trouble) when (Guardrail.IsStoreInTrouble(trouble))
        {
            return new("cluster", false, Silent);
        }
    }

    private HealthFinding Room()
    {
        var free = new DriveInfo(settings.Storage.Folder).AvailableFreeSpace;
        return new("disk", free > RoomMin, new(string.Create(Language.German.Culture, $"{free / 1e9:0.0} GB frei"),
            string.Create(CultureInfo.InvariantCulture, $"{free / 1_000_000} MB free")));
    }

    /// <summary>A clock that jumped opens and closes surveys at the wrong time; the machine's count of time since the start does not
    /// jump.</summary>
    private HealthFinding Clock()
    {
        var off = (time.GetUtcNow() - start.Wall - time.GetElapsedTime(start.Ticks)).Duration();
        return new("clock", off < ClockOff, off < ClockOff ? HealthFinding.Nothing : new(
            string.Create(CultureInfo.InvariantCulture, $"seit dem Start um {off.TotalSeconds:0} s gesprungen"),
            string.Create(CultureInfo.InvariantCulture, $"jumped by {off.TotalSeconds:0} s since the start")));
    }

    private async Task<HealthFinding> Mail()
    {
        if (settings.Mail is null) return new("mail", true, new("nicht eingerichtet", "not set up"));
        try
        {
            await using var db = Database.Open(settings.Storage);
            var due = time.GetUtcNow() - PatienceForMail;
            var stuck = await (from mailing in db.Set<Mailing>().AsNoTracking()
                               join progress in db.Set<MailingProgress>().AsNoTracking() on mailing.Id equals progress.MailingId
                               where !progress.Finished && !progress.Paused && progress.Trouble != null && mailing.DueAt <= due
                               select mailing.Id).CountAsync();
            return new("mail", stuck == 0, stuck == 0 ? HealthFinding.Nothing : new($"{stuck} Versände warten länger als zwei Stunden",
                $"{stuck} mailings wait for more than two hours"));
        }
        catch (Exception trouble) when (Guardrail.IsStoreInTrouble(trouble))
        {
            return new("mail", false, Silent);
        }
    }
}
