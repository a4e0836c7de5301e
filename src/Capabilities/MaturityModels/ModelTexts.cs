using Wegmarke.Design;

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

    /// <summary>What the initiatives serve, by the number of the recommendation.</summary>
    public IReadOnlyDictionary<string, RecommendationText> Recommendations { get; init; } = Empty<RecommendationText>();

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

/// <summary>One of the talk's seven recommendations in own words.</summary>
public sealed record RecommendationText(string Name, string Description);

public sealed record GuideText(string Opening, string Consent, string Closing);

public sealed record QuestionText(string Text, IReadOnlyList<string> Probes);

/// <summary>A text with {{placeholders}}; paragraphs are parted by empty lines.</summary>
public sealed record LetterText(string? Subject, string Body);

/// <summary>The texts around a campaign and the placeholders they may use.</summary>
public static class Letters
{
    public static readonly IReadOnlyList<string> Kinds =
        ["invitation", "reminder-1", "reminder-2", "information-sheet", "thank-you", "feedback", "council", "press"];

    public static string NameOf(string kind, Language language) => kind switch
    {
        "invitation" => language.Say("Einladung", "Invitation"),
        "reminder-1" => language.Say("Erste Erinnerung", "First reminder"),
        "reminder-2" => language.Say("Zweite Erinnerung", "Second reminder"),
        "information-sheet" => language.Say("Informationsblatt zum Datenschutz", "Information sheet on data protection"),
        "thank-you" => language.Say("Dank", "Thank you"),
        "feedback" => language.Say("Was mit Ihren Antworten geschah", "What happened with your answers"),
        "council" => language.Say("Erläuterung für den Rat", "Explanation for the council"),
        _ => language.Say("Erläuterung für die Presse", "Explanation for the press"),
    };

    /// <summary>Each with what stands there, as a reader is told as long as nobody has filled it.</summary>
    public static readonly IReadOnlyDictionary<string, (string German, string English)> Placeholders =
        new SortedDictionary<string, (string German, string English)>(StringComparer.Ordinal)
    {
        ["administration"] = ("Name der Verwaltung", "name of the administration"),
        ["address"] = ("Anschrift der Verwaltung", "address of the administration"),
        ["head"] = ("Name der Verwaltungsspitze", "name of the head of the administration"),
        ["campaign"] = ("Titel der Befragung", "title of the survey"),
        ["wave"] = ("Nummer der Welle", "number of the wave"),
        ["model"] = ("Name des Modells", "name of the model"),
        ["model-version"] = ("Fassung des Modells", "version of the model"),
        ["areas"] = ("Zahl der Teilbereiche", "number of areas"),
        ["questions"] = ("Zahl der Fragen", "number of questions"),
        ["minutes"] = ("Minuten zum Ausfüllen", "minutes to fill it in"),
        ["threshold"] = ("kleinste gezeigte Zahl von Personen", "smallest number of people shown"),
        ["comment-threshold"] = ("kleinste Zahl von Personen für Texte", "smallest number of people for comments"),
        ["start"] = ("erster Tag der Befragung", "first day of the survey"),
        ["end"] = ("letzter Tag der Befragung", "last day of the survey"),
        ["days-left"] = ("Tage bis zum Ende", "days until the end"),
        ["link"] = ("Adresse der Befragung", "address of the survey"),
        ["contact-name"] = ("Name der Ansprechperson", "name of the contact person"),
        ["contact-role"] = ("Aufgabe der Ansprechperson", "role of the contact person"),
        ["contact-mail"] = ("E-Mail der Ansprechperson", "e-mail of the contact person"),
        ["contact-phone"] = ("Telefon der Ansprechperson", "telephone of the contact person"),
        ["controller"] = ("Verantwortliche Stelle mit Anschrift", "controller with address"),
        ["data-protection-officer"] = ("Kontakt zum Datenschutz", "contact for data protection"),
        ["supervisory-authority"] = ("Aufsichtsbehörde für den Datenschutz", "supervisory authority for data protection"),
        ["staff-council"] = ("Art der Beteiligung des Personalrats", "how the staff council took part"),
        ["operator"] = ("Betreiber der Befragung", "operator of the survey"),
        ["legal-basis"] = ("Rechtsgrundlage", "legal basis"),
        ["sheets-passed-on"] = ("ob einzelne Bögen weitergegeben werden", "whether single sheets are passed on"),
        ["deletion-date"] = ("Tag der Löschung der Bögen", "day on which sheets are deleted"),
        ["answers"] = ("Zahl der Antworten", "number of answers"),
        ["invited"] = ("Zahl der Eingeladenen", "number of people invited"),
        ["response-share"] = ("Anteil der Antworten", "share of answers"),
        ["result-link"] = ("Adresse des Ergebnisses", "address of the result"),
        ["result-date"] = ("Tag der Vorstellung des Ergebnisses", "day on which the result is presented"),
        ["strongest-areas"] = ("stärkste Teilbereiche", "strongest areas"),
        ["weakest-areas"] = ("schwächste Teilbereiche", "weakest areas"),
        ["decisions"] = ("was entschieden wurde", "what was decided"),
        ["next-wave"] = ("Zeit der nächsten Befragung", "time of the next survey"),
        ["council-meeting"] = ("Tag der Ratssitzung", "day of the council meeting"),
        ["date"] = ("Datum", "date"),
    };
}
