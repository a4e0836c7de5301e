using Wegmarke.Disclosure;
using Wegmarke.Releases;
using Wegmarke.Statistics;

namespace Wegmarke.Attacker;

/// <summary>All groups that an attacker would like to see through: slices, atoms, what is left of a unit without those below it and of the
/// whole without a slice. A group is protected if it has too few answers or all (nearly) the same.</summary>
public static class FindTargets
{
    /// <param name="among">Of every group these sheets only; null: all.</param>
    public static IReadOnlyList<Target> Run(SmallTown town, ReleaseDocument document, Exposure exposure,
        Func<int, bool>? among = null)
    {
        var table = town.Answers;
        var threshold = town.Facts.Campaign.Threshold;
        var scores = PersonScores(town, exposure);
        var targets = new List<Target>();
        var seen = new HashSet<string>();
        foreach (var (name, whole) in Groups(town, document, exposure))
        {
            int[] atoms = [.. whole.Where(atom => among is null || among(exposure.Atoms[atom][0]))];
            if (!seen.Add(string.Join(' ', atoms.Order()))) continue;
            int[] rows = [.. atoms.SelectMany(atom => exposure.Atoms[atom])];
            double[] present = [.. rows.Select(row => scores[row]).Where(score => !double.IsNaN(score))];
            if (Open(present, Protection.ScoreRange)) targets.Add(new(atoms, null, Protection.ScoreRange, name));
            foreach (var item in exposure.Items)
            {
                var codes = table.Columns[table.Items.ToList().IndexOf(item.Key)];
                double[] given = [.. rows.Select(row => codes[row]).Where(AnswerCode.IsValue).Select(code => (double)code)];
                if (Open(given, Protection.ItemRange)) targets.Add(new(atoms, item.Key, Protection.ItemRange, name));
            }
        }

        return targets;

        bool Open(double[] values, double range) => values.Length > 0
            && (values.Length < threshold || values.Max() - values.Min() < range - 1e-9);
    }

    private static IEnumerable<(string Name, int[] Atoms)> Groups(SmallTown town, ReleaseDocument document, Exposure exposure)
    {
        var seen = new HashSet<string>();
        var table = town.Answers;
        int[] Where(Func<int, bool> chosen) =>
            [.. Enumerable.Range(0, exposure.Atoms.Count).Where(atom => chosen(exposure.Atoms[atom][0]))];
        var wanted = new List<(string Name, int[] Atoms)>();
        foreach (var perspective in town.Model.Perspectives.Select(one => one.Key))
        {
            var whole = Where(row => table.Perspectives[row] == perspective);
            wanted.Add((perspective, whole));
            var cells = document.Areas.First(one => one.Key == exposure.Area.Key).Cells.Where(cell => cell.Perspective == perspective)
                .Select(cell => (Cell: cell, Atoms: Where(Exposure.Members(table, document, cell)))).ToList();
            foreach (var (cell, atoms) in cells)
            {
                var name = $"{perspective} {cell.Unit} {cell.Value}";
                wanted.Add((name, atoms));
                wanted.Add(($"{perspective} without {cell.Unit} {cell.Value}", [.. whole.Except(atoms)]));
                var below = document.Units.Where(unit => unit.Parent == cell.Unit && cell.Attribute is null)
                    .Select(unit => unit.Key).ToHashSet();
                wanted.Add((name + " without those below",
                    [.. atoms.Except(cells.Where(one => one.Cell.Attribute is null && below.Contains(one.Cell.Unit!))
                        .SelectMany(one => one.Atoms))]));
            }

            wanted.Add(($"{perspective} not shown", [.. whole.Except(cells.Where(one => one.Cell.Figure is not null)
                .SelectMany(one => one.Atoms))]));
        }

        wanted.AddRange(Enumerable.Range(0, exposure.Atoms.Count).Select(atom => ($"atom {atom}", new[] { atom })));
        return wanted.Where(one => one.Atoms.Length > 0 && seen.Add(string.Join(' ', one.Atoms.Order())));
    }

    /// <summary>Person means, written down here once more: an attacker does not ask the attacked program.</summary>
    public static double[] PersonScores(SmallTown town, Exposure exposure)
    {
        List<byte[]> columns = [.. exposure.Items.Select(item => town.Answers.Columns[town.Answers.Items.ToList().IndexOf(item.Key)])];
        var means = Exposure.MeansOf(exposure.Items, columns, _ => true);
        int[] all = [.. Enumerable.Range(0, exposure.Items.Count)];
        return [.. Enumerable.Range(0, town.Answers.Rows).Select(row =>
        {
            int[] asked = [.. all.Where(item => columns[item][row] != AnswerCode.NotAsked)];
            double[] valid = [.. asked.Where(item => AnswerCode.IsValue(columns[item][row])).Select(item => exposure.Items[item].Reversed
                ? SmallTown.Low + SmallTown.High - columns[item][row] : (double)columns[item][row])];
            return valid.Length > 0 && valid.Length >= Math.Ceiling(asked.Length * town.Model.Scoring.AnsweredShareMin - 1e-9)
                ? valid.Average() + exposure.Shift(asked, all, means) : double.NaN;
        })];
    }
}
