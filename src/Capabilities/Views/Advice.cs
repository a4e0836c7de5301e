using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>What a result asks its reader to decide: what stands still below its target, and where a beginning would carry
/// furthest.</summary>
/// <param name="Stuck">Below the target beyond doubt and not detectably moved since the wave before; furthest first.</param>
/// <param name="Levers">Below the target themselves, with the areas below the target that they make possible; most first.</param>
public sealed record Advice(IReadOnlyList<ReleasedArea> Stuck, IReadOnlyList<(ReleasedArea Area, IReadOnlyList<string> Opens)> Levers)
{
    public static Advice Of(ResultView view)
    {
        var (distances, changes) = (TestAreas.Distances(view.Document), TestAreas.Changes(view.Document, view.Earlier));
        var below = view.Document.Areas.Where(area => area.Overall is not null && distances[area.Key] == Certainty.Certain)
            .OrderByDescending(area => area.Target - area.Overall!.Mean).ToList();
        List<ReleasedArea> stuck = [.. below.Where(area => area.Against(view.Earlier) is not null && changes[area.Key] == Certainty.Open)];
        List<(ReleasedArea Area, IReadOnlyList<string> Opens)> levers = [.. below.Select(area => (area, Opens(view, area, below)))
            .Where(one => one.Item2.Count > 0).OrderByDescending(one => one.Item2.Count)];
        return new(stuck, levers);
    }

    private static IReadOnlyList<string> Opens(ResultView view, ReleasedArea area, List<ReleasedArea> below) =>
        [.. view.Model.Areas.First(one => one.Key == area.Key).Enables.Select(arrow => arrow.Area)
            .Where(key => below.Any(one => one.Key == key))];
}
