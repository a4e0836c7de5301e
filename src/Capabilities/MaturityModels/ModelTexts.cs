namespace Wegmarke.MaturityModels;

/// <summary>All wording in one language.</summary>
public sealed record ModelTexts(
    string Title,
    string About,
    IReadOnlyDictionary<string, string> Stages,
    IReadOnlyDictionary<string, string> Absences,
    IReadOnlyDictionary<string, PerspectiveText> Perspectives,
    IReadOnlyDictionary<string, AreaText> Areas,
    IReadOnlyDictionary<string, string> Facets,
    IReadOnlyDictionary<string, ItemText> Items,
    IReadOnlyDictionary<string, string> Forms,
    IReadOnlyDictionary<string, IndicatorText> Indicators)
{
    public IReadOnlyDictionary<string, CauseText> Causes { get; init; } = Empty<CauseText>();

    public IReadOnlyDictionary<string, InitiativeText> Initiatives { get; init; } = Empty<InitiativeText>();

    /// <summary>Opening, consent and closing per role.</summary>
    public IReadOnlyDictionary<string, GuideText> Guides { get; init; } = Empty<GuideText>();

    public IReadOnlyDictionary<string, QuestionText> Questions { get; init; } = Empty<QuestionText>();

    /// <summary>Texts around a campaign by kind, see <see cref="Letters"/>.</summary>
    public IReadOnlyDictionary<string, LetterText> Letters { get; init; } = Empty<LetterText>();

    private static SortedDictionary<string, T> Empty<T>() => new(StringComparer.Ordinal);
}

/// <param name="Lead">The question above the items on the model's first scale, and on every scale without a lead of its own.</param>
public sealed record PerspectiveText(string Name, string Plural, string Lead)
{
    /// <summary>The question above items on other scales, per scale.</summary>
    public IReadOnlyDictionary<string, string> Leads { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    public string LeadOf(string scale) => Leads.GetValueOrDefault(scale, Lead);
}

public sealed record AreaText(
    string Name, string ShortName, string Definition, string Why, string NotMeant,
    IReadOnlyList<string> StageDescriptions, IReadOnlyDictionary<string, string> Enables);

/// <summary>Reversed repeats the item's polarity, so that a translation cannot lose it unseen.</summary>
public sealed record ItemText(string Text, bool Reversed, string Note);

public sealed record IndicatorText(string Name, string Formula, string Source, string Why);

/// <param name="Sign">How it shows, in one sentence.</param>
/// <param name="Questions">What to ask to test it.</param>
public sealed record CauseText(string Name, string Description, string Sign, IReadOnlyList<string> Questions);

/// <param name="Done">By what somebody outside can see that it is done.</param>
/// <param name="SmallTown">How a town with few staff does it.</param>
public sealed record InitiativeText(
    string Name, string Goal, IReadOnlyList<string> Steps, string Who, string Risks, string Effect, string Done, string SmallTown);

public sealed record GuideText(string Opening, string Consent, string Closing);

public sealed record QuestionText(string Text, IReadOnlyList<string> Probes);

/// <summary>A text with {{placeholders}}; paragraphs are parted by empty lines.</summary>
public sealed record LetterText(string? Subject, string Body);

/// <summary>The texts around a campaign and the placeholders they may use.</summary>
public static class Letters
{
    public static readonly IReadOnlyList<string> Kinds =
        ["invitation", "reminder-1", "reminder-2", "information-sheet", "thank-you", "feedback", "council", "press"];

    /// <summary>Each with an example that shows what stands there.</summary>
    public static readonly IReadOnlyDictionary<string, string> Placeholders = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["administration"] = "Stadt Musterstadt",
        ["address"] = "Marktplatz 1, 12345 Musterstadt",
        ["head"] = "Bürgermeisterin Anna Beispiel",
        ["campaign"] = "Befragung Herbst 2026",
        ["wave"] = "2",
        ["model"] = "Zukunftsfähigkeit der Verwaltung",
        ["model-version"] = "1.0",
        ["areas"] = "10",
        ["questions"] = "60",
        ["minutes"] = "10",
        ["threshold"] = "5",
        ["comment-threshold"] = "10",
        ["start"] = "5. Oktober 2026",
        ["end"] = "23. Oktober 2026",
        ["days-left"] = "7",
        ["link"] = "https://umfrage.musterstadt.example/s/abc",
        ["contact-name"] = "Max Muster",
        ["contact-role"] = "Digitalisierungsbeauftragter",
        ["contact-mail"] = "digital@musterstadt.example",
        ["contact-phone"] = "01234 567-89",
        ["controller"] = "Stadt Musterstadt, Marktplatz 1, 12345 Musterstadt",
        ["data-protection-officer"] = "datenschutz@musterstadt.example",
        ["supervisory-authority"] = "Landesbeauftragte für den Datenschutz",
        ["staff-council"] = "Personalrat der Stadt Musterstadt",
        ["operator"] = "Rechenzentrum Musterland",
        ["legal-basis"] = "Artikel 6 Absatz 1 Buchstabe e DSGVO",
        ["deletion-date"] = "31. Dezember 2026",
        ["answers"] = "185",
        ["invited"] = "370",
        ["response-share"] = "50 %",
        ["result-link"] = "https://umfrage.musterstadt.example/ergebnis",
        ["result-date"] = "16. November 2026",
        ["strongest-areas"] = "Kundenzentrierung, Technologie",
        ["weakest-areas"] = "Geschäftsprozesse, Personalentwicklung",
        ["decisions"] = "Was wir als Nächstes tun",
        ["next-wave"] = "Herbst 2028",
        ["council-meeting"] = "3. Dezember 2026",
        ["date"] = "1. Oktober 2026",
    };
}
