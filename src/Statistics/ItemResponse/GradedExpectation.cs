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
    private readonly AnswerPatterns patterns;
    private readonly double[] logWeights;
    private readonly int[] offsets;

    public GradedExpectation(AnswerPatterns patterns, int points, double range)
    {
        this.patterns = patterns;
        Padded = (points + 2 * Lanes - 1) / (2 * Lanes) * 2 * Lanes;
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
        var posterior = new double[Padded];
        for (var at = 0; at < patterns.Count; at++)
        {
            Logs(table, patterns.Row(at), posterior);
            Exponentials(posterior);
            double mean = 0, square = 0, sum = 0;
            for (var q = 0; q < Padded; q++) sum += posterior[q];
            for (var q = 0; q < Padded; q++) mean += posterior[q] * Points[q] / sum;
            for (var q = 0; q < Padded; q++) square += posterior[q] * Math.Pow(Points[q] - mean, 2) / sum;
            (means[at], deviations[at]) = (mean, Math.Sqrt(square));
        }

        return (means, deviations);
    }

    private (double Sum, double[] Counts) Some(double[] table, int from, int to)
    {
        var counts = new double[table.Length];
        var posterior = new double[Padded];
        double total = 0;
        for (var at = from; at < to; at++)
        {
            var answers = patterns.Row(at);
            Logs(table, answers, posterior);
            var (sum, largest) = Exponentials(posterior);
            total += patterns.Weights[at] * (Math.Log(sum) + largest);
            var scale = Vector256.Create(patterns.Weights[at] / sum);
            ref var source = ref MemoryMarshal.GetArrayDataReference(posterior);
            ref var target = ref MemoryMarshal.GetArrayDataReference(counts);
            for (nuint q = 0; q < (nuint)Padded; q += Lanes) (Vector256.LoadUnsafe(ref source, q) * scale).StoreUnsafe(ref source, q);
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i] == AnswerPatterns.Missing) continue;
                var row = (nuint)((offsets[i] + answers[i]) * Padded);
                for (nuint q = 0; q < (nuint)Padded; q += Lanes)
                {
                    (Vector256.LoadUnsafe(ref target, row + q) + Vector256.LoadUnsafe(ref source, q)).StoreUnsafe(ref target, row + q);
                }
            }
        }

        return (total, counts);
    }

    /// <summary>Log of weight times likelihood at every point; eight points at a time stay in registers.</summary>
    private void Logs(double[] table, ReadOnlySpan<byte> answers, double[] posterior)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(table);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(logWeights);
        ref var target = ref MemoryMarshal.GetArrayDataReference(posterior);
        for (nuint q = 0; q < (nuint)Padded; q += 2 * Lanes)
        {
            var (first, second) = (Vector256.LoadUnsafe(ref weights, q), Vector256.LoadUnsafe(ref weights, q + Lanes));
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i] == AnswerPatterns.Missing) continue;
                var row = (nuint)((offsets[i] + answers[i]) * Padded) + q;
                first += Vector256.LoadUnsafe(ref rows, row);
                second += Vector256.LoadUnsafe(ref rows, row + Lanes);
            }

            first.StoreUnsafe(ref target, q);
            second.StoreUnsafe(ref target, q + Lanes);
        }
    }

    /// <summary>Replaces logs by exponentials relative to the largest.</summary>
    private static (double Sum, double Largest) Exponentials(double[] posterior)
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(posterior);
        var most = Vector256.Create(double.NegativeInfinity);
        for (nuint q = 0; q < (nuint)posterior.Length; q += Lanes) most = Vector256.Max(most, Vector256.LoadUnsafe(ref source, q));
        var largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        var shift = Vector256.Create(largest);
        var sum = Vector256<double>.Zero;
        for (nuint q = 0; q < (nuint)posterior.Length; q += Lanes)
        {
            var value = Vector256.Exp(Vector256.LoadUnsafe(ref source, q) - shift);
            value.StoreUnsafe(ref source, q);
            sum += value;
        }

        return (Vector256.Sum(sum), largest);
    }
}
