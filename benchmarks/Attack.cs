using System.Diagnostics;
using System.Globalization;
using Wegmarke.Attacker;

namespace Wegmarke.Benchmarks;

/// <summary>The long attack on the disclosure gate, town by town; a file keeps what was done, so that it can be stopped and taken up
/// again.</summary>
internal static class Attack
{
    private const int Batch = 100;

    public static int Run(int towns, string file)
    {
        var done = File.Exists(file) ? [.. File.ReadLines(file).Skip(1).Select(line => int.Parse(line.Split(';')[0], null))]
            : new HashSet<int>();
        if (done.Count == 0) File.WriteAllText(file, "batch;towns;targets leaked;superseded leaked;one leaver leaked;naive;siblings;gate;seconds\n");
        for (var batch = 0; batch * Batch < towns; batch++)
        {
            if (done.Contains(batch)) continue;
            var clock = Stopwatch.StartNew();
            var results = Enumerable.Range(batch * Batch, Batch).AsParallel().Select(seed =>
            {
                var town = SmallTown.Draw(seed, 60);
                var document = town.Release();
                return (Plain: AttackTown.Run(town, document).Count, Superseded: AttackTown.RunSuperseded(town, seed).Count,
                    Leaver: AttackTown.RunOneLeaver(town, seed % town.Answers.Rows).Count, Use: NaiveRelease.Count(town, document));
            }).ToList();
            File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture,
                $"{batch};{Batch};{results.Sum(one => one.Plain)};{results.Sum(one => one.Superseded)};{results.Sum(one => one.Leaver)};"
                + $"{results.Sum(one => one.Use.Naive)};{results.Sum(one => one.Use.Siblings)};{results.Sum(one => one.Use.Gate)};"
                + $"{clock.Elapsed.TotalSeconds:0.0}\n"));
        }

        return File.ReadLines(file).Skip(1).Any(line => line.Split(';')[2..5].Any(count => count != "0")) ? 1 : 0;
    }
}
