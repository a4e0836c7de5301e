using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>Differential item functioning by ordinal logistic regression (Swaminathan and Rogers 1990; Zumbo 1999): does an item answer
/// differently in groups of the same score? Proportional odds of the item on the score, then with the group (uniform), then with
/// their product (not uniform), compared by likelihood ratios.</summary>
/// <remarks>The score is the sum of all items, the studied one included (leaving it out finds differences where there are none); rows
/// with a missing item or group are left out. The effect is the rise of Nagelkerke's R²; .035 and .070 are the borders of a moderate and
/// a large difference (Jodoin and Gierl 2001). Several items are several tests: correct them.</remarks>
/// <param name="GroupEffects">Log odds of a higher answer against the first group at the same score; absent groups are not listed.</param>
public sealed record ItemFunctioning(
    int N, Finding UniformChiSquared, Finding UniformP, Finding NonUniformChiSquared, Finding NonUniformP, Finding TotalChiSquared,
    Finding TotalP, int Df, Finding RSquaredChange, double[] GroupEffects)
{
    public const double Moderate = 0.035;
    public const double Large = 0.070;

    public static IReadOnlyList<ItemFunctioning> OfAll(IReadOnlyList<double[]> columns, int[] groups, LongWork? work = null)
    {
        var found = new ItemFunctioning[columns.Count];
        LongWork.Each(work, found.Length, item => found[item] = Of(columns, groups, item));
        return found;
    }

    /// <param name="columns">All items of the scale.</param>
    /// <param name="groups">Group number of each row, below 0 where missing.</param>
    /// <param name="item">The studied item.</param>
    public static ItemFunctioning Of(IReadOnlyList<double[]> columns, int[] groups, int item)
    {
        var rows = Enumerable.Range(0, groups.Length)
            .Where(row => groups[row] >= 0 && columns.All(column => !double.IsNaN(column[row]))).ToArray();
        double[] values = [.. rows.Select(row => columns[item][row]).Distinct().Order()];
        int[] names = [.. rows.Select(row => groups[row]).Distinct().Order()];
        var df = Math.Max(0, names.Length - 1);
        if (columns.Count < 2 || rows.Length < 3 || df == 0)
            return None(rows.Length, df, rows.Length > 0 ? Absence.TooFew : groups.Length == 0 ? Absence.Empty : Absence.AllMissing);
        if (values.Length < 2) return None(rows.Length, df, Absence.ZeroVariance);
        if (values.Length > AnswerPatterns.CategoriesMax) return None(rows.Length, df, Absence.TooLarge);
        var scores = rows.Select(row => columns.Sum(column => column[row])).ToArray();
        var (mean, n) = (scores.Average(), rows.Length);
        var spread = Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / n);
        if (spread == 0) return None(n, df, Absence.ZeroVariance);
        var cells = rows.Select((row, at) => (Row: row, Score: scores[at])).GroupBy(one => (one.Score, Group: groups[one.Row])).ToArray();
        double[][] counts = [.. cells.Select(cell => Counts(cell.Select(one => columns[item][one.Row]), values))];
        double[] X(double score, int group, int terms)
        {
            var z = (score - mean) / spread;
            var own = names.Skip(1).Select(name => name == group ? 1.0 : 0).ToArray();
            return terms switch { 0 => [], 1 => [z], 2 => [z, .. own], _ => [z, .. own, .. own.Select(one => one * z)] };
        }

        var models = Enumerable.Range(0, 4)
            .Select(terms => ProportionalOdds.Fit([.. cells.Select(cell => X(cell.Key.Score, cell.Key.Group, terms))], counts)).ToArray();
        if (models.FirstOrDefault(fit => fit.Model is null).Because is { } because) return None(n, df, because);
        var l = models.Select(fit => fit.Model!.LogLikelihood).ToArray();
        double Nagelkerke(double value) => (1 - Math.Exp(2 * (l[0] - value) / n)) / (1 - Math.Exp(2 * l[0] / n));
        (Finding Chi, Finding P) Test(int from, int to, int d)
        {
            var chi = Math.Max(0, 2 * (l[to] - l[from]));
            return (chi, ChiSquared.Upper(chi, d));
        }

        var (uniform, nonUniform, total) = (Test(1, 2, df), Test(2, 3, df), Test(1, 3, 2 * df));
        return new(n, uniform.Chi, uniform.P, nonUniform.Chi, nonUniform.P, total.Chi, total.P, df,
            Nagelkerke(l[3]) - Nagelkerke(l[1]), models[2].Model!.Coefficients[1..]);
    }

    private static double[] Counts(IEnumerable<double> answers, double[] values)
    {
        var counts = new double[values.Length];
        foreach (var answer in answers) counts[Array.BinarySearch(values, answer)]++;
        return counts;
    }

    private static ItemFunctioning None(int n, int df, Absence because) =>
        new(n, because, because, because, because, because, because, df, because, []);
}
