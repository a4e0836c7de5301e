namespace Wegmarke.Statistics.Distributions;

/// <summary>P(X ≤ h, Y ≤ k) of two standard normal variables with correlation r, by integrating over the correlation
/// (Plackett 1954; Drezner and Wesolowsky 1990), with the expansion of Genz 2004 where |r| is near 1. Absolute error below 1e-15.</summary>
public static class BivariateNormal
{
    /// <summary>From here on the integrand is too steep and what is known in closed form is taken out of it.</summary>
    private const double Steep = 0.925;
    private static readonly double RootTwoPi = Math.Sqrt(2 * Math.PI);
    private static readonly (double Node, double Weight)[] Few = Quadrature(6), Some = Quadrature(12), Many = Quadrature(20);

    public static double Lower(double h, double k, double r)
    {
        if (h == double.NegativeInfinity || k == double.NegativeInfinity) return 0;
        if (h == double.PositiveInfinity) return Normal.Lower(k);
        if (k == double.PositiveInfinity) return Normal.Lower(h);
        if (r >= 1) return Normal.Lower(Math.Min(h, k));
        if (r <= -1) return Math.Max(0, Normal.Lower(h) - Normal.Upper(k));
        return new Correlated(r).Lower(h, k, Normal.Lower(h), Normal.Lower(k));
    }

    /// <summary>What depends on the correlation alone, for many limits.</summary>
    internal readonly struct Correlated
    {
        private readonly double r;
        private readonly (double Sine, double Scale, double Weight)[] nodes;

        public Correlated(double r)
        {
            this.r = r;
            nodes = [];
            if (Math.Abs(r) >= Steep) return;
            var rule = Math.Abs(r) < 0.3 ? Few : Math.Abs(r) < 0.75 ? Some : Many;
            var half = Math.Asin(r) / 2;
            nodes = new (double, double, double)[rule.Length];
            for (var i = 0; i < rule.Length; i++)
            {
                var sine = Math.Sin(half * (1 + rule[i].Node));
                nodes[i] = (sine, 1 / (1 - sine * sine), rule[i].Weight * half / (2 * Math.PI));
            }
        }

        /// <summary>With both one-sided probabilities at hand.</summary>
        public double Lower(double h, double k, double lowerH, double lowerK)
        {
            if (Math.Abs(r) >= Steep) return SteepLower(-h, -k, lowerH, lowerK);
            var (squares, product, sum) = (0.5 * (h * h + k * k), h * k, 0.0);
            foreach (var (sine, scale, weight) in nodes) sum += weight * Math.Exp((sine * product - squares) * scale);
            return Math.Max(0, Math.FusedMultiplyAdd(lowerH, lowerK, sum));
        }

        /// <summary>The density of both, and its derivative by the correlation.</summary>
        public (double Density, double Slope) Density(double h, double k)
        {
            var rest = 1 - r * r;
            var (squares, product) = (h * h + k * k, h * k);
            var density = Math.Exp(-(squares - 2 * r * product) / (2 * rest)) / (2 * Math.PI * Math.Sqrt(rest));
            return (density, density * (r / rest + (product * (1 + r * r) - r * squares) / (rest * rest)));
        }

        /// <summary>P(X &gt; h, Y &gt; k) for |r| ≥ .925, with the limits' own lower tails of −h and −k.</summary>
        private double SteepLower(double h, double k, double upperH, double upperK)
        {
            if (r < 0) k = -k;
            var product = h * k;
            var square = (1 - r) * (1 + r);
            var a = Math.Sqrt(square);
            var distance = (h - k) * (h - k);
            var (c, d) = ((4 - product) / 8, (12 - product) / 16);
            double sum = 0;
            var exponent = -(distance / square + product) / 2;
            if (exponent > -100)
            {
                sum = a * Math.Exp(exponent)
                    * (1 - c * (distance - square) * (1 - d * distance / 5) / 3 + c * d * square * square / 5);
            }

            if (product > -100)
            {
                var b = Math.Sqrt(distance);
                sum -= Math.Exp(-product / 2) * RootTwoPi * Normal.Lower(-b / a) * b * (1 - c * distance * (1 - d * distance / 5) / 3);
            }

            foreach (var (node, weight) in Many)
            {
                var x = Math.Pow(a / 2 * (node + 1), 2);
                exponent = -(distance / x + product) / 2;
                if (exponent <= -100) continue;
                var root = Math.Sqrt(1 - x);
                sum += a / 2 * weight * Math.Exp(exponent)
                    * (Math.Exp(-product * (1 - root) / (2 * (1 + root))) / root - (1 + c * x * (1 + d * x)));
            }

            sum = -sum / (2 * Math.PI);
            return Math.Max(0, r > 0 ? sum + Math.Min(upperH, upperK) : Math.Max(0, upperH + upperK - 1) - sum);
        }
    }

    private static (double Node, double Weight)[] Quadrature(int n)
    {
        var points = new (double, double)[n];
        for (var i = 0; i < n; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5));
            var slope = 1.0;
            for (var step = 0; step < 50; step++)
            {
                double p0 = 1, p1 = x;
                for (var k = 2; k <= n; k++) (p0, p1) = (p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k);
                slope = n * (x * p1 - p0) / (x * x - 1);
                var change = p1 / slope;
                x -= change;
                if (Math.Abs(change) < 1e-16) break;
            }

            points[i] = (x, 2 / ((1 - x * x) * slope * slope));
        }

        return points;
    }
}
