using Wegmarke.Design;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Horizon.Trends;

/// <summary>The fields of a trend.</summary>
internal static class TrendFields
{
    public static IReadOnlyList<FactField> Of(Language language)
    {
        var say = language.Say;
        return
        [
            new("title", say("Signal in einem Satz", "Signal in one sentence"), FactInput.Line, true),
            new("what", say("Was geschieht, und was hieße das für uns?", "What happens, and what would it mean for us?"), FactInput.Text),
            new("source", say("Quelle", "Source"), FactInput.Line, true, say("wo gelesen, gehört, gesehen", "where read, heard, seen")),
            new("link", say("Adresse der Quelle", "Address of the source"), FactInput.Line, false,
                say("kann leer bleiben", "may stay empty")),
            new("noted", say("Bemerkt am", "Noted on"), FactInput.Day, true),
            new("horizon", say("Wann spüren wir es?", "When do we feel it?"), FactInput.Choice, true)
                { Choices = EntryFields.Choices<TrendHorizon>(one => one.Name(language)) },
            new("answer", say("Unsere Antwort", "Our answer"), FactInput.Choice, true)
                { Choices = EntryFields.Choices<TrendAnswer>(one => one.Name(language)) },
            new("reason", say("Warum diese Antwort?", "Why this answer?"), FactInput.Text),
            new("owner", say("Zuständig (Amt oder Funktion)", "Owner (unit or office)"), FactInput.Line),
            new("review", say("Wieder ansehen am", "Look at it again on"), FactInput.Day),
        ];
    }

    public static IEnumerable<(string Name, string Value)> Values(TrendContent trend) =>
    [
        ("what", trend.What), ("source", trend.Source), ("link", trend.Link), ("noted", EntryFields.Iso(trend.Noted)),
        ("horizon", $"{trend.Horizon}"), ("answer", $"{trend.Answer}"), ("reason", trend.Reason),
    ];

    public static TrendContent Read(FactForm form, string title) =>
        new(title, form.Text("source"), form.Day("noted") ?? default, form.Choice<TrendHorizon>("horizon"))
        {
            What = form.Text("what"), Link = form.Text("link"), Answer = form.Choice<TrendAnswer>("answer"), Reason = form.Text("reason"),
        };
}
