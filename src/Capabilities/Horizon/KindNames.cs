using Wegmarke.Design;

namespace Wegmarke.Horizon;

/// <summary>How kinds of entries and relevances are called.</summary>
public static class KindNames
{
    /// <summary>The word in addresses.</summary>
    public static string Path(this EntryKind kind) => kind switch
    {
        EntryKind.Trend => "trends",
        EntryKind.Risk => "risks",
        _ => "market",
    };

    /// <summary>The word in the record of deeds.</summary>
    internal static string Word(EntryKind kind) => kind switch
    {
        EntryKind.Trend => "trend",
        EntryKind.Risk => "risk",
        _ => "product",
    };

    public static string Many(this EntryKind kind, Language language) => kind switch
    {
        EntryKind.Trend => language.Say("Trendradar", "Trend radar"),
        EntryKind.Risk => language.Say("Risiken", "Risks"),
        _ => language.Say("Marktbeobachtung", "Market watch"),
    };

    public static string Add(this EntryKind kind, Language language) => kind switch
    {
        EntryKind.Trend => language.Say("Signal aufnehmen", "Take in a signal"),
        EntryKind.Risk => language.Say("Risiko aufnehmen", "Take in a risk"),
        _ => language.Say("Fund eintragen", "Enter a find"),
    };

    public static string Name(this Relevance relevance, Language language) => relevance switch
    {
        Relevance.High => language.Say("hoch", "high"),
        Relevance.Medium => language.Say("mittel", "medium"),
        Relevance.Low => language.Say("gering", "low"),
        _ => language.Say("keine", "none"),
    };
}
