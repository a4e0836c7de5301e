using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;

namespace Wegmarke.StandingSurveys;

/// <summary>The released months of a standing survey as its page shows them.</summary>
public sealed record StandingView(StandingSurveyState State, Language Language)
{
    /// <summary>So many periods fit into one drawing.</summary>
    private const int PointsMax = 24;

    public ModelTexts Texts => State.Model.TextsIn(Language.Key);

    /// <summary>Documents of one perspective, the oldest first.</summary>
    public IReadOnlyList<(MonthRelease Release, ReleaseDocument Document)> Series(string perspective) =>
        [.. State.Releases.Where(one => one.Perspective == perspective && one.Json is not null)
            .Select(one => (one, one.Document!)).TakeLast(PointsMax)];

    /// <summary>The areas that anything was released of, in the model's order.</summary>
    public IEnumerable<Area> AreasOf(string perspective) => State.Model.Areas.Where(area =>
        Series(perspective).Any(one => FigureOf(one.Document, area, perspective) is not null));

    public IReadOnlyList<TrendPoint> Points(string perspective, Area area) =>
        [.. Series(perspective).Select(one => new TrendPoint(one.Release.To.InShort, NameOf(one.Release),
            FigureOf(one.Document, area, perspective) is { } figure ? new GapEnd(figure.Mean, figure.Low, figure.High, figure.N) : null))];

    public string NameOf(MonthRelease release) => Month.Name(release.From, release.To, Language);

    /// <summary>What the latest period says, and whether it says more than chance could.</summary>
    public string Sentence(string perspective, Area area)
    {
        var shown = Series(perspective).Select(one => (one.Release, Figure: FigureOf(one.Document, area, perspective)))
            .Where(one => one.Figure is not null).ToList();
        var (release, now) = shown[^1];
        var said = Language.Say($"{NameOf(release)}: {Language.Number(now!.Mean, 1)} ({Word(area, perspective, now.Mean)}), {Language.Count(now.N)} Antworten.",
            $"{NameOf(release)}: {Language.Number(now.Mean, 1)} ({Word(area, perspective, now.Mean)}), {Language.Count(now.N)} answers.");
        if (shown.Count < 2 || ReleasedFigures.Change(shown[^2].Figure, now, 0) is not { } change) return said;
        var before = NameOf(shown[^2].Release);
        return said + " " + (!change.Clear
            ? Language.Say($"Gegenüber {before} ist kein Unterschied erkennbar.", $"Against {before} no difference can be told.")
            : change.Difference > 0 ? Language.Say($"Das ist besser als zuvor ({before}).", $"That is better than before ({before}).")
            : Language.Say($"Das ist schlechter als zuvor ({before}).", $"That is worse than before ({before})."));
    }

    /// <summary>How the items of the latest period were answered, by scale.</summary>
    public IEnumerable<(string Key, Axis Scale, IReadOnlyList<DistributionRow> Rows)> Items(string perspective, Area area)
    {
        var latest = Series(perspective)[^1].Document;
        return from scale in State.Model.Scales
               let rows = State.Model.ItemsOf(area.Key, perspective).Where(item => item.Scale == scale.Key)
                   .Select(item => RowOf(latest, area, perspective, item)).OfType<DistributionRow>().ToList()
               where rows.Count > 0
               select (scale.Key, AxisOf(scale), (IReadOnlyList<DistributionRow>)rows);
    }

    public Axis AxisOf(Area area, string perspective) =>
        AxisOf(State.Model.ScaleOf(State.Model.ItemsOf(area.Key, perspective).First(item => !item.Reversed)));

    private Axis AxisOf(AnswerScale scale) => new(scale.Low,
        [.. Enumerable.Range(scale.Low, scale.Stages).Select(value => Texts.Stages[State.Model.StageKey(scale, value)])]);

    private string Word(Area area, string perspective, double mean)
    {
        var axis = AxisOf(area, perspective);
        return axis.Words[Math.Clamp((int)Math.Round(mean, MidpointRounding.AwayFromZero) - axis.Low, 0, axis.Words.Count - 1)];
    }

    private DistributionRow? RowOf(ReleaseDocument document, Area area, string perspective, Item item)
    {
        var released = document.Areas.FirstOrDefault(one => one.Key == area.Key)?.Items.FirstOrDefault(one => one.Key == item.Key);
        if (released is null || !released.Perspectives.TryGetValue(perspective, out var answers)) return null;
        return answers is null ? new(Texts.Items[item.Key].Text, null, 0, 0, 0, null)
            : new(Texts.Items[item.Key].Text, answers.Counts, answers.DoNotKnow, answers.NotApplicable, answers.Skipped, answers.Mean);
    }

    private static ReleasedFigure? FigureOf(ReleaseDocument document, Area area, string perspective) =>
        document.Areas.FirstOrDefault(one => one.Key == area.Key)?.Perspectives.GetValueOrDefault(perspective);
}
