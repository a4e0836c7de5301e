using CsCheck;
using Wegmarke.Statistics.Algebra;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Matrices of every small size against sums written out, and numbers by chance against the same generator in Python.</summary>
public sealed class AlgebraTests
{
    private static readonly Gen<(int N, int Seed)> Sizes = Gen.Select(Gen.Int[1, 14], Gen.Int[0, 100_000]);

    [Fact]
    public void Dots_and_scaled_rows_are_sums_of_any_length() => Gen.Select(Gen.Int[0, 21], Gen.Int[0, 100_000]).Sample((n, seed) =>
    {
        double[] left = Numbers(n, seed), right = Numbers(n, seed + 1);
        Same(left.Zip(right, (a, b) => a * b).Sum(), Dense.Dot(left, right));
        Same(left.Zip(right, (a, b) => a * b).Sum(), Dense.Dot(left, [.. right, 7, 8]));
        double[] target = Numbers(n, seed + 2), expected = [.. target.Zip(right, (t, r) => t + (1.5 * r))];
        Dense.AddScaled(target, 1.5, right);
        AllSame(expected, target);
        // Rows lie further apart than they are long.
        for (var count = 0; count < 10; count++)
        {
            var stride = n + 3;
            double[] rows = Numbers(count * stride, seed + 3), sums = Numbers(count, seed + 4);
            double[] dots = [.. sums.Select((sum, j) => sum + left.Select((a, i) => a * rows[(j * stride) + i]).Sum())];
            Dense.AddDots(sums, left, rows, stride);
            AllSame(dots, sums);
        }
    });

