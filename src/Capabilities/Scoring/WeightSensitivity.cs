using Wegmarke.MaturityModels;

namespace Wegmarke.Scoring;

/// <summary>Whether a level hangs on weights that could as well have been chosen a little otherwise: every weight is lowered, kept and
/// raised by
/// the model's share, in all combinations.</summary>
/// <param name="Level">Stage of the mean with the weights as they are.</param>
/// <param name="ShareChanged">Share of the other combinations that give another stage.</param>
/// <param name="Lowest">Lowest mean of all combinations.</param>
/// <param name="Combinations">How many combinations were tried beside the given one.</param>
public sealed record WeightSensitivity(int Level, double ShareChanged, double Lowest, double Highest, int Combinations)
{
    /// <summary>More parts than this are not moved all at once; the heaviest are.</summary>
    private const int PartsMax = 10;

    /// <summary>Of one area: the weights of perspectives. Null where nothing that counts has a mean.</summary>
    public static WeightSensitivity? OfArea(AreaResult area, MaturityModel model) => Of(
        [
            .. model.Perspectives.Where(one => one.Weight > 0 && area.ByPerspective[one.Key].Mean.Exists)
                .Select(one => (one.Weight * area.ByPerspective[one.Key].N, area.ByPerspective[one.Key].Mean.Value)),
        ], model.ScaleOf(model.ItemsOf(area.Key).First()), model.Scoring.Sensitivity);

    /// <summary>Of the whole profile: the weights of areas. Null where no area that counts has a mean.</summary>
    public static WeightSensitivity? OfProfile(Profile profile) => Of(
        [
            .. profile.Areas.Zip(profile.Model.Areas).Where(pair => pair.Second.Weight > 0 && pair.First.Overall.Mean.Exists)
                .Select(pair => (pair.Second.Weight, pair.First.Overall.Mean.Value)),
        ], profile.Model.Scales[0], profile.Model.Scoring.Sensitivity);

    private static WeightSensitivity? Of(List<(double Weight, double Mean)> parts, AnswerScale scale, double share)
    {
        if (parts.Count == 0) return null;
        parts = [.. parts.OrderByDescending(part => part.Weight)];
        var moved = Math.Min(PartsMax, parts.Count);
        var combinations = (int)Math.Pow(3, moved);
        // Rounded first: the same mean from other weights may differ in its last bits and must not change the stage.
        int Stage(double mean) => Math.Clamp((int)Math.Floor(Math.Round(mean, 9) + 0.5), scale.Low, scale.High);
        var given = Mean(parts, moved, combinations / 2, share);
        var (changed, lowest, highest) = (0, given, given);
        for (var number = 0; number < combinations; number++)
        {
            var mean = Mean(parts, moved, number, share);
            if (Stage(mean) != Stage(given)) changed++;
            (lowest, highest) = (Math.Min(lowest, mean), Math.Max(highest, mean));
        }

        return new(Stage(given), combinations > 1 ? (double)changed / (combinations - 1) : 0, lowest, highest, combinations - 1);
    }

    /// <param name="number">The combination as digits to base 3: 0 lowers, 1 keeps, 2 raises.</param>
    private static double Mean(List<(double Weight, double Mean)> parts, int moved, int number, double share)
    {
        double sum = 0, weights = 0;
        for (var at = 0; at < parts.Count; at++)
        {
            var factor = at < moved ? 1 + (number % 3 - 1) * share : 1;
            if (at < moved) number /= 3;
            sum += parts[at].Weight * factor * parts[at].Mean;
            weights += parts[at].Weight * factor;
        }

        return sum / weights;
    }
}
