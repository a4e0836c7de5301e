namespace Wegmarke.Benchmarks.Truth;

/// <summary>All studies, in the order of the table.</summary>
internal static class Studies
{
    public static IReadOnlyList<Study> All =>
    [
        .. FinitePopulationStudies.All,
        .. ReliabilityStudies.All,
        .. ComparisonStudies.All,
        .. CircleStudies.All,
        .. ForecastStudies.All,
        .. WorldStudies.All,
    ];
}
