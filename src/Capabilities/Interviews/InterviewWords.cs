using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Interviews;

/// <summary>Names of kinds, roles and states as people read them.</summary>
public static class InterviewWords
{
    public static string Name(this SourceKind kind, Language language) => kind switch
    {
        SourceKind.Interview => language.Say("Gespräch", "interview"),
        SourceKind.Document => language.Say("Dokument", "document"),
        SourceKind.Comment => language.Say("freigegebene Anmerkungen", "released comments"),
        SourceKind.Group => language.Say("Gruppengespräch", "group discussion"),
        _ => language.Say("Beobachtung", "observation"),
    };

    public static string Name(this QuoteState state, Language language) => state switch
    {
        QuoteState.Raw => language.Say("roh", "raw"),
        QuoteState.Pseudonymised => language.Say("pseudonymisiert", "pseudonymised"),
        QuoteState.Checked => language.Say("geprüft", "checked"),
        QuoteState.House => language.Say("frei für das Haus", "released for the house"),
        QuoteState.Council => language.Say("frei für den Gemeinderat", "released for the council"),
        _ => language.Say("frei für alle", "released for everybody"),
    };

    public static string Group(string key, Language language) =>
        CapacityRoles.All.TryGetValue(key, out var name) ? language.Say(name.German, name.English) : language.Say("Rolle nicht gesagt",
            "role not said");

    /// <summary>As a quote is signed: no more than may be said.</summary>
    public static string SignedAs(QuoteSight quote, Language language)
    {
        var group = quote.Group.Length > 0 ? Group(quote.Group, language) : language.Say("aus dem Haus", "from the house");
        return quote.Part.Length > 0 ? $"{group}, {quote.Part}" : group;
    }
}
