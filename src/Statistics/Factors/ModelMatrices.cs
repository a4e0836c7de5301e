using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>The matrices of one group at given values: Σ = ΛΨΛ' + Θ and μ = ν + Λα.</summary>
internal sealed class ModelMatrices
{
    public ModelMatrices(FactorStructure structure, int group, ReadOnlySpan<double> free)
    {
        var (p, m) = (structure.Items.Count, structure.Factors.Count);
        (Items, Factors) = (p, m);
        (Lambda, Psi, Theta, Nu, Alpha) = (new double[p * m], new double[m * m], new double[p * p], new double[p], new double[m]);
        foreach (var cell in structure.Cells)
        {
            if (cell.Group != group) continue;
            var value = cell.Free < 0 ? cell.Value : free[cell.Free];
            switch (cell.Place)
            {
                case Place.Loading: Lambda[cell.Row * m + cell.Column] = value; break;
                case Place.Residual: Theta[cell.Row * p + cell.Column] = Theta[cell.Column * p + cell.Row] = value; break;
                case Place.FactorCovariance: Psi[cell.Row * m + cell.Column] = Psi[cell.Column * m + cell.Row] = value; break;
                case Place.Intercept: Nu[cell.Row] = value; break;
                default: Alpha[cell.Row] = value; break;
            }
        }

        LambdaPsi = Dense.Product(Lambda, Psi, p, m, m);
        Sigma = Dense.Product(LambdaPsi, Dense.Transposed(Lambda, p, m), p, m, p);
        for (var i = 0; i < p * p; i++) Sigma[i] += Theta[i];
        Mu = Dense.Product(Lambda, Alpha, p, m, 1);
        for (var i = 0; i < p; i++) Mu[i] += Nu[i];
    }

    public int Items { get; }

    public int Factors { get; }

    public double[] Lambda { get; }

    public double[] Psi { get; }

    public double[] Theta { get; }

    public double[] Nu { get; }

    public double[] Alpha { get; }

    public double[] LambdaPsi { get; }

    public double[] Sigma { get; }

    public double[] Mu { get; }

    /// <summary>B'XB for B = [I, Λ, ΛΨ]: every derivative of Σ is a product of two columns of B.</summary>
    public double[] InBasis(double[] x)
    {
        var (p, m) = (Items, Factors);
        var size = p + 2 * m;
        var right = new double[p * 2 * m];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < m; j++)
            {
                right[i * 2 * m + j] = Lambda[i * m + j];
                right[i * 2 * m + m + j] = LambdaPsi[i * m + j];
            }
        }

        var side = Dense.Product(x, right, p, p, 2 * m);
        var corner = Dense.TransposedProduct(right, side, p, 2 * m, 2 * m);
        var full = new double[size * size];
        for (var i = 0; i < p; i++)
        {
            x.AsSpan(i * p, p).CopyTo(full.AsSpan(i * size));
            side.AsSpan(i * 2 * m, 2 * m).CopyTo(full.AsSpan(i * size + p));
            for (var j = 0; j < 2 * m; j++) full[(p + j) * size + i] = side[i * 2 * m + j];
        }

        for (var j = 0; j < 2 * m; j++) corner.AsSpan(j * 2 * m, 2 * m).CopyTo(full.AsSpan((p + j) * size + p));
        return full;
    }

    public double[] VectorInBasis(ReadOnlySpan<double> vector)
    {
        var (p, m) = (Items, Factors);
        var full = new double[p + 2 * m];
        vector.CopyTo(full);
        for (var i = 0; i < p; i++)
        {
            Dense.AddScaled(full.AsSpan(p, m), vector[i], Lambda.AsSpan(i * m, m));
            Dense.AddScaled(full.AsSpan(p + m, m), vector[i], LambdaPsi.AsSpan(i * m, m));
        }

        return full;
    }
}
