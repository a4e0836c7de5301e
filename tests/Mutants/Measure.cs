using System.Globalization;
using System.Text.Json;

namespace Wegmarke.Mutants;

/// <summary>Which changes a test comes by.</summary>
internal sealed record Cover(string Test, IReadOnlyList<int> Covered, IReadOnlyList<int> Once);

/// <summary>How long each test takes with the unchanged engine, and which changes it comes by. What a file holds already is not measured
/// again.</summary>
internal static class Measure
{
    /// <summary>Of computing time. Longer tests are left out: one survivor would cost all of them.</summary>
    public const int LongestMs = 1_000;

    public static int Times(string file)
    {
        Engine.Switch(null);
        var times = File.Exists(file) ? Read(file) : [];
        var leftOut = file + ".left-out";
        var known = File.Exists(leftOut) ? File.ReadAllLines(leftOut) : [];
        foreach (var test in Case.All().Where(test => !times.ContainsKey(test.Name) && !known.Contains(test.Name)))
        {
            var before = Environment.CpuUsage.TotalTime;
            var problem = test.Try();
            var ms = (long)(Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            if (problem is not null) Console.Error.WriteLine($"left out, it does not hold here: {test.Name}: {problem}");
            else if (ms > LongestMs) LeaveOut(leftOut, test.Name, ms);
            else times[test.Name] = ms;
        }

        File.WriteAllText(file, JsonSerializer.Serialize(times));
        Console.Error.WriteLine($"{times.Count} tests, {times.Values.Sum()} ms");
        return 0;
    }

    public static int Cover(string timesFile, string coverFile)
    {
        var times = Read(timesFile);
        Engine.Switch(null);
        Engine.Watch();
        var covers = Covers(coverFile).Where(cover => times.ContainsKey(cover.Test)).ToList();
        var known = covers.Select(cover => cover.Test).ToHashSet();
        foreach (var test in Case.All().Where(test => times.ContainsKey(test.Name) && !known.Contains(test.Name)))
        {
            _ = Engine.Seen();
            _ = test.Try();
            var (covered, once) = Engine.Seen();
            covers.Add(new(test.Name, covered, once));
        }

        File.WriteAllText(coverFile, JsonSerializer.Serialize(covers));
        Console.Error.WriteLine($"{covers.SelectMany(cover => cover.Covered).Distinct().Count()} changes are reached");
        return 0;
    }

    public static Dictionary<string, long> Read(string timesFile) =>
        JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(timesFile))!;

    public static IReadOnlyList<Cover> Covers(string coverFile) =>
        File.Exists(coverFile) ? JsonSerializer.Deserialize<List<Cover>>(File.ReadAllText(coverFile))! : [];

    private static void LeaveOut(string file, string name, long ms)
    {
        File.AppendAllLines(file, [name]);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"left out, it takes {ms} ms: {name}"));
    }
}
