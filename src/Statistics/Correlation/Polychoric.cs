using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Correlation of two normal variables of which only ordered categories are seen: thresholds from the margins, then ρ by maximum
/// likelihood (two steps, Olsson 1979). Assumes a bivariate normal distribution behind the answers; nothing is added to empty
/// cells.</summary>
/// <param name="Se">From the curvature of the likelihood in ρ; the thresholds count as known.</param>
/// <param name="AtBoundary">The likelihood rises up to −1 or 1 (a 2×2 table with an empty cell): ρ is that limit, without an error.</param>
/// <param name="Iterations">Times the likelihood was computed on the way; 0 where nothing was looked for.</param>
public sealed record Polychoric(
    double N, Finding Rho, Finding Se, double[] RowThresholds, double[] ColumnThresholds, Finding LogLikelihood, bool AtBoundary,
    int Iterations)
{
    private const double Edge = 1 - 1e-10;
    private const int IterationsMax = 200;

    /// <summary>Newton's steps towards a boundary grow ever shorter; whoever has not arrived by now is led there.</summary>
    private const int NewtonMax = 40;
    private const int CellsMax = 1_000_000;

    public static Polychoric Of(double[] x, double[] y) => Of(CrossTable.Of(x, y));

    public static Polychoric Of(CrossTable table)
    {
        var (rows, columns) = (Margin.Of(table.RowShares()), Margin.Of(table.ColumnShares()));
        return Of(table, rows, columns);
    }

    internal static Polychoric Of(CrossTable table, Margin rows, Margin columns)
    {
        Polychoric None(Absence because, int after = 0) => new(table.N, because, because, [.. rows.Inner], [.. columns.Inner], because,
            false, after);
        if (table.Cells.Count == 0) return None(Absence.Empty);
        if (table.N < 2) return None(Absence.TooFew);
        if (rows.Inner.Length == 0 || columns.Inner.Length == 0) return None(Absence.ZeroVariance);
        if ((rows.Inner.Length + 1L) * (columns.Inner.Length + 1) > CellsMax) return None(Absence.TooLarge);
        var grid = new PolychoricGrid(table, rows, columns);
        Polychoric Limit(int sign, int after) => new(table.N, sign, Absence.EmptyCell, [.. rows.Inner], [.. columns.Inner],
            grid.At(sign * (1 - 1e-9)).Value, true, after);
        var (low, high, rho) = (-Edge, Edge, Math.Clamp(1.1 * grid.Pearson, -0.95, 0.95));
        for (var iteration = 1; iteration <= IterationsMax; iteration++)
        {
            var (value, slope, bend) = grid.At(rho);
            if (slope > 0) low = rho; else high = rho;
            // So near a boundary that nothing changes any more in a double.
            if (slope == 0 && bend == 0) return Limit(Math.Sign(rho), iteration);
            var next = bend < 0 && iteration <= NewtonMax ? rho - slope / bend : double.NaN;
            if (!(next > low && next < high)) next = Beyond(rho, slope, low, high);
            var moved = Math.Abs(next - rho);
            if (Math.Abs(next) > 1 - 1e-9) return Limit(Math.Sign(next), iteration);
            if (moved < 1e-12 || slope == 0)
            {
                Finding se = bend < 0 ? Math.Sqrt(-1 / bend) : Absence.NotConverged;
                return new(table.N, rho, se, [.. rows.Inner], [.. columns.Inner], value, false, iteration);
            }

            rho = next;
        }

        return None(Absence.NotConverged, IterationsMax);
    }

    /// <summary>Towards a boundary the distance to it is quartered, between two signs it is halved.</summary>
    private static double Beyond(double rho, double slope, double low, double high)
    {
        if (slope > 0 && high >= Edge) return 1 - (1 - rho) / 4;
        return slope < 0 && low <= -Edge ? -1 + (1 + rho) / 4 : (low + high) / 2;
    }
}

/// <summary>Thresholds of one variable: where the normal distribution is cut into its categories.</summary>
internal sealed record Margin(double[] Inner, double[] Lower)
{
    /// <param name="shares">Of the categories in order; they sum to 1.</param>
    public static Margin Of(double[] shares)
    {
        var (inner, lower) = (new double[Math.Max(0, shares.Length - 1)], new double[Math.Max(0, shares.Length - 1)]);
        double sum = 0;
        for (var i = 0; i + 1 < shares.Length; i++)
        {
            sum += shares[i];
            lower[i] = Math.Min(sum, 1 - 1e-16);
            inner[i] = Normal.Quantile(lower[i]);
        }

        return new(inner, lower);
    }
}
