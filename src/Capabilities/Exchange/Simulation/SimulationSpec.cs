namespace Wegmarke.Exchange;

/// <summary>The truth that is planted in a simulated world. Gaps and changes are in standard deviations of a person's latent
/// level.</summary>
/// <param name="Towns">Names and staff of the administrations.</param>
/// <param name="GrandMean">Mean of all areas on stages 1 to 6; other scales take the same relative place.</param>
/// <param name="IccTown">Lowest and highest share of the latent variance that lies between towns, spread over the areas.</param>
/// <param name="IccUnit">Share that lies between units of a town.</param>
/// <param name="LeaderGap">How much further heads of units see things; other leaders by four ninths of it.</param>
/// <param name="LeaderShare">Share of leaders among staff besides one head for each unit.</param>
/// <param name="ResponseRate">Lowest and highest share of staff who answer; towns are drawn between.</param>
/// <param name="ResponseByValue">How much a person's own level moves the odds of answering (logit per standard deviation): not at
/// random.</param>
/// <param name="Background">Factor on what role and age do to a person's level.</param>
/// <param name="MethodSd">Spread of the tendency to answer reversed items in one's own way.</param>
/// <param name="ChangeMean">Mean change of a town from wave to wave over all towns.</param>
/// <param name="ChangeByArea">Spread of the change over the areas of a town that changes.</param>
/// <param name="FlatShare">Share of towns in which nothing changes.</param>
/// <param name="Stability">Correlation of a person's own part between waves.</param>
/// <param name="LeaderShift">How much easier leaders agree to one item than its area explains (measurement non-invariance).</param>
/// <param name="LoadingChange">Factor on the loading of one item from the second wave on (measurement non-invariance).</param>
/// <param name="Form">Key of the form that staff fill in; null: everybody is asked all items of the own perspective.</param>
public sealed record SimulationSpec(
    ulong Seed, IReadOnlyList<SimulatedTownSpec> Towns, double GrandMean = 4, (double Low, double High) IccTown = default,
        double IccUnit = 0.07,
    double LeaderGap = 0.45, double LeaderShare = 0.11, (double Low, double High) ResponseRate = default, double ResponseByValue = 0.35,
    double Background = 1, double MethodSd = 0.25, double ItemMissing = 0.015, double DoNotKnow = 0.02, double DoNotKnowTechnology = 0.15,
    double NotApplicable = 0.01, double BreakOff = 0.03, double ChangeMean = 0.15, double ChangeSd = 0.15, double ChangeByArea = 0.1,
    double FlatShare = 0.5, double Turnover = 0.12, double Stability = 0.75, double LeaderShift = 0.5, double LoadingChange = 0.7,
    int Waves = 2, string? Form = null)
{
    public static readonly IReadOnlyList<string> Configurations = ["default", "null", "extreme"];

    public static readonly IReadOnlyList<SimulatedTownSpec> FourteenTowns =
    [
        new("Musterstadt", 655), new("Kleinau", 80), new("Erlbruck", 96), new("Steinhagen am See", 120), new("Oberlinden", 150),
        new("Wiesental", 190), new("Neuburgen", 240), new("Rautenfeld", 300), new("Hohenwerder", 380), new("Brunnfurt", 480),
        new("Talheimstetten", 800), new("Lindenbronn", 1100), new("Großenrode", 1500), new("Seeburgen", 2000),
    ];

    public Carelessness Careless { get; init; } = new(0.02, 0.015, 0.01);

    public static SimulationSpec Standard(ulong seed) => new(seed, FourteenTowns, IccTown: (0.05, 0.20), ResponseRate: (0.35, 0.65));

    /// <summary>Nothing differs and nobody is biased: what is estimated must be the truth within chance.</summary>
    public static SimulationSpec Null(ulong seed) => Standard(seed) with
    {
        IccTown = (0, 0), IccUnit = 0, LeaderGap = 0, Background = 0, ResponseByValue = 0, Careless = new(0, 0, 0), MethodSd = 0,
        ChangeMean = 0, ChangeSd = 0, ChangeByArea = 0, LeaderShift = 0, LoadingChange = 1,
    };

    /// <summary>Strong clusters, strong bias, many careless answers and holes: what still holds here holds.</summary>
    public static SimulationSpec Extreme(ulong seed) => Standard(seed) with
    {
        IccTown = (0.20, 0.20), IccUnit = 0.15, LeaderGap = 0.9, ResponseByValue = 1, Careless = new(0.06, 0.06, 0.03),
        ItemMissing = 0.15, BreakOff = 0.10,
    };

    public static SimulationSpec Of(string configuration, ulong seed) => configuration switch
    {
        "null" => Null(seed),
        "extreme" => Extreme(seed),
        _ => Standard(seed),
    };
}

public sealed record SimulatedTownSpec(string Name, int Staff);

/// <summary>Shares of people who do not read: one answer throughout, any answer, mostly the middle.</summary>
public sealed record Carelessness(double Straight, double Random, double Middle);
