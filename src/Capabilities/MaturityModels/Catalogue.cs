using System.Text.Json.Serialization;

namespace Wegmarke.MaturityModels;

/// <summary>Why a deficit can exist: what the model knows before anybody has looked. Its wording stands apart.</summary>
/// <param name="Slide">Where the talk names it.</param>
/// <param name="Initiatives">Initiatives that answer it.</param>
public sealed record KnownCause(
    string Key, IReadOnlyList<string> Areas, CauseLevel Level, string? Slide, CauseSigns Signs, IReadOnlyList<string> Initiatives);

/// <summary>Who can remove a cause.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CauseLevel>))]
public enum CauseLevel
{
    OwnHouse,
    County,
    Land,
    Federal,
}

/// <summary>How a cause shows in data: low items or facets, indicators, and areas in which units lie far apart.</summary>
/// <param name="Facets">As area.facet.</param>
public sealed record CauseSigns(
    IReadOnlyList<string> Items, IReadOnlyList<string> Facets, IReadOnlyList<string> Indicators, IReadOnlyList<string> Spread)
{
    public bool None => Items.Count + Facets.Count + Indicators.Count + Spread.Count == 0;
}

/// <summary>What an administration can do, as a proposal with effort and prerequisites. Its wording stands apart.</summary>
/// <param name="Recommendation">Which of the talk's seven recommendations it follows.</param>
/// <param name="Capacity">Roles whose time it needs, see <see cref="CapacityRoles"/>.</param>
/// <param name="LagMonths">Months until an effect can be expected.</param>
public sealed record KnownInitiative(
    string Key,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Causes,
    int Recommendation,
    Effort Effort,
    IReadOnlyList<string> Capacity,
    IReadOnlyList<string> Prerequisites,
    int LagMonths,
    Sharing Sharing)
{
    public const int Recommendations = 7;

    /// <summary>The recommendations that initiatives follow, as the keys of their names.</summary>
    public static IEnumerable<string> Numbers(IEnumerable<KnownInitiative> initiatives) => initiatives.Select(one => one.Recommendation)
        .Where(number => number is >= 1 and <= Recommendations).Distinct().Order()
        .Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Person-days of the own staff, and the class of money beside them.</summary>
public sealed record Effort(double DaysLow, double DaysHigh, MoneyClass Money);

[JsonConverter(typeof(JsonStringEnumConverter<MoneyClass>))]
public enum MoneyClass
{
    None,
    Low,
    Medium,
    High,
}

/// <summary>Whether towns can carry it together, or a shared service can carry it for many.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sharing>))]
public enum Sharing
{
    None,
    Intermunicipal,
    SharedService,
}

/// <summary>What is asked in an interview with one role.</summary>
/// <param name="Minutes">The lengths the guide is made for, the shortest first.</param>
public sealed record InterviewGuide(string Role, IReadOnlyList<int> Minutes, IReadOnlyList<GuideQuestion> Questions);

/// <param name="Causes">Causes that an answer speaks for or against.</param>
/// <param name="In">The lengths in which the question is asked.</param>
public sealed record GuideQuestion(string Key, string Area, IReadOnlyList<string> Causes, IReadOnlyList<int> In);

/// <summary>The roles whose time an initiative can need, and the roles that can be interviewed.</summary>
public static class CapacityRoles
{
    public static readonly IReadOnlyDictionary<string, (string German, string English)> All =
        new Dictionary<string, (string, string)>
        {
            ["top"] = ("Verwaltungsspitze", "Top management"),
            ["unit-heads"] = ("Amtsleitungen", "Heads of units"),
            ["staff"] = ("Beschäftigte", "Staff"),
            ["coordinator"] = ("Digitalisierungsbeauftragte", "Digitalisation coordinator"),
            ["it"] = ("IT", "IT"),
            ["personnel"] = ("Personalamt", "Personnel unit"),
            ["organisation"] = ("Organisation", "Organisation unit"),
            ["process-owners"] = ("Prozessverantwortliche", "Process owners"),
            ["finance"] = ("Kämmerei", "Finance"),
            ["procurement"] = ("Beschaffung", "Procurement"),
            ["legal"] = ("Recht", "Legal"),
            ["communication"] = ("Öffentlichkeitsarbeit", "Communication"),
            ["data-protection"] = ("Datenschutz", "Data protection"),
            ["information-security"] = ("Informationssicherheit", "Information security"),
            ["staff-council"] = ("Personalrat", "Staff council"),
            ["council"] = ("Gemeinderat", "Council"),
            ["county"] = ("Kreis", "County"),
            ["it-provider"] = ("IT-Dienstleister", "IT provider"),
            ["external"] = ("Externe Begleitung", "External support"),
        };

    /// <summary>Roles for which a guide can be written.</summary>
    public static readonly IReadOnlyList<string> Interviewed = ["top", "unit-heads", "staff", "council", "it", "personnel"];
}
