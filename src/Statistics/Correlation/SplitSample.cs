using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Statistics.Correlation;

/// <summary>How much of a correlation of group means is there only because the same people answered both questions: x from one half of each
/// group, y from the other (Ostroff, Kinicki and Clark 2002; Podsakoff et al. 2012).</summary>
/// <remarks>Mean over many random splits (through Fisher's z). The split correlation is also smaller because half a group is less reliable;
/// a difference alone proves no bias.</remarks>
/// <param name="SameSource">r of the group means when everybody counts for both.</param>
/// <param name="SplitSource">Mean r over the splits.</param>
/// <param name="Low">2.5 % quantile of r over the splits.</param>
/// <param name="High">97.5 % quantile.</param>
public sealed record SplitSample(int Groups, int Splits, Finding SameSource, Finding SplitSource, Finding Low, Finding High)
{
    /// <param name="x">Complete answers.</param>
    /// <param name="y">Complete answers of the same people.</param>
    /// <param name="groups">Group of each person from 0; groups of fewer than two people are left out.</param>
    /// <param name="seed">Stored with the result.</param>
    /// <param name="splits">How often groups are split.</param>
    public static SplitSample Of(double[] x, double[] y, int[] groups, long seed, int splits = 500)
    {
        int[][] members = [.. Enumerable.Range(0, x.Length).Where(i => groups[i] >= 0).GroupBy(i => groups[i]).OrderBy(group => group.Key)
          .Select(group => group.ToArray()).Where(group => group.Length > 1)];
        SplitSample None(Absence because) => new(members.Length, 0, because, because, because, because);
        if (members.Length < 3) return None(Absence.TooFew);
        double[] Means(double[] values, Func<int[], IEnumerable<int>> part) => [.. members.Select(group =>
          part(group).Average(i => values[i]))];
        double[] wholeX = Means(x, group => group), wholeY = Means(y, group => group);
        if (Moments.Constant(wholeX) || Moments.Constant(wholeY)) return None(Absence.ZeroVariance);
        var found = new double[splits];
        for (var split = 0; split < splits; split++)
        {
            var chance = new Resample(seed, split);
            foreach (var group in members)
            {
                for (var i = group.Length - 1; i > 0; i--)
                {
                    var j = chance.Below(i + 1);
                    (group[i], group[j]) = (group[j], group[i]);
                }
            }

            double[] half = Means(x, group => group.Take(group.Length / 2)), other = Means(y, group => group.Skip(group.Length / 2));
            if (Moments.Constant(half) || Moments.Constant(other)) return None(Absence.ZeroVariance);
            found[split] = Pearson.Coefficient(half, other);
        }

        double[] sorted = [.. found.Order()];
        return new(members.Length, splits, Pearson.Coefficient(wholeX, wholeY),
            Math.Tanh(found.Average(r => Math.Atanh(Math.Clamp(r, -1 + 1e-12, 1 - 1e-12)))),
            Quantile.Type7(sorted, 0.025), Quantile.Type7(sorted, 0.975));
    }
}
