using System.Globalization;
using System.Text.Json;
using Wegmarke.Statistics;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>Worlds that another program simulated, one folder each (wave1.csv, wave2.csv, frame1.csv, careless1.csv, items.csv,
/// truth.json and, where there were some, interviews.csv), gathered by the name of the folder above.</summary>
internal static class FilesOfSimulator
{
    private const int Stages = 5;
    private static readonly string[] Margins = ["level", "role", "age"];
    private static readonly int[] AreasLookedAt = [0, 3, 8, 11];

    public static IReadOnlyList<Study> Studies(string folder)
    {
        var worlds = Directory.GetFiles(folder, "truth.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!)
            .Where(one => File.Exists(Path.Combine(one, "wave1.csv"))).Order(StringComparer.Ordinal);
        return [.. worlds.GroupBy(one => Path.GetFileName(Path.GetDirectoryName(one)!)).Select(group =>
        {
            var all = group.ToList();
            return new Study($"files: {group.Key}", $"{all.Count} worlds of another simulator, 14 towns, 60 items", all.Count,
                RecoveryQuantities.Of(group.Key, judged: all.Count >= 50), (number, _, tally) => Look(all[number], tally));
        })];
    }

    private static void Look(string folder, Tally tally)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var items = Csv(Path.Combine(folder, "items.csv"));
        var sheets = Csv(Path.Combine(folder, "wave1.csv"));
        var world = Read(folder, truth.RootElement, items, sheets);
        Recovery.Run(world, tally);
        var file = Path.Combine(folder, "interviews.csv");
        if (!File.Exists(file)) return;
        var planted = truth.RootElement.GetProperty("config");
        var interviews = Csv(file);
        int[] Codes(string column) => [.. interviews[column].Select(Whole)];
        DriversAndCoders.Run(new(
            [.. sheets["outcome"].Select(word => word.Length == 0 ? double.NaN : Whole(word))],
            [.. items["subarea"].Distinct().Select(area => Recovery.Scores(world, world.One, ItemsOf(items, area)))],
            Row(planted.GetProperty("driver_beta")), planted.GetProperty("coder_sens").GetDouble(),
            planted.GetProperty("coder_spec").GetDouble(),
            [.. Enumerable.Range(1, planted.GetProperty("causes").GetInt32())
                .Select(cause => (Codes($"cause{cause}"), Codes($"a_cause{cause}"), Codes($"b_cause{cause}")))]), tally);
    }

    private static double[] Row(JsonElement row) => [.. row.EnumerateArray().Select(value => value.GetDouble())];

    private static int[] ItemsOf(Dictionary<string, string[]> items, string area) =>
        [.. items["subarea"].Index().Where(one => one.Item == area).Select(one => one.Index)];

    private static RecoveryWorld Read(
        string folder, JsonElement root, Dictionary<string, string[]> items, Dictionary<string, string[]> sheets)
    {
        double[] Chosen(string name) => [.. AreasLookedAt.Select(area => Row(root.GetProperty(name))[area])];
        double[][] ByTown(string name) => [.. root.GetProperty(name).EnumerateArray()
            .Select(town => AreasLookedAt.Select(area => Row(town)[area]).ToArray())];
        var staff = Row(root.GetProperty("staff")).Select(value => (int)value).ToArray();
        var reversed = items["reverse"].Select(word => word == "TRUE").ToArray();
        var keys = items["item"];
        var areas = items["subarea"].Distinct().ToArray();
        var numbers = Margins.Select(_ => new Dictionary<string, int>()).ToArray();
        var frame = Frame(Csv(Path.Combine(folder, "frame1.csv")), staff.Length, numbers);
        string[] Kind(int wave) => Csv(Path.Combine(folder, $"careless{wave}.csv"))["kind"];
        return new(1, Stages, staff, [.. AreasLookedAt.Select(area => ItemsOf(items, areas[area]))], reversed,
            Wave(sheets, Kind(1), keys, numbers), Wave(Csv(Path.Combine(folder, "wave2.csv")), Kind(2), keys, numbers), frame,
            ByTown("population_mean_wave1"), ByTown("population_mean_wave2"), Chosen("population_alpha_wave1"),
            Chosen("population_icc1_muni_observed"), Chosen("population_icc1_dept_observed"), Chosen("population_gap_leader_staff"),
            [.. Row(root.GetProperty("change_latent")).Select(change => change == 0)]);
    }

    /// <summary>People per town, margin and category; categories get their numbers here.</summary>
    private static double[][][] Frame(Dictionary<string, string[]> frame, int towns, Dictionary<string, int>[] numbers)
    {
        for (var margin = 0; margin < Margins.Length; margin++)
        {
            var words = frame[Margins[margin]].Distinct().Order(StringComparer.Ordinal);
            foreach (var word in words) numbers[margin][word] = numbers[margin].Count;
        }

        var counts = Enumerable.Range(0, towns).Select(_ => numbers.Select(margin => new double[margin.Count]).ToArray()).ToArray();
        for (var row = 0; row < frame["N"].Length; row++)
        {
            for (var margin = 0; margin < Margins.Length; margin++)
            {
                counts[Whole(frame["muni"][row]) - 1][margin][numbers[margin][frame[Margins[margin]][row]]] += Whole(frame["N"][row]);
            }
        }

        return counts;
    }

    private static RecoveryWave Wave(
        Dictionary<string, string[]> table, string[] kind, string[] keys, Dictionary<string, int>[] numbers) => new(
        [.. table["muni"].Select(word => Whole(word) - 1)], [.. table["dept"].Select(word => Whole(word) - 1)],
        [.. table["level"].Select(word => word != "staff")],
        [.. Margins.Select((margin, at) => table[margin].Select(word => numbers[at][word]).ToArray())],
        [.. keys.Select(key => table[key].Select(word => word.Length == 0 ? AnswerCode.Skipped : (byte)Whole(word)).ToArray())],
        [.. kind.Select(word => word == "ok")], [.. kind.Select(word => word is "straight" or "middle")]);

    private static int Whole(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    /// <summary>Columns by name. These files quote words and have no comma within them.</summary>
    private static Dictionary<string, string[]> Csv(string file)
    {
        var lines = File.ReadAllLines(file).Select(line => line.Split(',').Select(word => word.Trim('"')).ToArray()).ToList();
        return lines[0].Index().ToDictionary(one => one.Item, one => lines.Skip(1).Select(line => line[one.Index]).ToArray());
    }
}
