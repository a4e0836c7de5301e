using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Municipalities;

/// <summary>The register of German municipalities (Gemeindeverzeichnis, GV100AD) of one day; keys change with mergers, so the date
/// belongs to
/// them.</summary>
public sealed record Register(DateOnly Date, string Encoding, IReadOnlyList<RegisterEntry> Entries)
{
    private readonly Lazy<Dictionary<string, RegisterEntry>> byKey = new(() =>
        Entries.GroupBy(entry => $"{(int)entry.Level}:{entry.Ars}", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()));

    /// <summary>A municipality by its AGS (8 digits) or ARS (12 digits); null where there is none.</summary>
    public RegisterEntry? Municipality(string key) => Entries.FirstOrDefault(entry =>
        entry.Level == RegisterLevel.Municipality && (entry.Ars == key || entry.Ags == key));

    /// <summary>The association (Verband) of a municipality; null where the register has none.</summary>
    public RegisterEntry? AssociationOf(RegisterEntry municipality) =>
        byKey.Value.GetValueOrDefault($"{(int)RegisterLevel.Association}:{municipality.Ars[..9]}");

    public RegisterEntry? CountyOf(RegisterEntry entry) => byKey.Value.GetValueOrDefault($"{(int)RegisterLevel.County}:{entry.Ars[..5]}");

    public Contents Contents => new("gv100ad", Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "Gemeindeverzeichnis")
    {
        Counts =
        [
            ("states", Count(RegisterLevel.State)),
            ("districts", Count(RegisterLevel.District)),
            ("regions", Count(RegisterLevel.Region)),
            ("counties", Count(RegisterLevel.County)),
            ("associations", Count(RegisterLevel.Association)),
            ("municipalities", Count(RegisterLevel.Municipality)),
            ("uninhabited", Entries.Count(entry => entry is { Level: RegisterLevel.Municipality, Population: 0 })),
            ("population", Entries.Where(entry => entry.Level == RegisterLevel.Municipality).Sum(entry => (long)(entry.Population ?? 0))),
        ],
        Lists = [("encoding", [Encoding])],
        Kinds = [("municipalities", Foreign.Contents.CountKinds(Entries.Where(entry => entry.Level == RegisterLevel.Municipality).Select(entry => entry.Kind)))],
    };

    private long Count(RegisterLevel level) => Entries.Count(entry => entry.Level == level);
}

public enum RegisterLevel
{
    State = 10,
    District = 20,
    Region = 30,
    County = 40,
    Association = 50,
    Municipality = 60,
}

/// <param name="Ars">Regional key: 2 digits for a state up to 12 for a municipality; text, because zeros lead.</param>
/// <param name="Kind">Text key: 60 Markt, 61 kreisfreie Stadt, 63 Stadt, 64 Gemeinde …</param>
/// <param name="Hectares">Null above municipalities.</param>
public sealed record RegisterEntry(
    RegisterLevel Level, string Ars, string Name, string Seat, string Kind, int? Hectares, int? Population, string? Postcode, Place Place)
{
    /// <summary>Official municipality key: the regional key without the four digits of the association.</summary>
    public string? Ags => Ars.Length == 12 ? Ars[..5] + Ars[9..] : null;

    public string KindName => Kind switch
    {
        "41" => "Kreisfreie Stadt",
        "42" => "Stadtkreis",
        "43" => "Kreis",
        "44" => "Landkreis",
        "45" => "Regionalverband",
        "50" => "Verbandsfreie Gemeinde",
        "51" => "Amt",
        "52" => "Samtgemeinde",
        "53" => "Verbandsgemeinde",
        "54" => "Verwaltungsgemeinschaft",
        "55" => "Kirchspielslandgemeinde",
        "56" => "Verwaltungsverband",
        "58" => "Erfüllende Gemeinde",
        "60" => "Markt",
        "61" => "Kreisfreie Stadt",
        "62" => "Stadtkreis",
        "63" => "Stadt",
        "64" => "Kreisangehörige Gemeinde",
        "65" => "Gemeindefreies Gebiet, bewohnt",
        "66" => "Gemeindefreies Gebiet, unbewohnt",
        "67" => "Große Kreisstadt",
        _ => Kind,
    };
}
