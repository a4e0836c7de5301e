namespace Wegmarke.Statistics.Distributions;

/// <summary>P(X ≤ h, Y ≤ k) of two standard normal variables with correlation r, by integrating over the correlation
/// (Plackett 1954; Drezner and Wesolowsky 1990) with Gauss-Legendre panels.</summary>
public static class BivariateNormal
{
    private const int Panels = 8;
    private static readonly (double Node, double Weight)[] Legendre = Quadrature(20);

    public static double Lower(double h, double k, double r)
    {
        if (h == double.NegativeInfinity || k == double.NegativeInfinity) return 0;
        if (h == double.PositiveInfinity) return Normal.Lower(k);
        if (k == double.PositiveInfinity) return Normal.Lower(h);
        if (r >= 1) return Normal.Lower(Math.Min(h, k));
        if (r <= -1) return Math.Max(0, Normal.Lower(h) - Normal.Upper(k));
        var end = Math.Asin(r);
        var squares = h * h + k * k;
        var product = 2 * h * k;
        var sum = 0.0;
        for (var panel = 0; panel < Panels; panel++)
        {
            // Panels shrink towards the end, where the integrand turns steep for |r| near 1.
            var (from, to) = (end * (1 - Math.Pow(1 - (double)panel / Panels, 3)), end * (1 - Math.Pow(1 - (panel + 1.0) / Panels, 3)));
            foreach (var (node, weight) in Legendre)
            {
                var theta = 0.5 * (from + to) + 0.5 * (to - from) * node;
                var cosine = Math.Cos(theta);
                sum += 0.5 * (to - from) * weight * Math.Exp(-(squares - product * Math.Sin(theta)) / (2 * cosine * cosine));
            }
        }

        return Math.Clamp(Normal.Lower(h) * Normal.Lower(k) + sum / (2 * Math.PI), 0, 1);
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
