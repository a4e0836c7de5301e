using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>By how much χ² would about fall if one fixed or equal cell were free, and where it would about move: the score test
/// g²/(I_aa − I_ab I_bb⁻¹ I_ba) (Sörbom 1989).</summary>
public sealed record ModificationIndex(ModelCell Cell, double Index, double ExpectedChange)
{
    /// <summary>All loadings and residual covariances that are not in the model, and whatever the model fixes to a value; the largest
    /// first. A cell that only gives its factor a scale has no index.</summary>
    public static IReadOnlyList<ModificationIndex> OfFixed(FactorModel model)
    {
        var structure = model.Structure;
        var (p, m) = (structure.Items.Count, structure.Factors.Count);
        var written = structure.Cells.Select(cell => (cell.Place, cell.Group, cell.Row, cell.Column)).ToHashSet();
        var candidates = structure.Cells.Where(cell => cell.Free < 0 && cell.Place <= Place.FactorCovariance).ToList();
        for (var group = 0; group < structure.Groups; group++)
        {
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j < m; j++)
                {
                    if (!written.Contains((Place.Loading, group, i, j))) candidates.Add(new(Place.Loading, group, i, j, -1));
                }

                for (var l = i + 1; l < p; l++)
                {
                    if (!written.Contains((Place.Residual, group, i, l)) && !written.Contains((Place.Residual, group, l, i)))
                        candidates.Add(new(Place.Residual, group, i, l, -1));
                }
            }
        }

        return Of(model, candidates);
    }

    /// <summary>Of the cells that are held equal to another group's, each freed alone.</summary>
    public static IReadOnlyList<ModificationIndex> OfEqual(FactorModel model, Place place)
    {
        var shared = model.Structure.Cells.Where(cell => cell.Free >= 0).GroupBy(cell => cell.Free).Where(cells => cells.Count() > 1);
        return Of(model, [.. shared.SelectMany(cells => cells.Skip(1)).Where(cell => cell.Place == place)]);
    }

    public static IReadOnlyList<ModificationIndex> Of(FactorModel model, IReadOnlyList<ModelCell> candidates)
    {
        var q = model.Free.Length;
        var curvatures = Likelihood.Curvatures(model.Structure, model.Groups, model.Free)!;
        var observed = model.Incomplete;
        var information = Likelihood.Derivatives(model.Structure, curvatures, observed).Hessian;
        if (!Dense.Cholesky(information, q)) return [];
        var found = new List<ModificationIndex>();
        foreach (var candidate in candidates)
        {
            double gradient = 0, own = 0;
            var cross = new double[q];
            foreach (var (group, at) in curvatures)
            {
                if (group != candidate.Group) continue;
                var slope = Slope.Of(candidate.Place, candidate.Row, candidate.Column, at.At);
                gradient += at.Gradient(slope);
                own += observed ? at.Observed(slope, slope) : at.Expected(slope, slope);
                foreach (var cell in model.Structure.Cells)
                {
                    if (cell.Group != group || cell.Free < 0) continue;
                    var other = Slope.Of(cell.Place, cell.Row, cell.Column, at.At);
                    cross[cell.Free] += observed ? at.Observed(slope, other) : at.Expected(slope, other);
                }
            }

            var solved = (double[])cross.Clone();
            Dense.Solve(information, q, solved);
            var left = own - Dense.Dot(cross, solved);
            // A cell that the others already determine has nothing left to give.
            if (left > 1e-9 * own) found.Add(new(candidate, gradient * gradient / left, -gradient / left));
        }

        return [.. found.OrderByDescending(one => one.Index)];
    }
}
