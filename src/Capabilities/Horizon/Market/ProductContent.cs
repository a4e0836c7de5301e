using System.Text.Json.Serialization;
using Wegmarke.Design;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Horizon.Market;

/// <summary>What kind of find it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProductKind>))]
public enum ProductKind
{
    /// <summary>Offered on the market.</summary>
    Product,

    /// <summary>Free software or a service that others give away for reuse.</summary>
    Reuse,

    /// <summary>What another town runs.</summary>
    Practice,
}

/// <summary>Something that others offer or run.</summary>
/// <param name="SourceDay">As of when the source says so.</param>
public sealed record ProductContent(string Title, ProductKind Category, string Source, DateOnly SourceDay) : EntryContent(Title)
{
    public string Provider { get; init; } = "";

    /// <summary>What it does, and for which task.</summary>
    public string What { get; init; } = "";

    /// <summary>Where it runs already.</summary>
    public string RunsAt { get; init; } = "";

    /// <summary>Price or licence, as the source says.</summary>
    public string Terms { get; init; } = "";

    public string Link { get; init; } = "";

    /// <summary>What the house thinks of it.</summary>
    public string Opinion { get; init; } = "";

    [JsonIgnore]
    public override EntryKind Kind => EntryKind.Product;
}

/// <summary>The fields of a find.</summary>
internal static class ProductFields
{
    public static IReadOnlyList<FactField> Of(Language language)
    {
        var say = language.Say;
        return
        [
            new("title", say("Name", "Name"), FactInput.Line, true),
            new("category", say("Art", "Kind"), FactInput.Choice, true) { Choices = EntryFields.Choices<ProductKind>(one => Name(one, language)) },
            new("provider", say("Von wem", "By whom"), FactInput.Line),
            new("what", say("Was es kann und wofür", "What it does and for what"), FactInput.Text),
            new("runsat", say("Läuft schon bei", "Runs already at"), FactInput.Line),
            new("terms", say("Preis oder Lizenz", "Price or licence"), FactInput.Line),
            new("source", say("Quelle", "Source"), FactInput.Line, true),
            new("sourceday", say("Stand der Quelle", "Date of the source"), FactInput.Day, true),
            new("link", say("Adresse", "Address"), FactInput.Line, false, say("kann leer bleiben", "may stay empty")),
            new("opinion", say("Was wir davon halten", "What we think of it"), FactInput.Text),
            new("owner", say("Zuständig (Amt oder Funktion)", "Owner (unit or office)"), FactInput.Line),
            new("review", say("Wieder ansehen am", "Look at it again on"), FactInput.Day),
        ];
    }

    public static string Name(ProductKind kind, Language language) => kind switch
    {
        ProductKind.Product => language.Say("Angebot auf dem Markt", "offer on the market"),
        ProductKind.Reuse => language.Say("zur Nachnutzung", "for reuse"),
        _ => language.Say("läuft in einer anderen Verwaltung", "runs in another administration"),
    };

    public static IEnumerable<(string Name, string Value)> Values(ProductContent product) =>
    [
        ("category", $"{product.Category}"), ("provider", product.Provider), ("what", product.What), ("runsat", product.RunsAt),
        ("terms", product.Terms), ("source", product.Source), ("sourceday", EntryFields.Iso(product.SourceDay)), ("link", product.Link),
        ("opinion", product.Opinion),
    ];

    public static ProductContent Read(FactForm form, string title) =>
        new(title, form.Choice<ProductKind>("category"), form.Text("source"), form.Day("sourceday") ?? default)
        {
            Provider = form.Text("provider"), What = form.Text("what"), RunsAt = form.Text("runsat"), Terms = form.Text("terms"),
            Link = form.Text("link"), Opinion = form.Text("opinion"),
        };
}
