using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>What the open round wants from somebody, in a sentence with one button; for the desk.</summary>
public static class RoundStart
{
    public sealed record Call(string Sentence, string Address, string Button);

    /// <summary>How many answers of the open round are missing; 0 where none is open.</summary>
    /// <param name="round">The open one; null: none.</param>
    public static async Task<int> Missing(Database db, Round? round)
    {
        if (round is null) return 0;
        var said = await db.Set<RoundLine>().Where(one => one.AdministrationId == round.AdministrationId && one.Round == round.Number)
            .Select(one => one.InitiativeId).Distinct().ToListAsync();
        return (await Portfolio.Of(db, round.AdministrationId)).Sheets.Count(one => one.Stand == Stand.Running && !said.Contains(one.Id));
    }

    /// <returns>Null where nothing is asked of this person.</returns>
    public static async Task<Call?> Run(Database db, Actor actor, Round? round, Func<Task<MaturityModel>> model, Language language,
        DateTimeOffset now)
    {
        if (round is not { AdministrationId: var administration } || !actor.May(Right.ReportSteering, administration)) return null;
        var owners = await SpeakFor.Run(db, actor, administration);
        if (owners is null) return null;
        var part = (await FindCourses.Run(db, administration, await model(), now)).PartOf(owners);
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
