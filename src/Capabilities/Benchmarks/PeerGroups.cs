using Wegmarke.Design;

namespace Wegmarke.Benchmarks;

/// <summary>Classes of administrations by their staff, and the other ways to find one's like.</summary>
public static class PeerGroups
{
    private static readonly (int From, string Key)[] Sizes =
        [(0, "under-100"), (100, "100-249"), (250, "250-499"), (500, "500-999"), (1000, "1000-2499"), (2500, "2500-up")];

    public static readonly IReadOnlyList<string> Lands =
        ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"];

    public static readonly IReadOnlyList<string> Types = ["municipality", "city", "county", "association", "other"];

    public static string SizeOf(int staff) => Sizes.Last(one => staff >= one.From).Key;

    public static string LandName(string key) => key switch
    {
        "BW" => "Baden-Württemberg",
        "BY" => "Bayern",
        "BE" => "Berlin",
        "BB" => "Brandenburg",
        "HB" => "Bremen",
        "HH" => "Hamburg",
        "HE" => "Hessen",
        "MV" => "Mecklenburg-Vorpommern",
        "NI" => "Niedersachsen",
        "NW" => "Nordrhein-Westfalen",
        "RP" => "Rheinland-Pfalz",
        "SL" => "Saarland",
        "SN" => "Sachsen",
        "ST" => "Sachsen-Anhalt",
        "SH" => "Schleswig-Holstein",
        _ => "Thüringen",
    };

    public static string TypeName(string key, Language language) => key switch
    {
        "municipality" => language.Say("kreisangehörige Gemeinde oder Stadt", "municipality within a county"),
        "city" => language.Say("kreisfreie Stadt", "city"),
        "county" => language.Say("Landkreis", "county"),
        "association" => language.Say("Amt, Verbands- oder Samtgemeinde", "association of municipalities"),
        _ => language.Say("andere Verwaltung", "other administration"),
    };

    public static string SizeName(string key, Language language) => key switch
    {
        "under-100" => language.Say("unter 100 Beschäftigte", "fewer than 100 staff"),
        "2500-up" => language.Say("ab 2.500 Beschäftigte", "2,500 staff and more"),
        "1000-2499" => language.Say("1.000 bis 2.499 Beschäftigte", "1,000 to 2,499 staff"),
        var between => between.Replace("-", language.Say(" bis ", " to "), StringComparison.Ordinal)
            + language.Say(" Beschäftigte", " staff"),
    };

    /// <summary>How a group is called on pages.</summary>
    public static string GroupName(string kind, string name, Language language) => kind switch
    {
        CircleGroupFigure.All => language.Say("alle Mitglieder", "all members"),
        CircleGroupFigure.Size => SizeName(name, language),
        CircleGroupFigure.Land => LandName(name),
        CircleGroupFigure.Type => TypeName(name, language),
        _ => name,
    };
}
