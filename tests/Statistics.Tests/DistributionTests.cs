using Wegmarke.Statistics.Distributions;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Distributions against closed forms, sums of binomial and Poisson probabilities, and plain numerical integration.</summary>
public sealed class DistributionTests
{
    /// <summary>Errors are relative: a tail of 1e-200 has its digits too.</summary>
    /// <summary>Values of mpmath with 40 digits.</summary>
    [Theory]
    [InlineData(-0.1, 0.46017216272297101)]
    [InlineData(-1.2, 0.11506967022170828)]
    [InlineData(-5, 2.8665157187919391e-07)]
    [InlineData(-10, 7.6198530241605261e-24)]
    [InlineData(-30, 4.9067139271481875e-198)]
    [InlineData(0.7, 0.75803634777692698)]
    [InlineData(2.5, 0.99379033467422388)]
    public void The_normal_distribution_has_its_digits_in_both_tails(double z, double lower)
    {
        Close(lower, Normal.Lower(z));
        Close(lower, Normal.Upper(-z));
        Close(Math.Log(lower), Normal.LogLower(z), 1e-11);
        if (z > -6) Same(z, Normal.Quantile(lower), 1e-11);
        Close(Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI), Normal.Density(z));
    }

    [Fact]
    public void Quantiles_are_named_at_their_ends_and_turn_probabilities_back()
    {
        Assert.Equal(0.5, Normal.Lower(0), 1e-16);
        Assert.Equal(0, Normal.Quantile(0.5));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (Normal.Quantile(0), Normal.Quantile(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(1.1));
        foreach (var p in new[] { 0.0, 1.0, -0.1, 1.1 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(p, 3));
            Assert.Throws<ArgumentOutOfRangeException>(() => FDistribution.Quantile(p, 3, 4));
            Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquared.Quantile(p, 3));
        }

        foreach (var p in new[] { 1e-100, 1e-12, 0.001, 0.1, 0.3, 0.499, 0.5, 0.501, 0.7, 0.975, 0.999999 })
        {
            Close(p, Normal.Lower(Normal.Quantile(p)), 1e-10);
            foreach (var df in new[] { 1, 2.5, 30, 1e6 })
            {
                Close(p, StudentT.Lower(StudentT.Quantile(p, df), df), 1e-9);
                Close(p, ChiSquared.Lower(ChiSquared.Quantile(p, df), df), 1e-9);
                Close(p, FDistribution.Lower(FDistribution.Quantile(p, df, 7), df, 7), 1e-9);
            }
        }

        Assert.Equal(0, StudentT.Quantile(0.5, 4));
        Assert.Equal((1, 0), (ChiSquared.Lower(double.PositiveInfinity, 3), ChiSquared.Upper(double.PositiveInfinity, 3)));
        Assert.Equal((1, 0), (FDistribution.Lower(double.PositiveInfinity, 3, 4), FDistribution.Upper(double.PositiveInfinity, 3, 4)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1.7)]
    [InlineData(40)]
    [InlineData(1e5)]
    public void Students_t_is_as_its_closed_forms_say(double t)
    {
        Close(1 / Math.PI * Math.Atan2(1, t), StudentT.Upper(t, 1), 1e-11);
        // ½ − t/(2√(2+t²)) without cancelling.
        var root = Math.Sqrt(2 + (t * t));
        Close(1 / (root * (root + t)), StudentT.Upper(t, 2), 1e-11);
        var two = Math.Min(1, 2 * StudentT.Upper(t, 2));
        Close(two, StudentT.TwoSided(t, 2));
        Close(two, StudentT.TwoSided(-t, 2));
        Close(StudentT.Upper(t, 2), StudentT.Lower(-t, 2));
        Close(1 - StudentT.Upper(t, 2), StudentT.Lower(t, 2));
        Close(Math.Log(StudentT.Upper(t, 5)), StudentT.LogUpper(t, 5), 1e-11);
        Close(Normal.Upper(Math.Min(t, 30)), StudentT.Upper(Math.Min(t, 30), double.PositiveInfinity));
        Close(1 / (Math.PI * (1 + (t * t))), Math.Exp(StudentT.LogDensity(t, 1)), 1e-11);
        Close(Normal.Density(Math.Min(t, 30)), Math.Exp(StudentT.LogDensity(Math.Min(t, 30), double.PositiveInfinity)), 1e-11);
    }

    /// <summary>P(F ≤ x; 2a, 2b) is the chance of at least a hits in a + b − 1 trials with ax/(ax+b).</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(8, 2)]
    [InlineData(5, 20)]
    [InlineData(40, 30)]
    [InlineData(300, 500)]
    public void F_adds_up_binomial_probabilities(int a, int b)
    {
        foreach (var x in new[] { 0.001, 0.2, 0.6, 0.95, 1, 1.1, 1.5, 3, 50 })
        {
            double p = a * x / ((a * x) + b), q = b / ((a * x) + b), logs = 0, lower = 0, upper = 0;
            for (var k = 0; k <= a + b - 1; k++)
            {
                var probability = Math.Exp(logs + (k * Math.Log(p)) + ((a + b - 1 - k) * Math.Log(q)));
                if (k >= a) lower += probability;
                else upper += probability;
                logs += Math.Log(a + b - 1.0 - k) - Math.Log(k + 1.0);
            }

            if (lower > 1e-290) Close(lower, FDistribution.Lower(x, 2 * a, 2 * b), 1e-10);
            if (upper > 1e-290) Close(upper, FDistribution.Upper(x, 2 * a, 2 * b), 1e-10);
        }

        Assert.Equal((0, 1), (FDistribution.Lower(0, 2 * a, 2 * b), FDistribution.Upper(0, 2 * a, 2 * b)));
    }

    /// <summary>P(χ² > x; 2a) is the chance of fewer than a Poisson events with mean x/2.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(60)]
    [InlineData(700)]
    public void Chi_squared_adds_up_Poisson_probabilities(int a)
    {
        foreach (var ratio in new[] { 0.01, 0.3, 0.9, 0.999, 1, 1.001, 1.2, 2.5 })
        {
            double mean = a * ratio, term = -mean, upper = 0, lower = 0;
            for (var k = 0; k < a + 2000; k++)
            {
                if (k < a) upper += Math.Exp(term);
                else lower += Math.Exp(term);
                term += Math.Log(mean) - Math.Log(k + 1.0);
            }

            if (upper > 1e-290) Close(upper, ChiSquared.Upper(2 * mean, 2 * a), 1e-10);
            if (lower > 1e-290) Close(lower, ChiSquared.Lower(2 * mean, 2 * a), 1e-10);
        }

        Assert.Equal((0, 1), (ChiSquared.Lower(0, 2 * a), ChiSquared.Upper(0, 2 * a)));
    }

    /// <summary>One degree of freedom is a shifted normal variable squared, three have a closed form too.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(90)]
    [InlineData(2000)]
    public void Non_central_chi_squared_is_as_its_closed_forms_say(double noncentrality)
    {
        var root = Math.Sqrt(noncentrality);
        foreach (var distance in new[] { -4.0, -1.5, -0.2, 0.3, 1, 3, 6 })
        {
            var at = root + distance;
            if (at <= 0.05) continue;
            var x = at * at;
            double one = Normal.Lower(at - root) - Normal.Lower(-at - root), oneAbove = Normal.Upper(at - root) + Normal.Lower(-at - root);
            var bend = (Normal.Density(at + root) - Normal.Density(at - root)) / root;
            // What is taken from nearly the same number has fewer digits.
            Close(one, NoncentralChiSquared.Lower(x, 1, noncentrality), 1e-8);
            Close(oneAbove, NoncentralChiSquared.Upper(x, 1, noncentrality), 1e-9);
            Same(one + bend, NoncentralChiSquared.Lower(x, 3, noncentrality), 1e-11);
            Close(oneAbove - bend, NoncentralChiSquared.Upper(x, 3, noncentrality), 1e-9);
            if (one is > 1e-6 and < 1 - 1e-6) Close(noncentrality, NoncentralChiSquared.NoncentralityAt(x, 1, one), 1e-6);
        }
    }

    [Fact]
    public void Non_central_chi_squared_knows_its_ends()
    {
        Assert.Equal((0, 1), (NoncentralChiSquared.Lower(0, 3, 2), NoncentralChiSquared.Upper(0, 3, 2)));
        Close(ChiSquared.Lower(4, 3), NoncentralChiSquared.Lower(4, 3, 0));
        Close(ChiSquared.Upper(4, 3), NoncentralChiSquared.Upper(4, 3, 0));
        Assert.Equal(0, NoncentralChiSquared.NoncentralityAt(4, 0, 0.5));
        Assert.Equal(0, NoncentralChiSquared.NoncentralityAt(1, 5, 0.95));
        Close(1, NoncentralChiSquared.Lower(1e4, 3, 2), 1e-12);
    }

    /// <summary>P(T ≤ t) is the mean of Φ(t·s − δ) over the distribution of s = √(χ²/df).</summary>
    [Theory]
    [InlineData(1.2, 4, 0.7)]
    [InlineData(-0.8, 9, 1.5)]
    [InlineData(3, 20, -2)]
    [InlineData(-2, 6, -2.5)]
    [InlineData(12, 30, 11)]
    [InlineData(0, 5, 0.9)]
    [InlineData(25, 58, 30)]
    public void Non_central_t_is_as_integration_says(double t, double df, double noncentrality)
    {
        // In u = log s the integrand is smooth and ends at both sides.
        var constant = Math.Log(2) + (df / 2 * Math.Log(df / 2)) - Special(df / 2);
        var expected = Simpson(u => Normal.Lower((t * Math.Exp(u)) - noncentrality)
            * Math.Exp(constant + (df * u) - (df / 2 * Math.Exp(2 * u))), -14, 2.2, 8000);
        Same(expected, NoncentralT.Lower(t, df, noncentrality), 1e-11);
        if (expected is > 1e-6 and < 1 - 1e-6) Same(noncentrality, NoncentralT.Noncentrality(t, df, expected), 1e-7);
    }

    [Fact]
    public void Non_central_t_without_a_shift_is_Students() => Close(StudentT.Lower(1.3, 5), NoncentralT.Lower(1.3, 5, 0));

    [Fact]
    public void Two_normal_variables_are_as_integration_says()
    {
        double[] limits = [-3.1, -0.4, 0, 1.5, 2.6];
        foreach (var r in new[] { -0.999, -0.96, -0.93, -0.9, -0.6, -0.2, 0, 0.1, 0.29, 0.31, 0.74, 0.76, 0.92, 0.926, 0.97, 0.9995 })
        {
            Same(0.25 + (Math.Asin(r) / (2 * Math.PI)), BivariateNormal.Lower(0, 0, r), 1e-14);
            var rest = Math.Sqrt(1 - (r * r));
            foreach (var h in limits)
            {
                foreach (var k in limits)
                {
                    // Where the inner probability is steep, the parts beside the step are integrated apart.
                    double Inner(double x) => Normal.Density(x) * Normal.Lower((k - (r * x)) / rest);
                    var step = r == 0 ? 0 : k / r;
                    double[] cuts = [-9, .. new[] { step - (9 * rest), step, step + (9 * rest) }.Where(cut => cut > -9 && cut < h), h];
                    var expected = Enumerable.Range(0, cuts.Length - 1).Sum(i => Simpson(Inner, cuts[i], cuts[i + 1], 240));
                    Same(expected, BivariateNormal.Lower(h, k, r), 1e-8);
                }
            }
        }
    }

    [Fact]
    public void Two_normal_variables_know_their_ends()
    {
        const double Infinite = double.PositiveInfinity;
        Assert.Equal((0, 0), (BivariateNormal.Lower(-Infinite, 1, 0.3), BivariateNormal.Lower(1, -Infinite, 0.3)));
        Close(Normal.Lower(0.4), BivariateNormal.Lower(Infinite, 0.4, 0.3));
        Close(Normal.Lower(0.4), BivariateNormal.Lower(0.4, Infinite, 0.3));
        Close(Normal.Lower(-0.2), BivariateNormal.Lower(0.4, -0.2, 1));
        Close(Normal.Lower(0.4) - Normal.Lower(-1.1), BivariateNormal.Lower(0.4, 1.1, -1));
        Assert.Equal(0, BivariateNormal.Lower(0.4, -1.1, -1));
    }

    private static double Simpson(Func<double, double> of, double from, double to, int steps)
    {
        double width = (to - from) / steps, sum = of(from) + of(to);
        for (var i = 1; i < steps; i++) sum += of(from + (i * width)) * (i % 2 == 1 ? 4 : 2);
        return sum * width / 3;
    }

    /// <summary>log Γ of halves by Γ(x + 1) = xΓ(x).</summary>
    private static double Special(double x) =>
        x == 0.5 ? 0.5 * Math.Log(Math.PI) : x == 1 ? 0 : Math.Log(x - 1) + Special(x - 1);
}