    [Fact]
    public void Products_are_sums_of_products() => Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[0, 100_000])
        .Sample((rows, inner, columns, seed) =>
        {
            double[] a = Numbers(rows * inner, seed), b = Numbers(inner * columns, seed + 1);
            a[0] = 0;
            var expected = new double[rows * columns];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    for (var l = 0; l < inner; l++) expected[(i * columns) + j] += a[(i * inner) + l] * b[(l * columns) + j];
                }
            }

            AllSame(expected, Dense.Product(a, b, rows, inner, columns));
            var turned = Dense.Transposed(a, rows, inner);
            for (var i = 0; i < rows; i++) for (var l = 0; l < inner; l++) Assert.Equal(a[(i * inner) + l], turned[(l * rows) + i]);
            AllSame(expected, Dense.TransposedProduct(turned, b, inner, rows, columns));
        });

    [Fact]
    public void A_definite_matrix_is_factored_solved_and_inverted() => Sizes.Sample((n, seed) =>
    {
        double[] a = Definite(n, seed), right = Numbers(n, seed + 5), factor = [.. a], x = [.. right];
        Assert.True(Dense.Cholesky(factor, n));
        var lower = Square(n, (i, j) => j <= i ? factor[(i * n) + j] : 0);
        AllSame(a, Dense.Product(lower, Dense.Transposed(lower, n, n), n, n, n));
        Same(Enumerable.Range(0, n).Sum(i => 2 * Math.Log(factor[(i * n) + i])), Dense.LogDeterminant(factor, n));
        Dense.Solve(factor, n, x);
        AllSame(right, Dense.Product(a, x, n, n, 1));
        var one = Square(n, (i, j) => i == j ? 1 : 0);
        AllSame(one, Dense.Product(a, Dense.Inverse(factor, n), n, n, n));
        AllSame(one, Dense.Product(lower, Dense.LowerInverse(factor, n), n, n, n));
        // The same by the small matrices that are not flat.
        var wide = Wide(a, n);
        var small = Symmetric.Cholesky(wide)!;
        AllSame(lower, Dense.Flat(small));
        AllSame(x, Symmetric.Solve(small, right));
        AllSame(Dense.Inverse(factor, n), Dense.Flat(Symmetric.Inverse(small)));
        Same(Dense.LogDeterminant(factor, n), Symmetric.LogDeterminant(small));
        AllSame(Dense.Inverse(factor, n), General.Inverse(a, n)!);
    });

    [Fact]
    public void A_matrix_that_is_not_symmetric_is_inverted_with_exchanges() => Sizes.Sample((n, seed) =>
    {
        // The first row has its only number last, and so on: no place of the diagonal can be used as it stands.
        var a = Square(n, (i, j) => i + j == n - 1 ? 2 + i : i + j > n - 1 ? new Random(seed + (i * n) + j).NextDouble() : 0);
        AllSame(Square(n, (i, j) => i == j ? 1 : 0), Dense.Product(a, General.Inverse(a, n)!, n, n, n));
        double[] mixed = Numbers(n * n, seed);
        if (General.Inverse(mixed, n) is not { } inverse) return;
        var check = Dense.Product(inverse, mixed, n, n, n);
        for (var at = 0; at < n * n; at++) Same(at / n == at % n ? 1 : 0, check[at], 1e-5);
    });

    [Fact]
    public void Matrices_that_cannot_be_factored_or_inverted_are_refused()
    {
        foreach (var bad in new[] { new double[] { 0 }, [-1], [double.NaN], [double.PositiveInfinity] })
        {
            Assert.False(Dense.Cholesky([.. bad], 1));
            if (double.IsFinite(bad[0])) Assert.Null(Symmetric.Cholesky(Wide(bad, 1)));
        }

        Assert.False(Dense.Cholesky([1, 1, 1, 1], 2));
        Assert.Null(Symmetric.Cholesky(new double[,] { { 1, 1 }, { 1, 1 } }));
        Assert.False(Dense.Cholesky([1, 2, 2, 1], 2));
        Assert.Null(Symmetric.Cholesky(new double[,] { { 1, 2 }, { 2, 1 } }));
        // What is left of the diagonal must be more than rounding leaves.
        Assert.True(Dense.Cholesky([1, 1, 1, 1 + 1e-12], 2));
        Assert.False(Dense.Cholesky([1, 1, 1, 1 + 4e-15], 2));
        Assert.NotNull(Symmetric.Cholesky(new[,] { { 1, 1 }, { 1, 1 + 1e-12 } }));
        Assert.Null(Symmetric.Cholesky(new[,] { { 1, 1 }, { 1, 1 + 4e-15 } }));
        Assert.Null(General.Inverse([1, 2, 2, 4], 2));
        Assert.Null(General.Inverse([0], 1));
        Assert.Null(General.Inverse([double.NaN], 1));
        Assert.Equal([0.25], General.Inverse([4], 1)!);
    }

    [Fact]
    public void Eigenvectors_are_only_stretched_stand_upright_and_come_in_order() => Sizes.Sample((n, seed) =>
    {
        double[] half = Numbers(n * n, seed);
        var a = Square(n, (i, j) => half[(Math.Max(i, j) * n) + Math.Min(i, j)]);
        Spectrum(a, n);
        // Values that occur several times, and none at all.
        Spectrum(Square(n, (i, j) => i == j ? i / 2 : 0), n);
        Spectrum(Square(n, (i, j) => 1), n);
        Spectrum(new double[n * n], n);
        AllSame([.. Algebra.Spectrum.Of(a, n).Values.Reverse()], Symmetric.Eigenvalues(Wide(a, n)));
        var squared = Spectral.Of(Wide(a, n)).Map(value => value * value);
        AllSame(Dense.Product(a, a, n, n, n), Dense.Flat(squared));
    }, iter: 60);

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void Eigenvalues_of_very_large_and_small_numbers_keep_their_digits(double scale)
    {
        double[] a = [4, 1, 2, 1, 3, 0.5, 2, 0.5, 5];
        var expected = Algebra.Spectrum.Of(a, 3).Values;
        var found = Algebra.Spectrum.Of([.. a.Select(value => value * scale)], 3).Values;
        AllSame(expected, [.. found.Select(value => value / scale)]);
    }

    [Fact]
    public void No_rows_have_no_eigenvalues()
    {
        Assert.Empty(Algebra.Spectrum.Of([], 0).Values);
        Assert.Equal([3], Algebra.Spectrum.Of([3], 1).Values);
        Assert.Equal([1], Algebra.Spectrum.Of([3], 1).Vectors);
    }

    [Fact]
    public void Covariances_are_as_written_out_and_turn_round_with_their_items()
    {
        double[][] columns = [[1, 2, 4, double.NaN, 6], [2, 1, 5, 3, 4], [9, 8, 5, 1, 2]];
        var found = CovarianceMatrix.OfCompleteRows(columns);
        Assert.Equal((4, 3), (found.N, found.Size));
        Assert.Equal([3.25, 3, 6], found.Means);
        Same(((2.25 * 2.25) + (1.25 * 1.25) + (0.75 * 0.75) + (2.75 * 2.75)) / 3, found.Values[0, 0]);
        Same(((2.25 * 1) + (1.25 * 2) + (0.75 * 2) + (2.75 * 1)) / 3, found.Values[0, 1]);
        Same(found.Values[1, 2], found.Values[2, 1]);
        var turned = found.Reversed([false, true, true], 1, 9);
        Assert.Equal([3.25, 7, 4], turned.Means);
        Assert.Equal((found.Values[0, 0], -found.Values[0, 1], found.Values[1, 2]),
            (turned.Values[0, 0], turned.Values[1, 0], turned.Values[2, 1]));
        Assert.Equal(0, CovarianceMatrix.OfCompleteRows([]).N);
        Assert.Equal(0, CovarianceMatrix.OfCompleteRows([[double.NaN], [1]]).N);
        Assert.Equal((1, 0), (CovarianceMatrix.OfCompleteRows([[4]]).N, CovarianceMatrix.OfCompleteRows([[4]]).Values[0, 0]));
        var sums = CovarianceMatrix.OfSums(4, [13, 12], new long[,] { { 57, 48 }, { 48, 46 } });
        Assert.Equal((4, 3.25, 3), (sums.N, sums.Means[0], sums.Means[1]));
        Same(found.Values[0, 0], sums.Values[0, 0]);
        Same(((4.0 * 48) - (13 * 12)) / 12, sums.Values[0, 1]);
        Assert.Equal((0, 0), (CovarianceMatrix.OfSums(1, [3], new long[,] { { 9 } }).Values[0, 0],
            CovarianceMatrix.OfSums(0, [0], new long[,] { { 0 } }).Means[0]));
        Assert.Equal([1, 3], CovarianceMatrix.CompleteRows([[double.NaN, 1, 2, 3], [1, 2, double.NaN, 4]]));
        Assert.Empty(CovarianceMatrix.CompleteRows([]));
    }

    /// <summary>xoshiro256**, the polar method and Marsaglia and Tsang's, written a second time in Python.</summary>
    [Fact]
    public void Numbers_by_chance_are_those_of_the_published_generators()
    {
        var uniform = new NormalStream(1, 0);
        Assert.Equal([0.2161062767412822, 0.26662896596819435, 0.16526285558819803], Enumerable.Range(0, 3).Select(_ => uniform.Uniform()));
        uniform = new(20270101, 3);
        Assert.Equal([0.22580842400945406, 0.7860768198664054, 0.006487579354207462],
            Enumerable.Range(0, 3).Select(_ => uniform.Uniform()));
        var normal = new NormalStream(1, 0);
        AllSame([-0.8572677698250255, -0.7047054918642435, -1.0300232369750448, -0.4466513872431942, 0.481995718647034, 0.7607981315254819,
            0.33377442947691166, 0.5373084054131194, -0.3459228773522461, -0.531954825552099, 0.5212739099040976, 0.6729749033003241],
            [.. Enumerable.Range(0, 12).Select(_ => normal.Next())]);
        normal = new(20270101, 3);
        AllSame([-0.667351817461141, 0.6962791799188308, -0.724953921035226, 2.0396161468615213, -0.024520758656320377],
            [.. Enumerable.Range(0, 5).Select(_ => normal.Next())]);
        double[] degrees = [5, 1, 0.5, 2, 1.5, 30, 3, 2];
        var chi = new NormalStream(1, 0);
        AllSame([2.2678396294421814, 0.4966098302636253, 0.0032758906150720402, 0.40245971619367543, 0.15648813720780536,
            35.55499667026896, 3.610679525544893, 0.8692069927098159], [.. degrees.Select(chi.ChiSquared)]);
        chi = new(20270101, 3);
        AllSame([2.6506517468247233, 0.4848046963884396, 0.003440435111541388, 0.8379826744758453, 1.3579878016186213, 18.96886944587692,
            0.0656712741891511, 0.29474131520784347], [.. degrees.Select(chi.ChiSquared)]);
        chi = new(1, 0);
        Same(1.974154057133799, Enumerable.Range(0, 400).Average(_ => chi.ChiSquared(2)));
    }

    private static void Spectrum(double[] a, int n)
    {
        var flat = Algebra.Spectrum.Of(a, n);
        var square = Spectral.Of(Wide(a, n));
        AllSame(flat.Values, square.Values);
        AllSame(flat.Values, Algebra.Spectrum.Of(a, n, vectors: false).Values);
        Assert.Equal(flat.Values.OrderDescending(), flat.Values);
        foreach (var vectors in new[] { flat.Vectors, Dense.Transposed(Dense.Flat(square.Vectors), n, n) })
        {
            AllSame(Square(n, (i, j) => i == j ? 1 : 0), Dense.Product(vectors, Dense.Transposed(vectors, n, n), n, n, n));
            AllSame(Square(n, (i, j) => flat.Values[i] * vectors[(i * n) + j]), Dense.Product(vectors, a, n, n, n));
        }
    }

    private static void AllSame(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var at = 0; at < expected.Length; at++) Same(expected[at], found[at], 1e-8);
    }

    private static double[] Numbers(int count, int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (4 * chance.NextDouble()) - 2)];
    }

    /// <summary>BB' and a little on the diagonal.</summary>
    private static double[] Definite(int n, int seed)
    {
        var b = Numbers(n * n, seed);
        return Square(n, (i, j) => Enumerable.Range(0, n).Sum(k => b[(i * n) + k] * b[(j * n) + k]) + (i == j ? 0.5 : 0));
    }

    private static double[] Square(int n, Func<int, int, double> of) => [.. Enumerable.Range(0, n * n).Select(at => of(at / n, at % n))];

    private static double[,] Wide(double[] a, int n)
    {
        var wide = new double[n, n];
        for (var at = 0; at < n * n; at++) wide[at / n, at % n] = a[at];
        return wide;
    }
}
