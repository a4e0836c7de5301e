namespace Wegmarke.Benchmarks.Truth;

/// <summary>The quantities of a recovery study, with the bands that an independent program found on files of the same simulator
/// (100 worlds each; value ± three Monte Carlo errors, rounded outwards).</summary>
internal static class RecoveryQuantities
{
    private static readonly (string Name, Reading Reading, double Width, double?[] Found)[] Bands =
    [
        ("town mean, raw: error", Reading.Mean, 0.008, [0.0699, -0.0007, 0.1284]),
        ("town mean, raw: coverage of 95 % interval with FPC", Reading.Share, 0.03, [0.498, 0.951, 0.308]),
        ("town mean, raw: coverage without FPC", Reading.Share, 0.03, [0.694, 0.994, 0.452]),
        ("town means that can be raked", Reading.Share, 0, [null, null, null]),
        ("town mean, raked: error", Reading.Mean, 0.008, [0.0476, -0.0010, 0.0967]),
        ("town mean, raked: coverage with FPC", Reading.Share, 0.03, [0.672, 0.937, 0.419]),
        ("town mean, raked and shrunk: error", Reading.Mean, 0.008, [0.0482, -0.0003, 0.0990]),
        ("wave change: coverage of 95 % interval (FPC)", Reading.Share, 0.03, [0.930, 0.947, 0.832]),
        ("wave change: significant where it is not zero", Reading.Share, 0.04, [0.754, null, 0.672]),
        ("wave change: significant where it is zero (FPC)", Reading.Share, 0.03, [0.121, 0.134, 0.123]),
        ("wave change: significant where it is zero (no FPC)", Reading.Share, 0.015, [0.022, 0.023, 0.029]),
        ("alpha: estimate - population", Reading.Mean, 0.002, [-0.0154, -0.0002, -0.0571]),
        ("ICC(1) town: estimate - population", Reading.Mean, 0.006, [-0.0068, 0.0001, -0.0523]),
        ("ICC(1) unit: estimate - population", Reading.Mean, 0.006, [-0.0107, -0.0001, -0.0812]),
        ("F test of towns: p < .05", Reading.Share, 0.035, [1.000, 0.0575, 1.000]),
        ("leader-staff gap: estimate - population", Reading.Mean, 0.006, [-0.0200, -0.0004, -0.1147]),
        ("Welch test leader-staff: p < .05", Reading.Share, 0.035, [1.000, 0.030, 1.000]),
        ("straight-liners and mid-pointers flagged", Reading.Share, 0.01, [0.983, null, 0.952]),
        ("honest sheets flagged", Reading.Share, 0.002, [0.0008, 0.0007, 0.0026]),
        ("drivers: rank correlation of relative weights with the true coefficients", Reading.Mean, 0.03, [0.8217, 0.8075, 0.7846]),
        ("drivers: the three strongest among the five largest weights", Reading.Share, 0.015, [1.000, 1.000, 0.9933]),
        ("kappa of coders: estimate - expected", Reading.Mean, 0.007, [0.0012, -0.0020, -0.0014]),
    ];

    private static readonly string[] Configurations = ["default", "null", "extreme"];

    /// <param name="configuration">default, null or extreme; another one has no bands.</param>
    /// <param name="judged">Whether to hold the found to the bands: only where the worlds are of the same kind.</param>
    public static IReadOnlyList<Quantity> Of(string configuration, bool judged)
    {
        var at = Array.IndexOf(Configurations, configuration);
        return [.. Bands.Select(band => judged && at >= 0 && band.Found[at] is { } value
            ? new Quantity(band.Name, band.Reading, value - band.Width, value + band.Width)
            : new Quantity(band.Name, band.Reading))];
    }
}
