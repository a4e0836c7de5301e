using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>The E step: log likelihood of all patterns and how many answers of each category are expected at each point. Patterns are
/// taken in a fixed number of parts that are added in order, so that threads do not change a bit.</summary>
internal sealed class GradedExpectation
{
    private const int Lanes = 4;
    private const int Parts = 16;
    private const int PatternsWorthAPart = 128;

    /// <summary>exp(−45) is below the last digit of a sum whose largest term is 1.</summary>
    private const double Nothing = 45;
    private readonly AnswerPatterns patterns;
    private readonly double[] logWeights;
    private readonly int[] offsets;

    public GradedExpectation(AnswerPatterns patterns, int points, double range)
    {
        this.patterns = patterns;
        Padded = (points + Lanes - 1) / Lanes * Lanes;
        Points = new double[Padded];
        logWeights = new double[Padded];
        Array.Fill(logWeights, double.NegativeInfinity);
        double sum = 0;
        for (var q = 0; q < points; q++)
        {
            Points[q] = -range + 2 * range * q / (points - 1);
            sum += Math.Exp(-0.5 * Points[q] * Points[q]);
        }

        for (var q = 0; q < points; q++) logWeights[q] = -0.5 * Points[q] * Points[q] - Math.Log(sum);
        offsets = new int[patterns.Items + 1];
        for (var i = 0; i < patterns.Items; i++) offsets[i + 1] = offsets[i] + patterns.CategoryValues[i].Length;
    }

    public int Padded { get; }

    public double[] Points { get; }

    /// <summary>Rows of expected counts of an item.</summary>
    public int OffsetOf(int item) => offsets[item];

    /// <param name="curves">Of every item at the present parameters.</param>
    /// <returns>Log likelihood and expected counts, (item, category) × point.</returns>
    public (double LogLikelihood, double[] Counts) Run(GradedCurves[] curves)
    {
        var size = offsets[^1] * Padded;
        var table = new double[size];
        for (var i = 0; i < curves.Length; i++) curves[i].Log.CopyTo(table, offsets[i] * Padded);
        var parts = Math.Clamp(patterns.Count / PatternsWorthAPart, 1, Parts);
        var results = new (double Sum, double[] Counts)[parts];
        void Part(int part) => results[part] = Some(table, (int)((long)patterns.Count * part / parts),
            (int)((long)patterns.Count * (part + 1) / parts));
        if (parts > 1) Parallel.For(0, parts, Part); else Part(0);
        var (sum, counts) = results[0];
        for (var part = 1; part < parts; part++)
        {
            sum += results[part].Sum;
            Dense.AddScaled(counts, 1, results[part].Counts);
        }

        return (sum, counts);
    }

    /// <summary>Mean and standard deviation of the posterior of every pattern.</summary>
    public (double[] Means, double[] Deviations) Posterior(GradedCurves[] curves)
    {
        var table = new double[offsets[^1] * Padded];
        for (var i = 0; i < curves.Length; i++) curves[i].Log.CopyTo(table, offsets[i] * Padded);
        var (means, deviations) = (new double[patterns.Count], new double[patterns.Count]);
        var (posterior, rows) = (new double[Padded], new int[patterns.Items]);
        for (var at = 0; at < patterns.Count; at++)
        {
            Logs(table, RowsOf(patterns.Row(at), rows), posterior);
            var (sum, _, first, last) = Exponentials(posterior);
            double mean = 0, square = 0;
            for (var q = first; q < last; q++) mean += posterior[q] * Points[q] / sum;
            for (var q = first; q < last; q++) square += posterior[q] * Math.Pow(Points[q] - mean, 2) / sum;
            (means[at], deviations[at]) = (mean, Math.Sqrt(square));
        }

        return (means, deviations);
    }

