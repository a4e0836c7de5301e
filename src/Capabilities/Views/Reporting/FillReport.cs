using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;

namespace Wegmarke.Views.Reporting;

/// <summary>Fills what somebody chose with what was released, decided and frozen.</summary>
public static class FillReport
{
    /// <param name="fallback">The model that holds while nothing is released.</param>
    public static async Task<ReportDocument> Run(Database db, Administration administration, ReportKind kind, ReportPlan plan,
        MaturityModel fallback, DateTimeOffset now) => Of(await ReportGround.Find(db, administration, kind, plan, fallback, now));

    public static ReportDocument Of(ReportGround ground)
    {
        var say = ground.Language.Say;
        List<ReportSource> sources = [];
        if (ground.Result is { } result)
        {
            sources.Add(new(ReportSource.Release, result.Hash, say($"Freigabe der Welle {result.Document.Wave}, {result.Document.Title}",
                $"release of wave {result.Document.Wave}, {result.Document.Title}")));
        }

        sources.AddRange(ground.Rounds.Select(one => new ReportSource(ReportSource.Round, one.Hash,
            say($"Controlling-Runde {one.Document.Number} vom {ground.Language.Day(one.Document.Frozen)}",
                $"controlling round {one.Document.Number} of {ground.Language.Day(one.Document.Frozen)}"))));
        if (ground.Comparison is { } comparison)
        {
            sources.Add(new(ReportSource.Circle, comparison.Hash, say($"{comparison.Document.Circle}, Freigabe {comparison.Document.Number}",
                $"{comparison.Document.Circle}, release {comparison.Document.Number}")));
        }

        if (ground.Dossier is { } dossier)
        {
            sources.Add(new(ReportSource.Settings, dossier.Consent.Hash, say($"Einstellungen der Erhebung „{dossier.Campaign.Title}“",
                $"settings of the survey “{dossier.Campaign.Title}”")));
        }

        return new(ReportDocument.CurrentSchema, ground.Kind, ground.Plan.Language, ground.Plan.Title, ground.Plan.Number,
            ground.Administration.Name, ground.Kind == ReportKind.Unit ? ground.Plan.Unit : "", ground.Today, sources,
            [.. ground.Plan.Blocks.Where(one => ground.Kind.Allowed().Contains(one.Kind)).SelectMany(block => Fill(ground, block))]);
    }

    private static IEnumerable<ReportPart> Fill(ReportGround ground, ReportBlock block)
    {
        var heading = block.Heading.Length > 0 ? block.Heading : block.Kind == BlockKind.Own ? "" : block.Kind.Name(ground.Language);
        if (heading.Length > 0) yield return new HeadingPart(2, heading);
        if (block.Kind == BlockKind.Proposal)
        {
            yield return new ListPart(true, [.. block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries
                | StringSplitOptions.TrimEntries)]);
            yield break;
        }

        foreach (var paragraph in Paragraphs(block.Text)) yield return new TextPart(paragraph);
        foreach (var part in Content(ground, block.Kind)) yield return part;
    }

    private static IEnumerable<ReportPart> Content(ReportGround ground, BlockKind kind) => kind switch
    {
        BlockKind.Own => [],
        BlockKind.Targets or BlockKind.Vision or BlockKind.Goals or BlockKind.Initiatives or BlockKind.Declined or BlockKind.Decisions =>
            ground.Steering is { } steering ? FillSteering.Run(ground, steering, kind) : [],
        BlockKind.Lights or BlockKind.Moved => FillRound.Run(ground, kind),
        BlockKind.Causes or BlockKind.Quotes => FillCauses.Run(ground, kind),
        BlockKind.Compared or BlockKind.Position or BlockKind.Peers or BlockKind.PeerFacts or BlockKind.Factors =>
            ground.Comparison is { } view ? FillCircle.Run(view, ground.Factors, kind)
                : [new TextPart(ground.Language.Say("Noch hat kein Kreis einen Vergleich freigegeben, zu dem Ihre Verwaltung beigetragen hat.",
                    "No circle has released a comparison yet to which your administration contributed."))],
        _ when ReportKinds.DossierBlocks.Contains(kind) => ground.Dossier is { } dossier
            ? new FillDossier(dossier, ground.Language).Of(kind)
            : [new TextPart(ground.Language.Say("Noch ist keine Erhebung geplant.", "No survey is planned yet."))],
        BlockKind.Words => FillWords.Run(ground),
        BlockKind.Method => FillWords.Method(ground),
        _ => ground.Result is { } result ? FillResults.Run(ground, result, kind)
            : [new TextPart(ground.Language.Say("Noch ist kein Ergebnis freigegeben.", "No result has been released yet."))],
    };

    /// <summary>An empty line parts paragraphs; a single line break does not.</summary>
    public static IEnumerable<string> Paragraphs(string text) => text.ReplaceLineEndings("\n").Split("\n\n",
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
