using Wegmarke.Design;

namespace Wegmarke.Exchange.Transfers;

/// <summary>The names of counts in an inspection as a person reads them; unknown ones stay as they are.</summary>
public static class CountWords
{
    public static string Name(string name, Language language) => name switch
    {
        "groups" => language.Say("Gruppen", "Groups"),
        "questions" => language.Say("Fragen", "Questions"),
        "subquestions" => language.Say("Teilfragen", "Sub-questions"),
        "answers" => language.Say("Antwortmöglichkeiten", "Answer options"),
        "languages" => language.Say("Sprachen", "Languages"),
        "items" => language.Say("Fragen mit Stufen", "Graded questions"),
        "conditions" => language.Say("Bedingungen", "Conditions"),
        "variables" => language.Say("Spalten", "Columns"),
        "columns" => language.Say("Spalten", "Columns"),
        "cases" => language.Say("Bogen", "Sheets"),
        "responses" => language.Say("Antworten", "Responses"),
        "complete" => language.Say("abgeschickt", "Sent"),
        "numeric" => language.Say("Spalten mit Zahlen", "Columns of numbers"),
        "strings" => language.Say("Spalten mit Text", "Columns of text"),
        "labelled" => language.Say("beschriftete Spalten", "Labelled columns"),
        "valueLabels" => language.Say("beschriftete Werte", "Labelled values"),
        "variablesWithValueLabels" => language.Say("Spalten mit beschrifteten Werten", "Columns with labelled values"),
        "variablesWithMissingValues" => language.Say("Spalten mit erklärten fehlenden Werten", "Columns with declared missing values"),
        "multipleResponseSets" => language.Say("Mehrfachantworten", "Multiple response sets"),
        "documents" => language.Say("Notizen", "Notes"),
        "categories" => language.Say("Kategorien", "Categories"),
        "missingCategories" => language.Say("Kategorien für Fehlendes", "Missing categories"),
        "files" => language.Say("beschriebene Dateien", "Described files"),
        "sheets" => language.Say("Blätter", "Worksheets"),
        "notShown" => language.Say("nicht gezeigte Felder", "Fields not shown"),
        "attributes" => language.Say("Einstellungen (nicht gelesen)", "Settings (not read)"),
        "nodes" => language.Say("Knoten", "Nodes"),
        "levels" => language.Say("Stufen", "Levels"),
        "pages" => language.Say("Seiten", "Pages"),
        "choices" => language.Say("Antwortmöglichkeiten", "Choices"),
        "quotas" => language.Say("Quoten", "Quotas"),
        "tokens" => language.Say("Zugangscodes (nie gelesen)", "Tokens (never read)"),
        _ => name,
    };
}