    private (double Sum, double[] Counts) Some(double[] table, int from, int to)
    {
        var counts = new double[table.Length];
        var posterior = new double[Padded];
        var rows = new int[patterns.Items];
        double total = 0;
        for (var at = from; at < to; at++)
        {
            var answered = RowsOf(patterns.Row(at), rows);
            Logs(table, answered, posterior);
            var (sum, largest, first, last) = Exponentials(posterior);
            total += patterns.Weights[at] * (Math.Log(sum) + largest);
            var scale = Vector256.Create(patterns.Weights[at] / sum);
            ref var source = ref MemoryMarshal.GetArrayDataReference(posterior);
            ref var target = ref MemoryMarshal.GetArrayDataReference(counts);
            for (var q = first; q < last; q += Lanes) (Vector256.LoadUnsafe(ref source, q) * scale).StoreUnsafe(ref source, q);
            foreach (var row in answered)
            {
                for (var q = first; q < last; q += Lanes)
                {
                    (Vector256.LoadUnsafe(ref target, (nuint)row + q) + Vector256.LoadUnsafe(ref source, q))
                        .StoreUnsafe(ref target, (nuint)row + q);
                }
            }
        }

        return (total, counts);
    }

    /// <summary>Where the curves of the answers given begin in the table.</summary>
    private ReadOnlySpan<int> RowsOf(ReadOnlySpan<byte> answers, int[] rows)
    {
        var count = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i] != AnswerPatterns.Missing) rows[count++] = (offsets[i] + answers[i]) * Padded;
        }

        return rows.AsSpan(0, count);
    }

    /// <summary>Log of weight times likelihood at every point; sixteen points at a time stay in registers.</summary>
    private void Logs(double[] table, ReadOnlySpan<int> answered, double[] posterior)
    {
        ref var curves = ref MemoryMarshal.GetArrayDataReference(table);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(logWeights);
        ref var target = ref MemoryMarshal.GetArrayDataReference(posterior);
        nuint q = 0;
        for (; q + 4 * Lanes <= (nuint)Padded; q += 4 * Lanes)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref weights, q), Vector256.LoadUnsafe(ref weights, q + Lanes));
            var (c, d) = (Vector256.LoadUnsafe(ref weights, q + 2 * Lanes), Vector256.LoadUnsafe(ref weights, q + 3 * Lanes));
            foreach (var row in answered)
            {
                var at = (nuint)row + q;
                a += Vector256.LoadUnsafe(ref curves, at);
                b += Vector256.LoadUnsafe(ref curves, at + Lanes);
                c += Vector256.LoadUnsafe(ref curves, at + 2 * Lanes);
                d += Vector256.LoadUnsafe(ref curves, at + 3 * Lanes);
            }

            a.StoreUnsafe(ref target, q);
            b.StoreUnsafe(ref target, q + Lanes);
            c.StoreUnsafe(ref target, q + 2 * Lanes);
            d.StoreUnsafe(ref target, q + 3 * Lanes);
        }

        for (; q < (nuint)Padded; q += Lanes)
        {
            var a = Vector256.LoadUnsafe(ref weights, q);
            foreach (var row in answered) a += Vector256.LoadUnsafe(ref curves, (nuint)row + q);
            a.StoreUnsafe(ref target, q);
        }
    }

    /// <summary>Replaces logs by exponentials relative to the largest, between the points outside of which nothing shows in the
    /// sum.</summary>
    private static (double Sum, double Largest, nuint First, nuint Last) Exponentials(double[] posterior)
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(posterior);
        var length = (nuint)posterior.Length;
        var most = Vector256.Create(double.NegativeInfinity);
        for (nuint q = 0; q < length; q += Lanes) most = Vector256.Max(most, Vector256.LoadUnsafe(ref source, q));
        var largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        var shift = Vector256.Create(largest);
        var floor = Vector256.Create(largest - Nothing);
        nuint first = 0, last = length;
        while (Vector256.LessThanAll(Vector256.LoadUnsafe(ref source, first), floor)) first += Lanes;
        while (Vector256.LessThanAll(Vector256.LoadUnsafe(ref source, last - Lanes), floor)) last -= Lanes;
        var sum = Vector256<double>.Zero;
        for (var q = first; q < last; q += Lanes)
        {
            var value = Vector256.Exp(Vector256.LoadUnsafe(ref source, q) - shift);
            value.StoreUnsafe(ref source, q);
            sum += value;
        }

        return (Vector256.Sum(sum), largest, first, last);
    }
}
