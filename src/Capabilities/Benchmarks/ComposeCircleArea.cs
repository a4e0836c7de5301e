using Wegmarke.Disclosure;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Multilevel;

namespace Wegmarke.Benchmarks;

/// <summary>One area of a circle's release: what may be shown of its groups, and where each member stands in it.</summary>
internal sealed class ComposeCircleArea
{
    /// <summary>Fewest members for a percentile: below, one place is more than five per cent.</summary>
    private const int PercentileMin = 20;

    private const int StepsMax = 10;
    private const double Level = 0.95;
    private const double Sides = 1.959964;

    private readonly CircleFacts facts;
    private readonly IReadOnlyList<IReadOnlyList<PeerGroup>> groups;
    private readonly string area;
    private readonly Comparable comparable;
    private readonly string[] cells;
    private readonly string?[] cellsBefore;
    private readonly List<View> views;
    private readonly CircleCuts cuts;
    private readonly List<IReadOnlyCollection<string>> sets;

    private ComposeCircleArea(CircleFacts facts, Comparable comparable, IReadOnlyList<IReadOnlyList<PeerGroup>> groups, string area)
    {
        (this.facts, this.groups, this.area, this.comparable) = (facts, groups, area, comparable);
        cells = [.. facts.Entries.Select(one => CellOf(one.Now)!)];
        cellsBefore = [.. facts.Entries.Select(one => one.Before is null ? null : CellOf(one.Before))];
        string[] keys = [CircleView.Overall, .. facts.Model.Perspectives.Select(one => one.Key)];
        views = [.. keys.Select(ViewOf).Where(one => one.Now.Any(found => found.Estimate is not null))];
        sets = [.. facts.Known.Of(area)];
        var scale = facts.Model.Scales[0];
        cuts = new(sets, [.. views.Select(ValuesOf)], scale.Low, scale.High);
    }

    public static (CircleArea Area, IReadOnlyList<OwnView>[] Own, KnownArea Sets) Run(CircleFacts facts, Comparable comparable,
        IReadOnlyList<IReadOnlyList<PeerGroup>> groups, string area) => new ComposeCircleArea(facts, comparable, groups, area).Compose();

    private sealed record View(string Key, (Estimate? Estimate, string? Because)[] Now, Estimate?[] Before);

    private (CircleArea, IReadOnlyList<OwnView>[], KnownArea) Compose()
    {
        var shown = new List<CircleView>();
        var own = facts.Entries.Select(_ => new List<OwnView>()).ToArray();
        foreach (var view in views)
        {
            int[] present = [.. Enumerable.Range(0, cells.Length).Where(at => view.Now[at].Estimate is not null && IsWhole(at))];
            List<(PeerGroup Group, int[] Members)> candidates = [.. present.SelectMany(at => groups[at].Select(group => (group, at)))
                .GroupBy(one => one.group, one => one.at).Select(group => (group.Key, group.ToArray()))
                .OrderByDescending(one => one.Item2.Length).ThenBy(one => one.Key.Kind == CircleGroupFigure.All ? 0 : 1)
                .ThenBy(one => one.Key.Kind, StringComparer.Ordinal).ThenBy(one => one.Key.Name, StringComparer.Ordinal)];
            List<(CircleGroupFigure Figure, int[] Members)> figures = [.. candidates.Where(one => Show(one.Members.Select(at => cells[at])))
                .Select(one => (FigureOf(view, one.Group, one.Members), one.Members))];
            var all = figures.FirstOrDefault(one => one.Figure.Kind == CircleGroupFigure.All);
            shown.Add(new(view.Key, [.. figures.Select(one => one.Figure)], all.Figure is null ? [] : StepsOf(view, all.Members),
                view.Now.Count(one => one.Estimate?.Linked == true), view.Now.Count(one => one.Because == CircleAbsence.OtherItems.Key),
                comparable.ReferenceOf(area, view.Key)));
            AddOwn(view, all.Members, figures, own);
        }

        return (new(area, shown), [.. own.Select(one => (IReadOnlyList<OwnView>)one)], KnownSets.Pack(sets));
    }

    /// <summary>All views of an area are about the same members, those with the whole figure: from views about others those could be found
    /// who lack a part.</summary>
    private bool IsWhole(int at) => views[0].Key != CircleView.Overall || views[0].Now[at].Estimate is not null;

    private View ViewOf(string key) => new(key, [.. facts.Entries.Select(entry =>
    {
        var (found, because) = comparable.Of(entry.Now, area, key);
        return (found, because?.Key);
    })], [.. facts.Entries.Select(entry => entry.Before is null ? null : comparable.Of(entry.Before, area, key).Estimate)]);

    /// <summary>A contribution counts as another one only where it says something else about this area.</summary>
    private string? CellOf(Contribution contribution) => contribution.AreaOf(area) is not { } own ? contribution.Member.ToString("N")
        : CircleText.HashOf($"{contribution.Member:N} {string.Join(' ', Figures(own))}")[..16];

    private static IEnumerable<string> Figures(ContributedArea own) => own.Perspectives
        .Select(one => (one.Key, one.Figure)).Append((CircleView.Overall, own.Overall!)).Where(one => one.Item2 is not null)
        .Select(one => FormattableString.Invariant($"{one.Item1} {one.Item2.N} {one.Item2.Mean} {one.Item2.Variance}"));

    private Func<string, double?> ValuesOf(View view)
    {
        var values = new Dictionary<string, double>();
        for (var at = 0; at < cells.Length; at++)
        {
            if (view.Before[at] is { } before && cellsBefore[at] is { } earlier) values[earlier] = before.Mean;
            if (view.Now[at].Estimate is { } now) values[cells[at]] = now.Mean;
        }

        return cell => values.TryGetValue(cell, out var value) ? value : null;
    }

