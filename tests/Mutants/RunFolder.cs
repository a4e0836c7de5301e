using System.Globalization;
using System.Text.Json;

namespace Wegmarke.Mutants;

/// <summary>What is asked: the tool's report, times and covers of the tests, where the result goes, the folder of the engine.</summary>
internal sealed record Errand(string Report, string Times, string Covers, string Result, string Folder);

/// <summary>A change as the tool's report lists it.</summary>
internal sealed record Change(int Id, string File, int Line, string Kind, string Text);

/// <summary>Tries every change of one folder; prints how many were noticed and lists those that were not.</summary>
internal static class RunFolder
{
    public static async Task<int> Run(Errand errand)
    {
        var times = Measure.Read(errand.Times);
        var covers = JsonSerializer.Deserialize<List<Cover>>(await File.ReadAllTextAsync(errand.Covers))!;
        var once = covers.SelectMany(cover => cover.Once).ToHashSet();
        var testsOf = covers.SelectMany(cover => cover.Covered.Concat(cover.Once).Distinct().Select(change => (change, cover.Test)))
            .ToLookup(pair => pair.change, pair => pair.Test);
        var counts = new Dictionary<string, int> { ["killed"] = 0, ["endless"] = 0, ["survived"] = 0, ["missed"] = 0 };
        var lines = new List<string>();
        var notices = new Dictionary<string, int>();
        using var child = new Trial();
        foreach (var change in Changes(errand.Report, errand.Folder))
        {
            // What noticed changes before comes first, then what is quick.
            var tests = testsOf[change.Id].OrderByDescending(test => notices.GetValueOrDefault(test)).ThenBy(test => times[test]).ToList();
            var (word, killer) = tests.Count == 0 ? ("missed", null)
                : child.Try(change.Id, tests, tests.Sum(test => times[test]), fresh: once.Contains(change.Id));
            counts[word]++;
            if (killer is not null) notices[killer] = notices.GetValueOrDefault(killer) + 1;
            if (word is "survived" or "missed") lines.Add($"{change.File}:{change.Line}\t{word}\t{change.Kind}\t{change.Text}");
        }

        await File.WriteAllLinesAsync(errand.Result, [
            string.Join(',', counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key}={count.Value}"))), .. lines]);
        return 0;
    }

    private static IEnumerable<Change> Changes(string report, string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var all = new List<Change>();
        foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
        {
            if (Path.GetFileName(Path.GetDirectoryName(file.Name)) != folder) continue;
            all.AddRange(from one in file.Value.GetProperty("mutants").EnumerateArray()
                         where one.GetProperty("status").GetString() is not ("CompileError" or "Ignored")
                         select new Change(
                             int.Parse(one.GetProperty("id").GetString()!, CultureInfo.InvariantCulture), Path.GetFileName(file.Name),
                             one.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32(),
                             one.GetProperty("mutatorName").GetString()!,
                             one.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ")));
        }

        return all;
    }
}
