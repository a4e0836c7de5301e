using System.Globalization;
using Wegmarke.Design;

namespace Wegmarke.Campaigns.Consent;

/// <summary>A setting that is otherwise than when somebody declared themselves about it, in words.</summary>
/// <param name="Name">What was changed.</param>
/// <param name="Words">How it was before and is now.</param>
public sealed record SettingChange(string Name, string Words)
{
    /// <summary>What is otherwise now; empty where what was declared still holds.</summary>
    public static IReadOnlyList<SettingChange> Of(ConsentState consent, Language language) => consent.Outdated is not { } then ? []
        : [.. SettingsHash.Changes(then.Settings, consent.Campaign).Select(change =>
            new SettingChange(NameOf(change.Key, language), IsList(change.Key, change.Before, change.After)
                ? Parts(change.Key, change.Before, change.After, language)
                : language.Say($"bisher {Shown(change.Key, change.Before, language)}, jetzt {Shown(change.Key, change.After, language)}",
                    $"before {Shown(change.Key, change.Before, language)}, now {Shown(change.Key, change.After, language)}")))];

    /// <summary>About which declaration this is.</summary>
    public static string Since(ConsentStep then, Language language) => language.Say(
        $"Seit „{then.Act.Name(language)}“ am {language.Day(then.Day)}:", $"Since “{then.Act.Name(language)}” on {language.Day(then.Day)}:");

    /// <summary>Where what fell away and what is new says more than both lists. An empty list of these means everybody or
    /// everything.</summary>
    private static bool IsList(string key, string before, string after) => key is "units" or "attributes" or "members"
        || key is "areas" or "perspectives" or "languages" && before.Length > 0 && after.Length > 0;

    private static string Parts(string key, string before, string after, Language language)
    {
        string[] then = before.Split(SettingsHash.Between, StringSplitOptions.RemoveEmptyEntries),
            now = after.Split(SettingsHash.Between, StringSplitOptions.RemoveEmptyEntries);
        string Named(string part) => language.Quoted(key == "languages" ? language.NameOf(part) : part);
        string? Listed(IEnumerable<string> parts) => string.Join(", ", parts.Select(Named)) is { Length: > 0 } text ? text : null;
        string? gone = Listed(then.Except(now)), added = Listed(now.Except(then));
        return string.Join("; ", new[] { gone is null ? null : language.Say("nicht mehr: ", "no longer: ") + gone,
            added is null ? null : language.Say("neu: ", "new: ") + added }.OfType<string>()) is { Length: > 0 } said ? said
            : language.Say("andere Reihenfolge", "another order");
    }

    private static string Shown(string key, string value, Language language) => value switch
    {
        "" when key is "areas" or "perspectives" or "languages" => language.Say("alle", "all"),
        "" => language.Say("keine Angabe", "nothing"),
        "yes" => language.Say("ja", "yes"),
        "no" => language.Say("nein", "no"),
        _ when key == "model" => value[..12],
        _ when key is "begin" or "end" && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) => language.Day(day),
        _ => language.Quoted(value.Replace(SettingsHash.Between.ToString(), "; ", StringComparison.Ordinal)),
    };

    private static string NameOf(string key, Language language) => key switch
    {
        "title" => language.Say("Titel", "Title"),
        "model" => language.Say("Modell (Prüfsumme)", "Model (hash)"),
        "form" => language.Say("Fragebogen", "Questionnaire"),
        "areas" => language.Say("Teilbereiche", "Areas"),
        "perspectives" => language.Say("Wer antwortet", "Who answers"),
        "kind" => language.Say("Art der Antwort", "Way of answering"),
        "whole-house" => language.Say("Nur Ergebnis des ganzen Hauses", "Whole-house result only"),
        "members" => language.Say("Gemeinsam mit", "Together with"),
        "units" => language.Say("Ämter zur Auswahl", "Units to choose from"),
        "attributes" => language.Say("Weitere Merkmale", "Further attributes"),
        "threshold" => language.Say("Schwelle", "Threshold"),
        "comments" => language.Say("Kommentare", "Comments"),
        "comment-threshold" => language.Say("Schwelle für Kommentare", "Threshold for comments"),
        "research" => language.Say("Datei für die Forschung", "File for research"),
        "languages" => language.Say("Sprachen", "Languages"),
        "begin" => language.Say("Beginn", "Begin"),
        _ => language.Say("Ende", "End"),
    };
}
