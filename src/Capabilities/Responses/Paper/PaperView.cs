using Wegmarke.Campaigns;
using Wegmarke.Responses.Paper.Scanning;

namespace Wegmarke.Responses.Paper;

/// <summary>Everything on paper of one campaign.</summary>
/// <param name="TakenOver">Sheets from paper among the answers, in batches of five like every count.</param>
public sealed record PaperView(CampaignState State, IReadOnlyList<BatchLine> Batches, int TakenOver)
{
    public IReadOnlyList<SheetKind> Kinds =>
    [
        .. from language in SheetVariants.LanguagesOf(State.Model)
           from perspective in Enumerable.Range(0, State.Model.Perspectives.Count)
           let kind = new SheetKind(perspective, 0, SheetVariants.Languages.ToList().IndexOf(language))
           where SheetVariants.Asked(State, kind) is { Count: > 0 }
           select kind,
    ];
}

/// <param name="Open">What somebody has to look at; 0 when it can be taken over.</param>
/// <param name="Progress">How far its scan is read; null where nothing waits.</param>
public sealed record BatchLine(PaperBatch Batch, PaperBatchEnd? End, int Sheets, int Open, ScanProgress? Progress);

/// <summary>One batch with what is open in it.</summary>
public sealed record BatchView(
    CampaignState State, PaperBatch Batch, PaperBatchEnd? End, IReadOnlyList<PaperSheet> Sheets, IReadOnlyList<TroubledPage> Troubles,
    ScanProgress? Progress)
{
    private const int ShownMax = 30;

    public int Open => EndBatch.OpenIn(Batch, Sheets);

    /// <summary>The first of what has to be decided, so that a page stays small enough to load.</summary>
    public IEnumerable<(PaperSheet Sheet, int Field, OpenDoubt? Doubt)> Decisions => Sheets.SelectMany(OpenIn).Take(ShownMax);

    private static IEnumerable<(PaperSheet Sheet, int Field, OpenDoubt? Doubt)> OpenIn(PaperSheet sheet)
    {
        foreach (var doubt in sheet.Doubts) yield return (sheet, doubt.Field, doubt);
        foreach (var different in sheet.Differences) yield return (sheet, different, null);
    }
}
