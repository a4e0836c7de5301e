using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Factors;

/// <summary>One step of the ladder: what holding more equal costs.</summary>
public sealed record InvarianceStep(Equality To, double ChiSquaredDifference, int DfDifference, Finding P, double CfiChange,
    double RmseaChange)
{
    /// <summary>Cheung and Rensvold 2002; Chen 2007.</summary>
    public bool Flagged => CfiChange <= -0.010 || RmseaChange >= 0.015;
}

/// <summary>A cell that was let go because it differs most between the groups.</summary>
public sealed record ReleasedCell(Place Place, int Row, int Column, string Name, double Index);

/// <summary>A level that holds once some cells are released; not enough of them left equal is told by <see cref="Holds"/>.</summary>
public sealed record PartialInvariance(Equality Level, IReadOnlyList<ReleasedCell> Released, FactorModel Model, FactorFit Fit, bool Holds);

/// <summary>Does a scale measure the same in all groups? Configural, metric (loadings), scalar (intercepts), strict (residuals) models
/// (Meredith 1993; Vandenberg and Lance 2000), each held against the one before.</summary>
public sealed record MeasurementInvariance(
    IReadOnlyDictionary<Equality, FactorModel> Models, IReadOnlyDictionary<Equality, FactorFit> Fits, IReadOnlyList<InvarianceStep> Steps,
    FactorFailure? Failure)
{
    private static readonly Equality[] Levels = [Equality.Configural, Equality.Metric, Equality.Scalar, Equality.Strict];

    public static MeasurementInvariance Of(ModelText text, IReadOnlyList<ObservedMoments> groups, LongWork? work = null)
    {
        var (models, fits) = (new Dictionary<Equality, FactorModel>(), new Dictionary<Equality, FactorFit>());
        FactorFailure? failure = null;
        foreach (var level in Levels)
        {
            var (model, why) = FactorModel.Fit(FactorStructure.Of(text, groups.Count, means: true, level), groups,
                stop: work?.Stop ?? default);
            work?.Finished(Array.IndexOf(Levels, level) + 1, Levels.Length);
            failure ??= why;
            if (model is null) continue;
            models[level] = model;
            fits[level] = FactorFit.Of(model);
        }

        var steps = Levels.Skip(1).Where(level => fits.ContainsKey(level) && fits.ContainsKey(level - 1))
            .Select(level => Step(level, fits[level - 1], fits[level])).ToArray();
        return new(models, fits, steps, failure);
    }

    /// <summary>Latent means of the other groups as distances from the first one, under scalar invariance.</summary>
    public IReadOnlyList<(int Group, int Factor, double Difference, double Se)> MeanDifferences() =>
        Models.TryGetValue(Equality.Scalar, out var model)
            ? [.. model.Structure.Cells.Where(cell => cell.Place == Place.FactorMean && cell.Group > 0)
                .Select(cell => (cell.Group, cell.Row, model.Of(cell), model.SeOf(cell)))]
            : [];

    /// <summary>Lets go, one at a time, the loading or intercept with the largest modification index until the level costs no more than
    /// .010 of CFI against the level before, or until half of the items of the scale would differ.</summary>
    public static PartialInvariance? Partial(ModelText text, IReadOnlyList<ObservedMoments> groups, Equality level, FactorFit before)
    {
        var place = level switch
        {
            Equality.Metric => Place.Loading, Equality.Scalar => Place.Intercept, Equality.Strict => Place.Residual,
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };
        var released = new List<ReleasedCell>();
        while (true)
        {
            var structure = FactorStructure.Of(
                text, groups.Count, means: true, level, [.. released.Select(cell => (cell.Place, cell.Row, cell.Column))]);
            var (model, _) = FactorModel.Fit(structure, groups);
            if (model is null) return null;
            var fit = FactorFit.Of(model);
            var holds = fit.Cfi - before.Cfi > -0.010;
            var indices = holds || released.Count >= structure.Items.Count / 2 ? [] : ModificationIndex.OfEqual(model, place);
            if (indices is not [var worst, ..]) return new(level, released, model, fit, holds);
            released.Add(new(place, worst.Cell.Row, worst.Cell.Column, structure.NameOf(worst.Cell), worst.Index));
        }
    }

    private static InvarianceStep Step(Equality to, FactorFit before, FactorFit after)
    {
        var (chi, df) = (after.ChiSquared - before.ChiSquared, after.Df - before.Df);
        return new(to, chi, df, df > 0 ? ChiSquared.Upper(Math.Max(0, chi), df) : Absence.TooFew, after.Cfi - before.Cfi,
            after.Rmsea - before.Rmsea);
    }
}
