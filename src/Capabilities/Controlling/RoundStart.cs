using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>What the open round wants from somebody, in a sentence with one button; for the desk.</summary>
public static class RoundStart
{
    public sealed record Call(string Sentence, string Address, string Button);

    /// <returns>Null where nothing is asked of this person.</returns>
    public static async Task<Call?> Run(Database db, Actor actor, ControllingState state, Language language)
    {
        if (state.Open is not { AdministrationId: var administration } round
            || !actor.May(Right.ReportSteering, administration)) return null;
        var owners = await SpeakFor.Run(db, actor, administration);
        if (owners is null) return null;
        var part = state.PartOf(owners);
        if (part.Missing.Count == 0) return null;
        var day = language.Day(round.Due);
        return new(part.Missing.Count == 1
                ? language.Say($"Die monatliche Runde fragt Sie nach einer Maßnahme, bis {day}. Das dauert etwa zwei Minuten.",
                    $"The monthly round asks you about one initiative, until {day}. That takes about two minutes.")
                : language.Say($"Die monatliche Runde fragt Sie nach {part.Missing.Count} Maßnahmen, bis {day}. Das dauert je etwa zwei Minuten.",
                    $"The monthly round asks you about {part.Missing.Count} initiatives, until {day}. That takes about two minutes each."),
            $"/administrations/{administration}/controlling/rounds/{round.Number}/part", language.Say("Meinen Teil beantworten", "Answer my part"));
    }
}
