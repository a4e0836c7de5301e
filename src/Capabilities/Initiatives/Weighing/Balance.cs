using Wegmarke.Initiatives.Planning;

namespace Wegmarke.Initiatives.Weighing;

/// <summary>What a quarter brings to an end.</summary>
public sealed record BalanceQuarter(Quarter Quarter, IReadOnlyList<Sheet> Visible, IReadOnlyList<Sheet> Groundwork);

/// <summary>Whether enough becomes visible next to the groundwork, and whether what is visible has ground to stand on.</summary>
/// <param name="Share">Share of the person-days that goes into groundwork; null: nothing is planned.</param>
/// <param name="Quick">Visible ideas that are small and help: what could be taken on where nothing becomes visible.</param>
public sealed record Balance(IReadOnlyList<BalanceQuarter> Quarters, double? Share, IReadOnlyList<Sheet> Quick)
{
    /// <summary>Whoever waits longer than this for something visible stops believing.</summary>
    public const int PatienceQuarters = 2;

    public const double ShareLow = 0.3;
    public const double ShareHigh = 0.7;
    private const int Ahead = 8;
    private const double QuickDays = 30;
    private const int QuickEffect = 3;

    public static Balance Of(Portfolio portfolio, DateOnly today)
    {
        var first = Quarter.Of(today);
        List<Sheet> under = [.. portfolio.Sheets.Where(one => one.Stand is Stand.Decided or Stand.Running)];
        BalanceQuarter At(Quarter quarter)
        {
            // What is overdue is expected in this quarter.
            List<Sheet> done = [.. under.Where(one => one.Content.End is { } end && Math.Max(Quarter.Of(end).Count, first.Count)
                == quarter.Count)];
            return new(quarter, [.. done.Where(one => !one.Content.Groundwork)], [.. done.Where(one => one.Content.Groundwork)]);
        }

        var days = under.Sum(one => one.Content.Days);
        return new([.. Enumerable.Range(0, Ahead).Select(at => At(first.Plus(at)))],
            days > 0 ? under.Where(one => one.Content.Groundwork).Sum(one => one.Content.Days) / days : null,
            [.. portfolio.Sheets.Where(one => one.Stand == Stand.Idea && one.Content is { Groundwork: false, Days: > 0 and <= QuickDays,
                EffectSize: >= QuickEffect }).OrderByDescending(one => one.Content.EffectSize).ThenBy(one => one.Content.Days)]);
    }

    /// <summary>Longest run of quarters in a row that bring nothing visible to an end.</summary>
    public int LongestWait
    {
        get
        {
            var (longest, run) = (0, 0);
            foreach (var quarter in Quarters)
            {
                run = quarter.Visible.Count > 0 ? 0 : run + 1;
                longest = Math.Max(longest, run);
            }

            return longest;
        }
    }
}
