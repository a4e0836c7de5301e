using Wegmarke.Accounts;
using Wegmarke.Accounts.FourEyes;
using Wegmarke.Care.Erasing;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>A kind of deed that nobody does alone.</summary>
/// <param name="Right">Who may propose and confirm it.</param>
/// <param name="Do">Does it as the second person; says why not where it cannot be done any more.</param>
internal sealed record DangerousDeed(Right Right, Func<Language, string> Name, Func<Visit, ProposedDeed, Task<string?>> Do);

/// <summary>What waits for a second person. Which deeds those are stands in one list.</summary>
internal static class FourEyesEndpoints
{
    private const string Address = "/four-eyes";
    private const int ShownMax = 200;
    private const int OverMax = 20;

    /// <summary>By the key that a proposal carries.</summary>
    public static readonly IReadOnlyDictionary<string, DangerousDeed> Deeds = new Dictionary<string, DangerousDeed>
    {
        [QuoteEndpoints.ToPublic] = new(Right.ReleaseQuotes,
            language => language.Say("Zitat für alle freigeben", "Release a quote to everybody"), QuoteEndpoints.ReleaseToPublic),
        [ErasureOrder.Key] = new(Right.EraseAdministration,
            language => language.Say("Verwaltung löschen", "Erase an administration"), ErasureEndpoints.Confirm),
    };

    public static void MapFourEyes(this IEndpointRouteBuilder app)
    {
        var deeds = app.MapGroup(Address).Needs(Right.ReadDesk);
        deeds.MapGet("", (Visit visit) => Show(visit, null));
        deeds.MapPost("/{deed:guid}/confirmation", (Visit visit, Guid deed) => Decide(visit, deed, true));
        deeds.MapPost("/{deed:guid}/refusal", (Visit visit, Guid deed) => Decide(visit, deed, false));
    }

    /// <summary>Stores the proposal and shows where it waits.</summary>
    public static async Task<IResult> Propose(Visit visit, string deed, string subject, string content, Guid? administration)
    {
        var id = await ProposeDeed.Run(visit.Db, visit.Known, Deeds[deed].Right, deed, subject, content, administration, visit.Now);
        return Results.Redirect($"{Address}#d-{id}");
    }

    private static async Task<IResult> Show(Visit visit, string? problem)
    {
        var mine = (await FindDeeds.Run(visit.Db, ShownMax)).Where(one => one.Deed.IsFor(visit.Known)).ToList();
        var parameters = new (string, object?)[]
        {
            ("Reader", visit.Known.Id), ("Open", mine.Where(one => one.IsOpen(visit.Now)).ToList()),
            ("Over", mine.Where(one => !one.IsOpen(visit.Now)).Take(OverMax).ToList()), ("Problem", problem),
            ("Name", (Func<string, string>)(deed => Deeds.TryGetValue(deed, out var known) ? known.Name(visit.Language) : deed)),
        };
        return problem is null ? visit.Page<DeedsPage>(parameters) : visit.Mend<DeedsPage>(parameters);
    }

    private static async Task<IResult> Decide(Visit visit, Guid id, bool confirm)
    {
        // Decision and deed are stored together: where the deed fails, the proposal goes on waiting.
        await using var together = await visit.Db.Database.BeginTransactionAsync();
        var problem = await DecideDeed.Run(visit.Db, visit.Known, id, confirm, visit.Now) switch
        {
            DecideDeed.NotThere => "",
            DecideDeed.Decided decided => confirm ? await Deeds[decided.Deed.Deed].Do(visit, decided.Deed) : null,
            DecideDeed.OwnProposal => visit.Say("Sie haben das selbst vorgeschlagen. Bitte lassen Sie eine andere Person bestätigen.",
                "You proposed this yourself. Please let somebody else confirm it."),
            _ => visit.Say("Darüber ist schon entschieden, oder sieben Tage sind vorbei.", "This was decided already, or seven days have passed."),
        };
        if (problem is not null)
        {
            await together.RollbackAsync();
            visit.Db.ChangeTracker.Clear();
            return problem.Length == 0 ? visit.NotFound() : await Show(visit, problem);
        }

        await together.CommitAsync();
        return Results.Redirect(Address);
    }
}
