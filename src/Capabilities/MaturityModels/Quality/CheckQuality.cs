namespace Wegmarke.MaturityModels.Quality;

/// <summary>Looks at a sound model as a second reader would, where a machine can.</summary>
public static class CheckQuality
{
    /// <returns>Findings, the gravest first. A model of labels has no wording of its own, so nothing is said about it.</returns>
    public static IReadOnlyList<QualityFinding> Run(MaturityModel model) => model.LabelsOnly
        ? []
        : [.. CheckWording.Run(model).Concat(CheckBalance.Run(model)).Concat(CheckMinutes.Run(model)).OrderBy(one => one.Severity)];
}
