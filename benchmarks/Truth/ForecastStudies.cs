using Wegmarke.Exchange;
using Wegmarke.Statistics.Forecasting;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>Whether what is promised to be finished by then is finished by then, with rates that nobody knows.</summary>
internal static class ForecastStudies
{
    private const int Replications = 20_000;
    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    public static IEnumerable<Study> All => [Steady(6, 5, 0.5), Steady(12, 14, 1), Steady(24, 20, 3), Lumpy(12, 14)];

    private static Study Steady(int history, int open, double rate) => new(
        $"finish of {open} after {history} periods", FormattableString.Invariant($"{rate} finished per period, Poisson"), Replications,
        [Least(0.5), Least(0.8), Least(0.95)], (chance, tally) => Try(history, open, tally, () => Poisson(chance, rate)));

    /// <summary>Half of the periods have nothing, the others twice as much: told.</summary>
    private static Study Lumpy(int history, int open) => new(
        $"finish of {open} after {history} lumpy periods", "1 finished per period, in every second one by chance: not what is assumed, told",
        Replications, [.. Levels.Select(level => Least(level) with { Low = null })],
        (chance, tally) => Try(history, open, tally, () => chance.Uniform() < 0.5 ? 0 : Poisson(chance, 2)));

    /// <summary>Whole periods round up, so more than the level is no fault.</summary>
    private static Quantity Least(double level) => new(NameOf(level), Reading.Share, level - 0.015, null);

    private static string NameOf(double level) => FormattableString.Invariant($"finished by the period named for {100 * level} %");

    private static void Try(int history, int open, Tally tally, Func<int> finished)
    {
        var forecast = FinishForecast.Of([.. Enumerable.Range(0, history).Select(_ => finished())], open);
        var (done, periods) = (0, 0);
        while (done < open && periods++ < FinishForecast.PeriodsMax) done += finished();
        foreach (var level in Levels)
        {
            var by = forecast.By(level);
            tally.Add(NameOf(level), !by.Exists || periods <= by.Value ? 1 : 0);
        }
    }

    private static int Poisson(Chance chance, double rate)
    {
        var (count, product, end) = (0, chance.Uniform(), Math.Exp(-rate));
        for (; product > end; count++) product *= chance.Uniform();
        return count;
    }
}
