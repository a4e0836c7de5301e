using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wegmarke.Mutants;

/// <summary>What is asked: the tool's report, times and covers of the tests, where the result goes, the folder of the engine, which part
/// of its changes is tried.</summary>
internal sealed record Errand(string Report, string Times, string Covers, string Result, string Folder, double Share);

/// <summary>A change as the tool's report lists it.</summary>
internal sealed record Change(int Id, string File, int Line, string Kind, string Text)
{
    /// <summary>The same for everybody, and nothing that the change says of itself.</summary>
    public string Lot => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{File} {Id}")));
}

/// <summary>Tries the changes of one folder; writes how many were noticed and lists those that were not. What came out is noted change by
/// change beside the result, so that a run that was stopped goes on where it was.</summary>
internal static class RunFolder
{
    public static async Task<int> Run(Errand errand)
    {
        var times = Measure.Read(errand.Times);
        var all = Changes(errand.Report, errand.Folder);
        var (testsOf, once) = Reached(errand.Covers, all);
        var chosen = all.OrderBy(change => change.Lot, StringComparer.Ordinal).Take((int)Math.Ceiling(errand.Share * all.Count))
            .OrderBy(change => change.Id).ToList();
        var notes = errand.Result + ".notes";
        var words = Noted(notes);
        var notices = new Dictionary<string, int>();
        using var child = Trial.Begun(times);
        foreach (var change in chosen.Where(change => !words.ContainsKey(change.Id)))
        {
            // What noticed changes before comes first, then what is quick.
            var tests = testsOf[change.Id].OrderByDescending(test => notices.GetValueOrDefault(test)).ThenBy(test => times[test]).ToList();
            var (word, killer) = tests.Count == 0 ? ("missed", null)
                : child.Try(change.Id, tests, times, fresh: once.Contains(change.Id));
            if (killer is not null) notices[killer] = notices.GetValueOrDefault(killer) + 1;
            words[change.Id] = word;
            await File.AppendAllLinesAsync(notes, [string.Create(CultureInfo.InvariantCulture, $"{change.Id}\t{word}")]);
        }

        await Write(errand, [.. chosen.Select(change => (change, words[change.Id]))], all.Count);
        return 0;
    }

    /// <summary>Tries again what nobody noticed, with the tests that there were not yet. Sound where the engine is the same and tests were
    /// only added: what was noticed then is noticed now.</summary>
    /// <param name="earlier">The times of the tests that the result was found with.</param>
    public static async Task<int> Again(Errand errand, string earlier)
    {
        var (times, before) = (Measure.Read(errand.Times), Measure.Read(earlier));
        var all = Changes(errand.Report, errand.Folder);
        var (testsOf, once) = Reached(errand.Covers, all);
        var notes = errand.Result + ".notes";
        var words = Noted(notes);
        using var child = Trial.Begun(times);
        foreach (var change in all.Where(change => words.GetValueOrDefault(change.Id) is "survived" or "missed"))
        {
            var tests = testsOf[change.Id].Where(test => once.Contains(change.Id) || !before.ContainsKey(test))
                .OrderBy(test => times[test]).ToList();
            if (tests.Count == 0) continue;
            words[change.Id] = child.Try(change.Id, tests, times, fresh: once.Contains(change.Id)).Word;
        }

        await File.WriteAllLinesAsync(notes, words.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}\t{one.Value}")));
        await Write(errand, [.. all.Where(change => words.ContainsKey(change.Id)).Select(change => (change, words[change.Id]))], all.Count);
        return 0;
    }

    private static async Task Write(Errand errand, IReadOnlyList<(Change Change, string Word)> found, int all)
    {
        var counts = new[] { "killed", "endless", "survived", "missed" }.Select(word =>
            string.Create(CultureInfo.InvariantCulture, $"{word}={found.Count(one => one.Word == word)}"));
        await File.WriteAllLinesAsync(errand.Result, [
            string.Join(',', [.. counts, string.Create(CultureInfo.InvariantCulture, $"all={all}")]),
            .. found.Where(one => one.Word is "survived" or "missed").Select(one =>
                $"{one.Change.File}:{one.Change.Line}\t{one.Word}\t{one.Change.Kind}\t{one.Change.Text}")]);
    }

    private static Dictionary<int, string> Noted(string notes) => !File.Exists(notes) ? []
        : File.ReadAllLines(notes).Select(line => line.Split('\t')).ToDictionary(
            words => int.Parse(words[0], CultureInfo.InvariantCulture), words => words[1]);

    /// <summary>Which tests come by a change; which changes lie in values that are computed once. Such a value is computed for the first
    /// test that needs it: every test that comes by its file may notice.</summary>
    private static (ILookup<int, string> TestsOf, HashSet<int> Once) Reached(string file, IReadOnlyList<Change> all)
    {
        var covers = Measure.Covers(file);
        var once = covers.SelectMany(cover => cover.Once).ToHashSet();
        var testsOf = covers.SelectMany(cover => cover.Covered.Concat(cover.Once).Distinct().Select(change => (change, cover.Test)))
            .ToLookup(pair => pair.change, pair => pair.Test);
        var testsOfFile = all.SelectMany(change => testsOf[change.Id].Select(test => (change.File, test))).Distinct()
            .ToLookup(pair => pair.File, pair => pair.test);
        return (all.SelectMany(change => (once.Contains(change.Id) ? testsOfFile[change.File] : testsOf[change.Id])
            .Select(test => (change.Id, test))).ToLookup(pair => pair.Id, pair => pair.test), once);
    }

    private static List<Change> Changes(string report, string folder)
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
