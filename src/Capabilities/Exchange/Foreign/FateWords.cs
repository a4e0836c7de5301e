using Wegmarke.Design;

namespace Wegmarke.Exchange.Foreign;

/// <summary>What happens to a part of a file, in one word.</summary>
public static class FateWords
{
    public static string Name(Fate fate, Language language) => fate switch
    {
        Fate.Taken => language.Say("übernommen", "taken"),
        Fate.Note => language.Say("Hinweis", "note"),
        Fate.Changed => language.Say("geändert", "changed"),
        Fate.Lost => language.Say("geht verloren", "lost"),
        Fate.Refused => language.Say("abgelehnt", "refused"),
        _ => language.Say("Fehler", "error"),
    };
}
