using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Benchmarks;

/// <summary>One member's figure, made comparable.</summary>
/// <param name="Variance">Squared standard error: of the answers for the staff there are, of the linking, and of rounding.</param>
internal sealed record Estimate(double Mean, double Variance, bool Linked);

/// <summary>Finds what can be compared: figures from the same items as they are, others through the items that both asked.</summary>
/// <remarks>Linking: mean of the shared anchor items plus the mean difference between area and anchors among those who asked the reference
/// items (mean equating through a common-item set, Kolen and Brennan 2014, ch. 4). The variance of a mean over m of k items follows from
/// the mean covariance of items, c = (k·V − s²)/(k − 1): V_m = (s²_m + (m − 1)·c)/m.</remarks>
internal sealed class Comparable
{
    /// <summary>Fewest anchor items for linking, and the share of the reference items that they must make up.</summary>
    private const int AnchorsMin = 2;
    private const double AnchorShareMin = 0.3;

    /// <summary>Fewest members who asked the reference items, so that the difference is known.</summary>
    private const int DirectMin = 6;

    /// <summary>What rounding of the parts and the whole can add up to.</summary>
    private const double PoolingTolerance = 0.02;

    private readonly Dictionary<string, string> renamed;
    private readonly Dictionary<(string Area, string Perspective), Link> links = [];
    private readonly Dictionary<string, string> pooled;

    public Comparable(MaturityModel model, IReadOnlyList<Contribution> contributions)
    {
        renamed = model.Renames.ToDictionary(one => one.From, one => one.To);
        var parts = from contribution in contributions
                    from area in contribution.Areas
                    from perspective in area.Perspectives
                    group perspective by (area.Key, perspective.Key);
        foreach (var group in parts) links[group.Key] = LinkOf([.. group]);
        pooled = contributions.SelectMany(one => one.Areas).Where(area => area.Overall is not null).GroupBy(area => area.Key)
            .ToDictionary(group => group.Key, group => group.CountBy(Perspectives).MaxBy(one => (one.Value, one.Key.Length)).Key);
    }

    /// <summary>Checksum of what those were asked who are compared as they are.</summary>
    public string ReferenceOf(string area, string view) => Checksum(view == CircleView.Overall
        ? pooled[area].Split(' ').Select(perspective => (perspective, links[(area, perspective)].Reference))
        : [(view, links[(area, view)].Reference)]);

    /// <summary>A figure as it is, if it was asked as this checksum says; without the others nothing can be linked.</summary>
    public static Estimate? Direct(Contribution contribution, MaturityModel model, string area, string view, string asked)
    {
        var alone = new Comparable(model, [contribution]);
        return contribution.AreaOf(area) is { } own && (view == CircleView.Overall ? own.Overall is not null
            : own.Perspectives.Any(one => one.Key == view)) && alone.ReferenceOf(area, view) == asked
            ? alone.Of(contribution, area, view).Estimate : null;
    }

    private static string Checksum(IEnumerable<(string Perspective, string Items)> parts) =>
        CircleText.HashOf(string.Join('\n', parts.Select(one => $"{one.Perspective}: {one.Items}")))[..16];

    /// <param name="view">A perspective, or all that count.</param>
    public (Estimate? Estimate, Absence? Because) Of(Contribution contribution, string area, string view)
    {
        if (contribution.AreaOf(area) is not { } own) return (null, Absence.Empty);
        if (view != CircleView.Overall)
        {
            return own.Perspectives.FirstOrDefault(one => one.Key == view) is { } found ? Of(contribution, area, found)
                : (null, Absence.Empty);
        }

        if (own.Overall is not { } overall) return (null, Absence.Empty);
        if (Perspectives(own) != pooled[area]) return (null, CircleAbsence.OtherPerspectives);
        if (own.Perspectives.All(one => links[(area, one.Key)].IsReference(Items(one))))
        {
            return (new(overall.Mean, ErrorOf(overall, contribution.Staff), false), null);
        }

        // The overall mean pools people; so do its linked parts.
        var parts = own.Perspectives.Select(one => (one.Figure.N, one.Figure.Mean, Found: Of(contribution, area, one))).ToList();
        if (parts.FirstOrDefault(part => part.Found.Because is not null).Found.Because is { } because) return (null, because);
        double n = parts.Sum(part => part.N);
        // Where perspectives carry weights or one is protected, the parts do not make up the whole.
        if (Math.Abs(parts.Sum(part => part.N * part.Mean) / n - overall.Mean) > PoolingTolerance) return (null, CircleAbsence.OtherItems);
        return (new(parts.Sum(part => part.N * part.Found.Estimate!.Mean) / n,
            parts.Sum(part => part.N / n * (part.N / n) * part.Found.Estimate!.Variance), true), null);
    }

