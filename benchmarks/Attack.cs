using System.Diagnostics;
using System.Globalization;
using Wegmarke.Attacker;

namespace Wegmarke.Benchmarks;

/// <summary>The long attack on the disclosure gate, town by town; a file keeps what was done, so that it can be stopped and taken up
/// again.</summary>
internal static class Attack
{
    private const int Batch = 100;
    private const int SheetsMax = 60;

    /// <summary>Single answers as integers, and releases that leak everywhere, cost more: so fewer towns, and smaller ones.</summary>
    private const int DearEvery = 10;

    private const int SheetsMaxForIntegers = 14;

    /// <summary>How often people are spared items by plan.</summary>
    private const int PlannedEvery = 4;

    private const string Head = "batch;towns;of these planned;leaked;superseded leaked;turnover leaked;towns by integers;integers leaked;integers undecided;"
        + "naive attacked;naive leaked in towns;naive;siblings;gate;seconds\n";

    public static int Run(int towns, string file)
    {
        var done = File.Exists(file) ? [.. File.ReadLines(file).Skip(1).Select(line => int.Parse(line.Split(';')[0], null))]
            : new HashSet<int>();
        if (done.Count == 0) File.WriteAllText(file, Head);
        for (var batch = 0; batch * Batch < towns; batch++)
        {
            if (done.Contains(batch)) continue;
            var clock = Stopwatch.StartNew();
            var results = Enumerable.Range(batch * Batch, Batch).AsParallel().Select(One).ToList();
            int[] sums = [.. Enumerable.Range(0, results[0].Length).Select(at => results.Sum(one => one[at]))];
            File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture,
                $"{batch};{Batch};{string.Join(';', sums)};{clock.Elapsed.TotalSeconds:0.0}\n"));
        }

        var leaked = File.ReadLines(file).Skip(1).Select(line => line.Split(';')).SelectMany(cells => cells[3..6].Append(cells[7]));
        return leaked.Any(count => count != "0") ? 1 : 0;
    }

    /// <summary>In the order of the columns.</summary>
    private static int[] One(int seed)
    {
        var dear = seed % DearEvery == 0;
        var town = SmallTown.Draw(seed, SheetsMax);
        var planned = seed % PlannedEvery == 1 && town.CanSpare;
        if (planned) town = town.Spared(seed);
        var document = town.Release();
        var (naive, siblings, gate) = NaiveRelease.Count(town, document);
        var (integers, leaked, undecided) = dear ? ByIntegers(seed) : default;
        return
        [
            planned ? 1 : 0, AttackTown.Run(town, document).Count, AttackTown.RunSuperseded(town, seed).Count,
            AttackTown.RunTurnover(town, seed % 3 == 1 ? [] : [seed % town.Answers.Rows],
                seed % 3 == 0 ? [] : [(seed + 1) % town.Answers.Rows]).Count,
            integers, leaked, undecided,
            dear ? 1 : 0, dear && AttackTown.Run(town, NaiveRelease.Of(town, document)).Count > 0 ? 1 : 0, naive, siblings, gate,
        ];
    }

    private static (int Towns, int Leaked, int Undecided) ByIntegers(int seed)
    {
        if (SmallTown.Draw(seed, SheetsMaxForIntegers) is not { Complete: true } town) return (0, 0, 0);
        try
        {
            return (1, AttackTown.Run(town, integers: true).Count, 0);
        }
        catch (TimeoutException)
        {
            return (1, 0, 1);
        }
    }
}
