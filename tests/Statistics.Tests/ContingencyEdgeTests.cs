using CsCheck;
using Wegmarke.Statistics.Contingency;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Tables of counts against counting every table there is, and value by value from their formulas.</summary>
public sealed class ContingencyEdgeTests
{
    private static readonly Gen<double[,]> Tables = Gen.Select(Gen.Int[2, 4], Gen.Int[2, 3], Gen.Int[1, 3], Gen.Int[0, 100_000])
        .Select((rows, columns, most, seed) => Filled(rows, columns, most, new Random(seed)));

    [Fact]
    public void The_exact_test_adds_up_every_table_that_is_at_most_as_likely() =>
        Tables.Sample(table => Same(Enumerated(table), FisherExact.P(table), 1e-8), iter: 300);

    [Fact]
    public void The_exact_test_does_not_depend_on_what_stands_in_rows() => Tables.Sample(table =>
    {
        int r = table.GetLength(0), c = table.GetLength(1);
        double[,] turned = new double[c, r], mixed = new double[r, c];
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < c; j++)
            {
                turned[j, i] = table[i, j];
                mixed[r - 1 - i, (j + 1) % c] = table[i, j];
            }
        }

        Same(FisherExact.P(table).Value, FisherExact.P(turned), 1e-10);
        Same(FisherExact.P(table).Value, FisherExact.P(mixed), 1e-10);
    }, iter: 100);

    /// <summary>What does not fit the key of 128 bits, and what needs more steps than there are, has no exact p.</summary>
    [Fact]
    public void Tables_beyond_counting_are_named()
    {
        // 126 bits: 18 rows of seven bits each are the last that fit, 127 units in all.
        double[,] Diagonal(int size, int rest)
        {
            var counts = new double[size, size];
            for (var i = 0; i < size; i++) counts[i, i] = 1;
            counts[0, 0] += rest;
            return counts;
        }

        Assert.True(FisherExact.P(Diagonal(18, 127 - 18)).Exists);
        Assert.Equal(Absence.TooLarge, FisherExact.P(Diagonal(18, 128 - 18)).Because);
        var many = new double[7, 7];
        for (var i = 0; i < 7; i++) for (var j = 0; j < 7; j++) many[i, j] = 11 + ((i * 5) + (j * 3)) % 7;
        Assert.Equal(Absence.TooLarge, FisherExact.P(many).Because);
    }

    [Fact]
    public void The_odds_ratio_meets_the_expected_first_cell_and_is_named_at_the_ends()
    {
        Assert.Equal(0, ConditionalOdds.Of(0, 3, 4, 2));
        Assert.Equal(double.PositiveInfinity, ConditionalOdds.Of(3, 0, 2, 4));
        Assert.Equal(0, ConditionalOdds.Of(2, 3, 4, 0));
        Assert.Equal(double.PositiveInfinity, ConditionalOdds.Of(3, 2, 0, 4));
        foreach (var (a, b, c, d) in new[] { (3, 1, 1, 3), (7, 2, 4, 9), (2, 8, 9, 1), (1, 1, 1, 1), (40, 3, 2, 55) })
        {
            var ratio = ConditionalOdds.Of(a, b, c, d);
            double weights = 0, sum = 0;
            for (var x = Math.Max(0, a + b - (b + d)); x <= Math.Min(a + b, a + c); x++)
            {
                var weight = Choose(a + c, x) * Choose(b + d, a + b - x) * Math.Pow(ratio, x);
                weights += weight;
                sum += weight * x;
            }

            Same(a, sum / weights, 1e-7);
        }
    }

    [Fact]
    public void Two_by_two_is_as_its_formulas_say()
    {
        var found = ContingencyTable.Of(new double[,] { { 12, 5 }, { 3, 9 } });
        double n = 29, determinant = (12 * 9) - (5 * 3), product = 17.0 * 12 * 15 * 14;
        Same(n * determinant * determinant / product, found.ChiSquared);
        Same(n * Math.Pow(determinant - (n / 2), 2) / product, found.Two!.ChiSquaredYates);
        Same(determinant / Math.Sqrt(product), found.Two.Phi);
        Same(12 * 9 / 15.0, found.Two.OddsRatio);
        Same((12 / 17.0) - (3 / 12.0), found.Two.RiskDifference);
        Same(12 * 14 / n, found.MinExpected);
        Same(0, found.ShareExpectedBelow5);
        Same(Math.Abs(found.Two.Phi), found.CramersV);
        Assert.Equal(1, found.Df);
        // A distance of less than a half is taken off whole.
        Same(0, ContingencyTable.Of(new double[,] { { 5, 5 }, { 5, 6 } }).Two!.ChiSquaredYates);
        Same(1, ContingencyTable.Of(new double[,] { { 5, 5 }, { 5, 6 } }).Two!.PYates);
        // Exactly five is not below five.
        Same(0, ContingencyTable.Of(new double[,] { { 5, 5 }, { 5, 5 } }).ShareExpectedBelow5);
        Same(0.5, ContingencyTable.Of(new double[,] { { 4, 4 }, { 5, 5 } }).ShareExpectedBelow5);
    }

    [Fact]
    public void Bergsmas_correction_is_as_its_formula_says_and_never_below_zero()
    {
        var table = new double[,] { { 10, 2, 3 }, { 4, 9, 2 } };
        var found = ContingencyTable.Of(table);
        Assert.Null(found.Two);
        Assert.Equal(2, found.Df);
        double n = 30, phi2 = found.ChiSquared.Value / n, r = 2 - (1 / 29.0), c = 3 - (4 / 29.0);
        Same(Math.Sqrt(Math.Max(0, phi2 - (2 / 29.0)) / Math.Min(r - 1, c - 1)), found.CramersVCorrected);
        Same(Math.Sqrt(phi2), found.CramersV);
        Same(0, ContingencyTable.Of(new double[,] { { 5, 5 }, { 5, 5 } }).CramersVCorrected);
        // Two units in two rows: nothing is left of the one degree of freedom.
        Assert.Equal(Absence.TooFew, ContingencyTable.Of(new double[,] { { 1, 0 }, { 0, 1 } }).CramersVCorrected.Because);
        Same((10 - (14 * 0.5)) / Math.Sqrt(14 * 0.5 * 0.5 * (1 - (14 / n))), found.AdjustedResiduals[0, 0]);
        var g = 0.0;
        double[] columns = [14, 11, 5];
        for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) g += 2 * table[i, j] * Math.Log(table[i, j] / (columns[j] / 2));
        Same(g, found.G);
    }

    /// <summary>Weighted counts need not be whole; what counts tables takes the nearest whole numbers.</summary>
    [Fact]
    public void Parts_of_units_are_counted_to_the_nearest_whole()
    {
        var parts = ContingencyTable.Of(new double[,] { { 3.2, 0.9 }, { 1.3, 2.8 } });
        var whole = ContingencyTable.Of(new double[,] { { 3, 1 }, { 1, 3 } });
        Assert.Equal(whole.Two!.ConditionalOddsRatio, parts.Two!.ConditionalOddsRatio);
        Assert.Equal(whole.FisherP, parts.FisherP);
        var few = ContingencyTable.Of(new double[,] { { 0.4, 0.1 }, { 0.1, 0.4 } });
        Assert.Equal(Absence.TooFew, few.CramersVCorrected.Because);
        Same(0.36, few.ChiSquared);
    }

    [Fact]
    public void Tables_that_cannot_be_tested_are_named()
    {
        Assert.Equal(Absence.OutOfRange, ContingencyTable.Of(new double[,] { { 1, -1 }, { 2, 3 } }).Because);
        Assert.Equal(Absence.OutOfRange, ContingencyTable.Of(new double[,] { { 1, double.NaN }, { 2, 3 } }).Because);
        Assert.Equal(Absence.OutOfRange, ContingencyTable.Of(new double[,] { { 1, double.PositiveInfinity }, { 2, 3 } }).Because);
        Assert.Equal(Absence.Empty, ContingencyTable.Of(new double[,] { { 0, 0 }, { 0, 0 } }).Because);
        Assert.Equal(Absence.Empty, ContingencyTable.Of(new double[0, 0]).Because);
        var empty = ContingencyTable.Of(new double[,] { { 1, 0 }, { 2, 0 } });
        Assert.Equal((Absence.EmptyRowOrColumn, 3), (empty.Because, empty.N));
        Assert.Equal(Absence.EmptyRowOrColumn, ContingencyTable.Of(new double[,] { { 0, 0 }, { 2, 3 } }).Because);
        Assert.Equal(Absence.TooFew, ContingencyTable.Of(new double[,] { { 1, 2 } }).Because);
        Assert.Equal(Absence.TooFew, ContingencyTable.Of(new double[,] { { 1 }, { 2 } }).Because);
        Assert.Equal(3, ContingencyTable.Of(new double[,] { { 1 }, { 2 } }).N);
    }

    [Fact]
    public void Those_who_changed_are_counted_exactly()
    {
        for (var b = 0; b <= 7; b++)
        {
            for (var c = b == 0 ? 1 : 0; c <= 7; c++)
            {
                var tail = Enumerable.Range(0, Math.Min(b, c) + 1).Sum(k => Choose(b + c, k)) / Math.Pow(2, b + c);
                var found = McNemar.Of(b, c);
                Same(Math.Min(1, 2 * tail), found.PExact);
                Same((double)(b - c) * (b - c) / (b + c), found.ChiSquared);
            }
        }

        Assert.Equal(Absence.Empty, McNemar.Of(0, 0).PExact.Because);
        Assert.Equal(Absence.OutOfRange, McNemar.Of(-1, 2).P.Because);
        Assert.Equal(Absence.OutOfRange, McNemar.Of(2, -1).P.Because);
        Assert.Equal(Absence.OutOfRange, McNemar.Of(double.NaN, 1).ChiSquared.Because);
        Assert.Equal(Absence.OutOfRange, McNemar.Of(double.PositiveInfinity, 1).ChiSquared.Because);
    }

    /// <summary>Bergsma's corrected V of more than two rows, and the same turned round: φ² less its expectation, over the smaller of the
    /// corrected numbers of rows and columns less one.</summary>
    [Fact]
    public void The_corrected_association_counts_rows_and_columns()
    {
        double[,] counts = { { 9, 2, 1, 4 }, { 1, 8, 2, 3 }, { 2, 1, 9, 4 } };
        var turned = new double[4, 3];
        for (var i = 0; i < 3; i++) for (var j = 0; j < 4; j++) turned[j, i] = counts[i, j];
        var found = ContingencyTable.Of(counts);
        const double n = 46;
        var expected = Math.Sqrt((found.ChiSquared.Value / n - 6 / (n - 1)) / (2 - 4 / (n - 1)));
        Same(expected, found.CramersVCorrected);
        Same(expected, ContingencyTable.Of(turned).CramersVCorrected);
    }

    private static double[,] Filled(int rows, int columns, int most, Random chance)
    {
        var table = new double[rows, columns];
        for (var i = 0; i < rows; i++) for (var j = 0; j < columns; j++) table[i, j] = chance.Next(most);
        // No row and no column is empty.
        for (var i = 0; i < Math.Max(rows, columns); i++) table[i % rows, i % columns]++;
        return table;
    }

    private static double Enumerated(double[,] table)
    {
        int r = table.GetLength(0), c = table.GetLength(1);
        int[] rows = [.. Enumerable.Range(0, r).Select(i => Enumerable.Range(0, c).Sum(j => (int)table[i, j]))];
        int[] columns = [.. Enumerable.Range(0, c).Select(j => Enumerable.Range(0, r).Sum(i => (int)table[i, j]))];
        var observed = 1.0;
        foreach (var count in table) observed /= Factorial((int)count);
        double all = 0, unlikely = 0;
        foreach (var product in EveryTable(rows, columns))
        {
            all += product;
            if (product <= observed * (1 + 1e-9)) unlikely += product;
        }

        return unlikely / all;
    }

    /// <summary>Π1/x! of every table with these margins, one cell after another.</summary>
    internal static IReadOnlyList<double> EveryTable(int[] rows, int[] columns)
    {
        int r = rows.Length, c = columns.Length;
        (rows, columns) = ([.. rows], [.. columns]);
        var found = new List<double>();
        void Next(int cell, double product)
        {
            if (cell == r * c)
            {
                found.Add(product);
                return;
            }

            var (i, j) = (cell / c, cell % c);
            var (least, most) = (0, Math.Min(rows[i], columns[j]));
            if (j == c - 1) least = rows[i];
            if (i == r - 1) least = Math.Max(least, columns[j]);
            for (var x = least; x <= most; x++)
            {
                rows[i] -= x;
                columns[j] -= x;
                Next(cell + 1, product / Factorial(x));
                rows[i] += x;
                columns[j] += x;
            }
        }

        Next(0, 1);
        return found;
    }

    private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, k) => product * k);

    private static double Choose(int n, int k) => Factorial(n) / (Factorial(k) * Factorial(n - k));
}
