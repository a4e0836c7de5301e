namespace Wegmarke.Statistics.Contingency;

/// <summary>Between which limits Σ−log x! lies over all tables with given margins.</summary>
/// <remarks>Above: for any multipliers a, b the sum of max(−log x! − (a_i+b_j)x) over cells plus Σa_i·r_i + Σb_j·c_j (weak duality), with
/// −(a_i+b_j) = log(r_i·c_j/N + ½) where it is nearly tight. Below: each column (or each row) filled as unevenly as it can be, whatever the
/// others need.</remarks>
internal static class TableBounds
{
    public static (double Longest, double Shortest) Of(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, double[] logFactorial)
    {
        var n = 0;
        foreach (var row in rows) n += row;
        if (n == 0) return (0, 0);
        if (columns.Length == 1)
        {
            double only = 0;
            foreach (var row in rows) only -= logFactorial[row];
            return (only, only);
        }

        return (Above(rows, columns, n, logFactorial) + 1e-9, Math.Max(Below(rows, columns, logFactorial),
          Below(columns, rows, logFactorial)) - 1e-9);
    }

    private static double Above(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, int n, double[] logFactorial)
    {
        double sum = 0;
        foreach (var row in rows)
        {
            if (row == 0) continue;
            // Multipliers add up over rows and columns: log(r + ρ) + log(c + γ) − log N is about log(rc/N + ½).
            var first = Math.Log(row + 0.5 * rows.Length / columns.Length);
            sum -= row * first;
            foreach (var column in columns)
            {
                if (column == 0) continue;
                var price = first + Math.Log(column + 0.5) - Math.Log(n);
                var x = Math.Clamp((int)Math.Ceiling(Math.Exp(price)) - 1, 0, Math.Min(row, column));
                sum += x * price - logFactorial[x];
            }
        }

        foreach (var column in columns)
        {
            if (column > 0) sum -= column * (Math.Log(column + 0.5) - Math.Log(n));
        }

        return sum;
    }

    private static double Below(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, double[] logFactorial)
    {
        double sum = 0;
        Span<int> largest = stackalloc int[rows.Length];
        rows.CopyTo(largest);
        largest.Sort();
        foreach (var column in columns)
        {
            var rest = column;
            for (var i = largest.Length - 1; i >= 0 && rest > 0; i--)
            {
                var x = Math.Min(rest, largest[i]);
                sum -= logFactorial[x];
                rest -= x;
            }
        }

        return sum;
    }
}
