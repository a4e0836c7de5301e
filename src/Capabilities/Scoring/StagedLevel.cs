using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Scoring;

/// <summary>The staged rule beside the mean: a stage is reached when at least the model's share of the area's items stands at it or
/// above, so
/// that strength in one place cannot hide weakness in others.</summary>
public static class StagedLevel
{
    /// <returns>The highest stage reached; the lowest of the scale where not even it is. Absent where the model has no staged rule or no
    /// item a
    /// mean.</returns>
    public static Finding Run(AreaResult area, MaturityModel model)
    {
        if (model.Scoring.StagedShare is not { } share) return Absence.Empty;
        var scale = model.ScaleOf(model.ItemsOf(area.Key).First());
        double[] means = [.. area.Items.Where(item => item.Overall.Mean.Exists).Select(item => item.Overall.Mean.Value)];
        if (means.Length == 0) return Absence.AllMissing;
        var stage = scale.Low;
        while (stage < scale.High && means.Count(mean => mean >= stage + 1) >= share * means.Length) stage++;
        return stage;
    }
}
