using Wegmarke.Disclosure;
using Wegmarke.Releases;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Attacker;

/// <summary>What other rules would publish of the same answers: the naive one shows every group with enough answers, the simple one also
/// hides a sibling where one is hidden.</summary>
public static class NaiveRelease
{
    /// <summary>A twin that leaks on purpose: the release with every unit and attribute value that has enough answers.</summary>
    public static ReleaseDocument Of(SmallTown town, ReleaseDocument safe)
    {
        var table = town.Answers;
        return safe with
        {
            Areas = [.. safe.Areas.Select(area =>
            {
                var exposure = Exposure.Of(table, town.Model.Areas.First(one => one.Key == area.Key), [(safe, _ => true)]);
                var scores = FindTargets.PersonScores(town, exposure);
                return area with
                {
                    Cells = [.. area.Cells.Select(cell =>
                    {
                        var members = Exposure.Members(table, safe, cell);
                        double[] present = [.. Enumerable.Range(0, table.Rows).Where(members).Select(row => scores[row])
                            .Where(score => !double.IsNaN(score))];
                        return present.Length < town.Facts.Campaign.Threshold ? cell : cell with
                        {
                            Figure = new(present.Length, Protection.RoundMean(Moments.Mean(present)),
                                Protection.RoundSd(Moments.StandardDeviation(present)), 0, 0, 0),
                        };
                    })],
                };
            })],
        };
    }

    /// <summary>Figures of units and attribute values: with enough answers, shown under simple sibling hiding, shown by the gate.</summary>
    public static (int Naive, int Siblings, int Gate) Count(SmallTown town, ReleaseDocument safe)
    {
        var (naive, siblings, gate) = (0, 0, 0);
        var table = town.Answers;
        foreach (var area in safe.Areas)
        {
            var exposure = Exposure.Of(table, town.Model.Areas.First(one => one.Key == area.Key), [(safe, _ => true)]);
            var scores = FindTargets.PersonScores(town, exposure);
            int Size(Func<int, bool> members) => Enumerable.Range(0, table.Rows).Count(row => members(row) && !double.IsNaN(scores[row]));
            var sizes = area.Cells.ToDictionary(cell => cell, cell => Size(Exposure.Members(table, safe, cell)));
            naive += sizes.Values.Count(size => size >= town.Facts.Campaign.Threshold);
            gate += area.Cells.Count(cell => cell.Figure is not null);
            foreach (var family in area.Cells.GroupBy(cell => (cell.Perspective, cell.Attribute,
                cell.Attribute is null ? safe.Units.First(unit => unit.Key == cell.Unit).Parent : cell.Unit)))
            {
                var key = family.Key;
                var whole = key.Item3 is { } parent ? sizes[area.Cells.First(cell => cell.Unit == parent && cell.Attribute is null
                    && cell.Perspective == key.Perspective)] : Size(row => table.Perspectives[row] == key.Perspective);
                int[] parts = [.. family.Select(cell => sizes[cell])];
                // Those who said nothing are a sibling, too.
                var shown = Suppression.Run([.. parts, Math.Max(0, whole - parts.Sum())], town.Facts.Campaign.Threshold);
                siblings += parts.Where((size, at) => size > 0 && shown[at]).Count();
            }
        }

        return (naive, siblings, gate);
    }
}