    private bool Show(params IEnumerable<string>[] wanted)
    {
        IReadOnlyCollection<string>[] each = [.. wanted.Select(one => (IReadOnlyCollection<string>)[.. one.Distinct()])];
        if (!cuts.TryShow(each)) return false;
        sets.AddRange(each);
        return true;
    }

    private CircleGroupFigure FigureOf(View view, PeerGroup group, int[] members)
    {
        double[] values = [.. members.Select(at => view.Now[at].Estimate!.Mean)];
        var mean = values.Average();
        var sd = Protection.RoundSd(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
        int[] both = [.. members.Where(at => view.Before[at] is not null)];
        var change = both.Length > 0 && Show(both.Select(at => cells[at]), both.Select(at => cellsBefore[at]!));
        return new(group.Kind, group.Name, members.Length, Protection.RoundMean(mean),
            CircleRule.MayShowSpread(values, sd) ? sd : null,
            change ? Protection.RoundMean(both.Average(at => view.Now[at].Estimate!.Mean - view.Before[at]!.Mean)) : null,
            change ? both.Length : null);
    }

    private static List<CircleStep> StepsOf(View view, int[] members)
    {
        double[] values = [.. members.Select(at => view.Now[at].Estimate!.Mean).Order()];
        var count = Math.Min(StepsMax, values.Length / (Protection.CircleOthersMin + 1));
        var steps = new List<CircleStep>();
        for (var step = 0; step < count; step++)
        {
            var (from, to) = (step * values.Length / count, (step + 1) * values.Length / count);
            steps.Add(new(to - from, Protection.RoundMean(values[from..to].Average())));
        }

        return CircleRule.MayShowSteps([.. steps.Select(one => (one.Members, one.Mean))]) ? steps : [];
    }

    private void AddOwn(View view, int[]? all, List<(CircleGroupFigure Figure, int[] Members)> figures, List<OwnView>[] own)
    {
        var shrunken = all is null ? [] : Shrink(view, all);
        var places = view.Key == CircleView.Overall ? Places(view, figures) : [];
        for (var at = 0; at < cells.Length; at++)
        {
            var (estimate, because) = view.Now[at];
            if (estimate is null && because == Wegmarke.Statistics.Absence.Empty.Key) continue;
            own[at].Add(new(view.Key, estimate is null ? null : Around(estimate.Mean, Math.Sqrt(estimate.Variance)),
                shrunken.GetValueOrDefault(at), estimate?.Linked == true,
                estimate is null ? because : all is null ? CircleAbsence.Protected.Key
                    : IsWhole(at) ? null : views[0].Now[at].Because, ChangeOf(view, at),
                places.GetValueOrDefault(at) ?? []));
        }
    }

    private static Dictionary<int, OwnFigure> Shrink(View view, int[] members)
    {
        double[] errors = [.. members.Select(at => Math.Sqrt(view.Now[at].Estimate!.Variance))];
        var model = Shrinkage.Of([.. members.Select(at => view.Now[at].Estimate!.Mean)], errors);
        if (model.Reml is not { } effects
            || !CircleRule.MayShow([.. errors.Select(error => 1 / (error * error + effects.Tau2))])) return [];
        return members.Index().ToDictionary(one => one.Item, one => Around(model.Means[one.Index], model.SeWithTau[one.Index]));
    }

    private Dictionary<int, List<OwnPlace>> Places(View view, List<(CircleGroupFigure Figure, int[] Members)> figures)
    {
        var together = 1 - (1 - Level) / facts.Model.Areas.Count;
        var places = new Dictionary<int, List<OwnPlace>>();
        foreach (var (figure, members) in figures)
        {
            double[] values = [.. members.Select(at => view.Now[at].Estimate!.Mean)];
            double[] errors = [.. members.Select(at => Math.Sqrt(view.Now[at].Estimate!.Variance))];
            var (ranks, strict) = (RankInterval.Of(values, errors, Level), RankInterval.Of(values, errors, together));
            var ascending = Ranks.Of(values).Ranks;
            var middle = (members.Length + 1) / 2.0;
            int SideOf(RankInterval rank) => rank.Worst < middle ? 1 : rank.Best > middle ? -1 : 0;
            for (var place = 0; place < members.Length; place++)
            {
                var (best, worst) = (ranks[place].Best, ranks[place].Worst);
                if (!places.TryGetValue(members[place], out var list)) places[members[place]] = list = [];
                list.Add(new(figure.Kind, figure.Name, best, worst, members.Length, SideOf(ranks[place]) + SideOf(strict[place]),
                    members.Length < PercentileMin ? null : Math.Round(100 * (ascending[place] - 1) / (members.Length - 1))));
            }
        }

        return places;
    }

    private OwnChange? ChangeOf(View view, int at)
    {
        if (view.Now[at].Estimate is not { } now || view.Before[at] is not { } before) return null;
        var difference = now.Mean - before.Mean;
        var half = Sides * Math.Sqrt(now.Variance + before.Variance);
        return new(facts.Entries[at].Before!.Wave, Protection.RoundMean(difference), Protection.RoundMean(difference - half),
            Protection.RoundMean(difference + half), Math.Abs(difference) > half);
    }

    internal static OwnFigure Around(double value, double error) => new(Protection.RoundMean(value),
        Protection.RoundMean(value - Sides * error), Protection.RoundMean(value + Sides * error));
}
