using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks;
using Wegmarke.Campaigns;
using Wegmarke.Causes;
using Wegmarke.Controlling;
using Wegmarke.Design;
using Wegmarke.Disclosure;
using Wegmarke.Initiatives;
using Wegmarke.Interviews;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;

namespace Wegmarke.Views.Reporting;

/// <summary>What a report is filled from, as those of its readers see it who may see least. What the kind does not allow is not even
/// loaded.</summary>
/// <param name="Result">Null: nothing is released, or the kind shows nothing of it.</param>
/// <param name="Rounds">The latest frozen rounds, the latest first.</param>
/// <param name="Quotes">Those that are released for the readers of this kind.</param>
/// <param name="LeftOut">Areas that judge few people and so stay out.</param>
public sealed record ReportGround(
    Administration Administration, MaturityModel Model, ReportKind Kind, ReportPlan Plan, ResultView? Result, StrategyView? Steering,
    IReadOnlyList<(RoundDocument Document, string Hash)> Rounds, CauseBoard? Causes, IReadOnlyList<QuoteSight> Quotes,
    IReadOnlyList<string> LeftOut, DateOnly Today)
{
    private static readonly BlockKind[] OfResults = [BlockKind.Findings, BlockKind.Profile, BlockKind.Perspectives, BlockKind.Change,
        BlockKind.Areas, BlockKind.Units, BlockKind.OwnUnit, BlockKind.Facts, BlockKind.Method, BlockKind.Words];

    private static readonly BlockKind[] OfCircle = [BlockKind.Compared, BlockKind.Position, BlockKind.Peers, BlockKind.PeerFacts,
        BlockKind.Factors];

    private static readonly BlockKind[] OfSteering = [BlockKind.Targets, BlockKind.Vision, BlockKind.Goals, BlockKind.Initiatives,
        BlockKind.Declined, BlockKind.Decisions];

    /// <summary>How the administration compares; null: the kind shows nothing of it, or nothing is released.</summary>
    public ComparisonView? Comparison { get; private init; }

    /// <summary>What the trustee found to go with success, for the release that is compared with, as far as the administration contributes
    /// itself.</summary>
    public IReadOnlyList<SuccessFactors> Factors { get; private init; } = [];

    public DossierView? Dossier { get; private init; }

    public Language Language => Plan.Spoken;

    public ModelTexts Texts => Model.TextsIn(Language.Key);

    /// <summary>A reader who holds nothing but the role with whose eyes this kind is filled.</summary>
    public static Actor Eyes(ReportKind kind, Guid administration) => new(Guid.Empty, "", [new(kind.EyesOf(), administration)]);

    /// <param name="fallback">The model that holds while nothing is released.</param>
    public static async Task<ReportGround> Find(Database db, Administration administration, ReportKind kind, ReportPlan plan,
        MaturityModel fallback, DateTimeOffset now)
    {
        var (eyes, language) = (Eyes(kind, administration.Id), plan.Spoken);
        var asked = plan.Blocks.Select(one => one.Kind).Intersect(kind.Allowed()).ToHashSet();
        // How a survey was computed says nothing about a comparison between towns.
        var result = kind != ReportKind.Circle && asked.Overlaps(OfResults)
            ? await FindResult.Run(db, eyes, administration.Id, plan.Wave, language) : null;
        if (kind == ReportKind.Unit && result is not null) result = result with { Sight = Of(result.Document, plan.Unit) };
        var left = kind == ReportKind.Press && result is not null ? Few(result) : [];
        if (left.Count > 0) result = Without(result!, left);
        var model = result?.Model ?? fallback;
        var quotes = asked.Contains(BlockKind.Quotes) ? (await FindQuotes.Run(db, administration.Id, now)).Where(one =>
            one.ReleasedFor(CircleOf(kind)) && !Few(model).Contains(one.Quote.Area)).ToList() : [];
        var comparison = asked.Overlaps(OfCircle) ? await Compare(db, administration.Id, plan) : null;
        return new(administration, comparison?.Model ?? model, kind, plan, result,
            asked.Overlaps(OfSteering) ? await StrategyView.Find(db, eyes, administration, fallback, language, now) : null,
            asked.Contains(BlockKind.Lights) || asked.Contains(BlockKind.Moved)
                ? await FindCourses.Frozen(db, administration.Id, 2) : [],
            asked.Contains(BlockKind.Causes) ? await FindCauses.Run(db, eyes, administration.Id, fallback,
                await Taken(db, administration.Id), language, now) : null,
            quotes, [.. left.Select(key => result!.Texts.Areas[key].ShortName)], DateOnly.FromDateTime(now.UtcDateTime))
        {
            Comparison = comparison,
            Factors = comparison is not null && asked.Contains(BlockKind.Factors)
                ? await FindFactors.For(db, comparison.Membership.CircleId, comparison.Document.Number, comparison.Own) : [],
            Dossier = asked.Overlaps(ReportKinds.DossierBlocks) ? await DossierOf(db, administration.Id, plan) : null,
        };
    }

    /// <summary>The same ground for a report about another unit: nothing is looked up anew.</summary>
    public ReportGround For(string unit, ReportPlan plan) => this with
    {
        Plan = plan with { Unit = unit }, Result = Result is { } result ? result with { Sight = Of(result.Document, unit) } : null,
    };

    private static async Task<ComparisonView?> Compare(Database db, Guid administration, ReportPlan plan) =>
        (await JoinCircle.Of(db, administration)).FirstOrDefault(one => plan.About is null || one.Id == plan.About) is { } membership
            ? await ComparisonView.Find(db, membership, null, null, plan.Spoken) : null;

    private static async Task<DossierView?> DossierOf(Database db, Guid administration, ReportPlan plan) =>
        (await CampaignState.Of(db, administration)).Select(one => one.Campaign.Id)
            .FirstOrDefault(one => plan.About is null || one == plan.About) is var id && id != Guid.Empty
            && await CampaignState.Find(db, id) is { } state ? await FindDossier.Run(db, state, plan.Spoken) : null;

    /// <summary>For whom quotes must be released to stand in a report of this kind.</summary>
    public static QuoteState CircleOf(ReportKind kind) => kind switch
    {
        ReportKind.Press => QuoteState.Public,
        ReportKind.Council => QuoteState.Council,
        _ => QuoteState.House,
    };

    private static UnitSight Of(ReleaseDocument document, string unit) =>
        document.Units.FirstOrDefault(one => one.Key == unit) is { } found ? UnitSight.Below(document, found.Of.ToHashSet())
            : UnitSight.None;

    private static List<string> Few(ResultView result) => [.. result.Document.Areas.Select(one => one.Key).Intersect(Few(result.Model))];

    private static IEnumerable<string> Few(MaturityModel model) =>
        model.Areas.Where(area => !SingularRoles.MayShowPart(area.SingularRole, false)).Select(area => area.Key);

    private static ResultView Without(ResultView result, List<string> areas) => result with
    {
        Document = result.Document with
        {
            Areas = [.. result.Document.Areas.Where(one => !areas.Contains(one.Key))],
            Readings = [.. result.Document.Readings.Where(one => !areas.Contains(one.Area))],
            Contradictions = [.. result.Document.Contradictions.Where(one => !areas.Contains(one.Area))],
        },
    };

    private static async Task<IReadOnlyList<TakenInitiative>> Taken(Database db, Guid administration)
    {
        var causes = await db.Set<Cause>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        return [.. (await Portfolio.Of(db, administration)).Sheets.Where(one => !one.Stand.IsNo()).SelectMany(sheet =>
            sheet.Content.Causes.SelectMany(key => causes.Where(one => one.Known == key || one.Id.ToString() == key)
                .Select(one => new TakenInitiative(one.Id, sheet.Content.Title, ""))))];
    }
}
