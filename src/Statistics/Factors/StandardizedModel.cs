namespace Wegmarke.Statistics.Factors;

/// <summary>Every cell of a fitted model with factors and items of variance 1: loadings λ·sd(η)/sd(y), covariances as correlations.
/// A negative variance leaves no standard deviation to divide by.</summary>
public static class StandardizedModel
{
    public static IReadOnlyList<(ModelCell Cell, Finding Value)> Of(FactorModel model)
    {
        var at = Enumerable.Range(0, model.Structure.Groups)
            .Select(group => new ModelMatrices(model.Structure, group, model.Free)).ToArray();
        return [.. model.Structure.Cells.Where(cell => cell.Place <= Place.FactorCovariance)
            .Select(cell => (cell, Value(cell, model.Of(cell), at[cell.Group])))];
    }

    private static Finding Value(ModelCell cell, double value, ModelMatrices at)
    {
        var (p, m) = (at.Items, at.Factors);
        double Item(int i) => at.Sigma[i * p + i];
        double Factor(int j) => at.Psi[j * m + j];
        double Residual(int i) => at.Theta[i * p + i];
        return cell.Place switch
        {
            Place.Loading => Factor(cell.Column) >= 0 ? value * Math.Sqrt(Factor(cell.Column) / Item(cell.Row)) : Absence.NoBetweenVariance,
            Place.FactorCovariance => Ratio(value, Factor(cell.Row), Factor(cell.Column)),
            _ => cell.Row == cell.Column ? value / Item(cell.Row) : Ratio(value, Residual(cell.Row), Residual(cell.Column)),
        };
    }

    private static Finding Ratio(double value, double first, double second) =>
        first > 0 && second > 0 ? value / Math.Sqrt(first * second) : Absence.NoBetweenVariance;
}
