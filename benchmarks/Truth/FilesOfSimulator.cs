using System.Globalization;
using System.Text.Json;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Description;

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
            var judged = all.Count >= 50;
            return new Study($"files: {group.Key}", $"{all.Count} worlds of another simulator, 14 towns, 60 items", all.Count,
                [.. RecoveryQuantities.Of(group.Key, judged), .. RecoveryQuantities.Further(group.Key, judged)],
                (number, _, tally) =>
                {
                    Recovery.Run(Read(all[number]), tally);
                    if (File.Exists(Path.Combine(all[number], "interviews.csv"))) DriversAndCoders.Run(ReadFurther(all[number]), tally);
                });
        })];
    }

    private static RecoveryWorld Read(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var root = truth.RootElement;
        double[] Row(JsonElement row) => [.. row.EnumerateArray().Select(value => value.GetDouble())];
        double[] Chosen(string name) => [.. AreasLookedAt.Select(area => Row(root.GetProperty(name))[area])];
        double[][] ByTown(string name) => [.. root.GetProperty(name).EnumerateArray()
            .Select(town => AreasLookedAt.Select(area => Row(town)[area]).ToArray())];
        var staff = Row(root.GetProperty("staff")).Select(value => (int)value).ToArray();
        var items = Csv(Path.Combine(folder, "items.csv"));
        var reversed = items["reverse"].Select(word => word == "TRUE").ToArray();
        var keys = items["item"];
        var areas = items["subarea"].Distinct().ToArray();
        var numbers = Margins.Select(_ => new Dictionary<string, int>()).ToArray();
        var frame = Frame(Csv(Path.Combine(folder, "frame1.csv")), staff.Length, numbers);
        return new(1, Stages, staff,
            [.. AreasLookedAt.Select(area => items["subarea"].Index().Where(one => one.Item == areas[area]).Select(one => one.Index).ToArray())],
            reversed, Wave(folder, 1, keys, numbers), Wave(folder, 2, keys, numbers), frame, ByTown("population_mean_wave1"),
            ByTown("population_mean_wave2"), Chosen("population_alpha_wave1"), Chosen("population_icc1_muni_observed"),
            Chosen("population_icc1_dept_observed"), Chosen("population_gap_leader_staff"),
            [.. Row(root.GetProperty("change_latent")).Select(change => change == 0)]);
    }

    private static OutcomeAndInterviews ReadFurther(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var planted = truth.RootElement.GetProperty("config");
        var items = Csv(Path.Combine(folder, "items.csv"));
        var sheets = Csv(Path.Combine(folder, "wave1.csv"));
        var interviews = Csv(Path.Combine(folder, "interviews.csv"));
        double Value(string word) => word.Length == 0 ? double.NaN : double.Parse(word, CultureInfo.InvariantCulture);
        double[] Answers(string item, string reversed) => [.. sheets[item].Select(word => reversed == "TRUE" ? 1 + Stages - Value(word)
            : Value(word))];
        int[] Codes(string column) => [.. interviews[column].Select(Whole)];
        var scores = items["subarea"].Distinct().Select(area => ScaleScores.Of([.. items["item"].Index()
            .Where(one => items["subarea"][one.Index] == area).Select(one => Answers(one.Item, items["reverse"][one.Index]))], 1, Stages)
            .Scores);
        return new([.. sheets["outcome"].Select(Value)], [.. scores],
            [.. planted.GetProperty("driver_beta").EnumerateArray().Select(one => one.GetDouble())],
            planted.GetProperty("coder_sens").GetDouble(), planted.GetProperty("coder_spec").GetDouble(),
            [.. Enumerable.Range(1, planted.GetProperty("causes").GetInt32())
                .Select(cause => (Codes($"cause{cause}"), Codes($"a_cause{cause}"), Codes($"b_cause{cause}")))]);
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

    private static RecoveryWave Wave(string folder, int wave, string[] keys, Dictionary<string, int>[] numbers)
    {
        var table = Csv(Path.Combine(folder, $"wave{wave}.csv"));
        var kind = Csv(Path.Combine(folder, $"careless{wave}.csv"))["kind"];
        return new([.. table["muni"].Select(word => Whole(word) - 1)], [.. table["dept"].Select(word => Whole(word) - 1)],
            [.. table["level"].Select(word => word != "staff")],
            [.. Margins.Select((margin, at) => table[margin].Select(word => numbers[at][word]).ToArray())],
            [.. keys.Select(key => table[key].Select(word => word.Length == 0 ? AnswerCode.Skipped : (byte)Whole(word)).ToArray())],
            [.. kind.Select(word => word == "ok")], [.. kind.Select(word => word is "straight" or "middle")]);
    }

    private static int Whole(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    /// <summary>Columns by name. These files quote words and have no comma within them.</summary>
    private static Dictionary<string, string[]> Csv(string file)
    {
        var lines = File.ReadAllLines(file).Select(line => line.Split(',').Select(word => word.Trim('"')).ToArray()).ToList();
        return lines[0].Index().ToDictionary(one => one.Item, one => lines.Skip(1).Select(line => line[one.Index]).ToArray());
    }
}
