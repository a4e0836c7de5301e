namespace Wegmarke.Statistics.Factors;

/// <summary>The derivative of (Σ, μ) by one cell: dΣ = c(uv' + vu') and dμ = m·z, with u, v, z columns of B = [I, Λ, ΛΨ].</summary>
internal readonly record struct Slope(Place Place, int Row, int Column, int U, int V, double C, int Z, double M)
{
    public static Slope Of(Place place, int row, int column, ModelMatrices at)
    {
        var (p, m) = (at.Items, at.Factors);
        return place switch
        {
            Place.Loading => new(place, row, column, row, p + m + column, 1, row, at.Alpha[column]),
            Place.Residual => new(place, row, column, row, column, row == column ? 0.5 : 1, 0, 0),
            Place.FactorCovariance => new(place, row, column, p + row, p + column, row == column ? 0.5 : 1, 0, 0),
            Place.Intercept => new(place, row, column, 0, 0, 0, row, 1),
            _ => new(place, row, column, 0, 0, 0, p + row, 1),
        };
    }
}

/// <summary>W = Σ⁻¹, Ω = W(S + dd' − Σ)W and Wd in the basis of the slopes, each for n rows.</summary>
/// <param name="Size">Columns of the basis.</param>
internal sealed record Curvature(int N, int Size, int Items, int Factors, double[] W, double[] Omega, double[] Wd, ModelMatrices At)
{
    /// <summary>Derivative of −log likelihood: −n(½tr(ΩΣ_a) + d'Wμ_a) (Magnus and Neudecker 2019).</summary>
    public double Gradient(Slope a) => -N * (a.C * Omega[a.U * Size + a.V] + a.M * Wd[a.Z]);

    /// <summary>Expected second derivative: n(½tr(WΣ_aWΣ_b) + μ_a'Wμ_b).</summary>
    public double Expected(Slope a, Slope b) => N * (Traces(W, a, b) + a.M * b.M * W[a.Z * Size + b.Z]);

    /// <summary>Observed second derivative.</summary>
    public double Observed(Slope a, Slope b)
    {
        var cross = a.C * b.C * (W[a.V * Size + b.U] * Omega[b.V * Size + a.U] + W[a.V * Size + b.V] * Omega[b.U * Size + a.U]
            + W[a.U * Size + b.U] * Omega[b.V * Size + a.V] + W[a.U * Size + b.V] * Omega[b.U * Size + a.V]);
        var means = b.M * a.C * (Wd[a.U] * W[a.V * Size + b.Z] + Wd[a.V] * W[a.U * Size + b.Z])
            + a.M * b.C * (Wd[b.U] * W[b.V * Size + a.Z] + Wd[b.V] * W[b.U * Size + a.Z]);
        return Expected(a, b) + N * (cross + means - Bend(a, b));
    }

    private double Traces(double[] matrix, Slope a, Slope b) => a.C * b.C
        * (matrix[a.U * Size + b.U] * matrix[a.V * Size + b.V] + matrix[a.U * Size + b.V] * matrix[a.V * Size + b.U]);

    /// <summary>½tr(ΩΣ_ab) + d'Wμ_ab: only loadings meet others in a product.</summary>
    private double Bend(Slope a, Slope b)
    {
        if (b.Place == Place.Loading) (a, b) = (b, a);
        if (a.Place != Place.Loading) return 0;
        var p = Items;
        return b.Place switch
        {
            Place.Loading => At.Psi[a.Column * Factors + b.Column] * Omega[a.Row * Size + b.Row],
            Place.FactorCovariance => b.C * ((a.Column == b.Row ? Omega[a.Row * Size + p + b.Column] : 0)
                + (a.Column == b.Column ? Omega[a.Row * Size + p + b.Row] : 0)),
            Place.FactorMean => a.Column == b.Row ? Wd[a.Row] : 0,
            _ => 0,
        };
    }
}
