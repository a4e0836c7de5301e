using System.Globalization;
using Wegmarke.Attacker;

namespace Wegmarke.Benchmarks.National;

/// <summary>How often success factors are found: where there is nothing, where only the same people say it, and where something was
/// planted. Each line of the file is one kind and seed; the run goes on where the file ends.</summary>
internal static class FalseFindings
{
    private const string Cause = "steering";
    private const string Outcome = "customers";
    private const int Permutations = 999;

    private static readonly (string Name, int Towns, double Causes, double Halo)[] Kinds =
        [("noise, 14 towns", 14, 0, 0), ("noise, 40 towns", 40, 0, 0), ("same source, 40 towns", 40, 0, 1),
            ("planted, 14 towns", 14, 1.5, 0), ("planted, 40 towns", 40, 1.5, 0)];

    public static int Run(int circles, string file)
    {
        var done = File.Exists(file) ? File.ReadAllLines(file).Select(line => line.Split(';')).ToList() : [];
        foreach (var (name, towns, causes, halo) in Kinds)
        {
            for (var seed = done.Count(line => line[0] == name); seed < circles; seed++)
            {
                var found = ComposeFactors.Run("Kreis", "", "", InventedCircle.DrawFactors(towns, seed, Cause, Outcome, causes, halo),
                    InventedCircle.Model, Outcome, seed, Permutations);
                string[] line = [name, $"{seed}", $"{found.Factors.Count(one => one.Found && one.Area != Cause)}",
                    $"{found.Factors.Count(one => one.Found && one.Area == Cause)}", $"{found.Paths.Count}"];
                File.AppendAllText(file, string.Join(';', line) + "\n");
                done.Add(line);
            }

            Report(name, [.. done.Where(line => line[0] == name)]);
        }

        return 0;
    }

    private static void Report(string name, List<string[]> lines)
    {
        void Say(string what, Func<string[], bool> holds)
        {
            double share = lines.Count(holds) / (double)lines.Count, error = Math.Sqrt(share * (1 - share) / lines.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {what} in {100 * share:0.0} % of {lines.Count} circles (Monte Carlo error {100 * error:0.0} points)"));
        }

        Say("anything found", line => line[2] != "0" || line[3] != "0" || line[4] != "0");
        Say("the planted area found", line => line[3] != "0");
    }
}
