namespace Wegmarke.Administrations;

/// <summary>One of the sixteen Länder, by the first two digits of every regional key.</summary>
public sealed record Land(string Key, string Name)
{
    public static readonly IReadOnlyList<Land> All =
    [
        new("08", "Baden-Württemberg"), new("09", "Bayern"), new("11", "Berlin"), new("12", "Brandenburg"), new("04", "Bremen"),
        new("02", "Hamburg"), new("06", "Hessen"), new("13", "Mecklenburg-Vorpommern"), new("03", "Niedersachsen"),
        new("05", "Nordrhein-Westfalen"), new("07", "Rheinland-Pfalz"), new("10", "Saarland"), new("14", "Sachsen"),
        new("15", "Sachsen-Anhalt"), new("01", "Schleswig-Holstein"), new("16", "Thüringen"),
    ];

    public static Land? Of(string? key) => All.FirstOrDefault(land => land.Key == key);
}