    private (Estimate? Estimate, Absence? Because) Of(Contribution contribution, string area, ContributedPerspective own)
    {
        var link = links[(area, own.Key)];
        var people = own.Key switch
        {
            "leaders" => contribution.Leaders,
            "staff" => contribution.Staff - contribution.Leaders,
            _ => double.PositiveInfinity,
        };
        if (link.IsReference(Items(own))) return (new(own.Figure.Mean, ErrorOf(own.Figure, people), false), null);
        if (link.Of(Items(own), Anchors(own)) is not { } shared || own.ItemVariance is not { } all) return (null, CircleAbsence.OtherItems);
        double k = own.Items.Count, m = shared.Anchors.Count;
        var covariance = k > 1 ? (k * own.Figure.Variance - all) / (k - 1) : 0;
        var variance = Math.Max(0, (shared.Anchors.Average(one => one.Variance) + (m - 1) * covariance) / m);
        return (new(shared.Anchors.Average(one => one.Mean) + shared.Offset,
            ErrorOf(own.Figure with { Variance = variance }, people) + shared.OffsetVariance, true), null);
    }

    /// <summary>Squared standard error with finite-population correction; more answers than people: none. Rounding is never
    /// certain.</summary>
    private static double ErrorOf(ContributedFigure figure, double people) => figure.Variance / figure.N
        * (figure.N > people ? 1 : 1 - figure.N / people) + CheckFigures.RoundingVariance;

    private static string Perspectives(ContributedArea area) => string.Join(' ', area.Perspectives.Select(one => one.Key));

    private string Now(string item) => renamed.GetValueOrDefault(item) ?? item;

    private string Items(ContributedPerspective one) => string.Join(' ', one.Items.Select(Now).Order(StringComparer.Ordinal));

    private Dictionary<string, ContributedAnchor> Anchors(ContributedPerspective one) =>
        one.Anchors.ToDictionary(anchor => Now(anchor.Item));

    private Link LinkOf(List<ContributedPerspective> all)
    {
        var reference = all.GroupBy(Items).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .First();
        return new(reference.Key, [.. reference.Select(one => (one.Figure.Mean, Anchors(one)))]);
    }

    private sealed class Link(string reference, List<(double Mean, Dictionary<string, ContributedAnchor> Anchors)> direct)
    {
        private readonly Dictionary<string, (IReadOnlyList<string> Shared, double Offset, double Variance)?> known = [];

        public string Reference => reference;

        public bool IsReference(string items) => items == reference;

        public (IReadOnlyList<ContributedAnchor> Anchors, double Offset, double OffsetVariance)? Of(string items,
            Dictionary<string, ContributedAnchor> anchors)
        {
            if (!known.TryGetValue(items, out var found)) known[items] = found = Find(anchors.Keys);
            return found is { } link && link.Shared.All(anchors.ContainsKey)
                ? ([.. link.Shared.Select(key => anchors[key])], link.Offset, link.Variance) : null;
        }

        private (IReadOnlyList<string>, double, double)? Find(IEnumerable<string> own)
        {
            var items = reference.Split(' ');
            List<string> shared = [.. own.Where(items.Contains).Order(StringComparer.Ordinal)];
            if (shared.Count < AnchorsMin || shared.Count < AnchorShareMin * items.Length) return null;
            double[] offsets = [.. direct.Where(one => shared.All(one.Anchors.ContainsKey))
                .Select(one => one.Mean - shared.Average(key => one.Anchors[key].Mean))];
            if (offsets.Length < DirectMin) return null;
            var mean = offsets.Average();
            // The difference of one more member varies around the mean difference.
            var variance = offsets.Sum(one => (one - mean) * (one - mean)) / (offsets.Length - 1);
            return (shared, mean, variance * (1 + 1.0 / offsets.Length));
        }
    }
}
