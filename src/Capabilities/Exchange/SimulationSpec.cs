namespace Wegmarke.Exchange;

/// <summary>The truth that is planted in a simulated world.</summary>
/// <param name="Towns">Names and staff of the administrations.</param>
/// <param name="GrandMean">Mean of all areas on the answer scale.</param>
/// <param name="IccTown">Lowest and highest share of the latent variance that lies between towns, spread over the areas.</param>
/// <param name="IccUnit">Share that lies between units of a town.</param>
/// <param name="LeaderGap">How much further leaders see things, in latent standard deviations.</param>
/// <param name="ResponseRate">Lowest and highest share of staff who answer; towns are drawn between.</param>
/// <param name="ResponseByValue">How much a person's own level moves the odds of answering (logit per standard deviation): not at random.</param>
public sealed record SimulationSpec(
    ulong Seed, IReadOnlyList<SimulatedTownSpec> Towns, double GrandMean = 4, (double Low, double High) IccTown = default, double IccUnit = 0.07,
    double LeaderGap = 0.45, double LeaderShare = 0.06, (double Low, double High) ResponseRate = default, double ResponseByValue = 0.35,
    double Careless = 0.025, double ItemMissing = 0.015, double DoNotKnow = 0.02, double ChangeMean = 0.25, double ChangeSd = 0.2, int Waves = 2)
{
    public static readonly IReadOnlyList<SimulatedTownSpec> FourteenTowns =
    [
        new("Musterstadt", 655), new("Kleinau", 80), new("Erlbruck", 96), new("Steinhagen am See", 120), new("Oberlinden", 150), new("Wiesental", 190),
        new("Neuburgen", 240), new("Rautenfeld", 300), new("Hohenwerder", 380), new("Brunnfurt", 480), new("Talheimstetten", 800), new("Lindenbronn", 1100),
        new("Großenrode", 1500), new("Seeburgen", 2000),
    ];

    public static SimulationSpec Standard(ulong seed) => new(seed, FourteenTowns, IccTown: (0.05, 0.20), ResponseRate: (0.35, 0.65));

    /// <summary>Nothing differs and nobody is biased: what is estimated must be the truth within chance.</summary>
    public static SimulationSpec Null(ulong seed) => Standard(seed) with
    {
        IccTown = (0, 0), IccUnit = 0, LeaderGap = 0, ResponseByValue = 0, Careless = 0, ChangeMean = 0, ChangeSd = 0,
    };
}

public sealed record SimulatedTownSpec(string Name, int Staff);
