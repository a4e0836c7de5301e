using Wegmarke.Accounts;
using Wegmarke.Controlling;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Proposals;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>What is stuck in an administration, and who waits for this person; for the desk.</summary>
public static class FindStuck
{
    private const int Most = 3;

    /// <param name="state">How everything stands; null: this person may not read it.</param>
    /// <param name="model">The model under which the administration steers.</param>
    public static async Task<(IReadOnlyList<DeskLine> Stuck, IReadOnlyList<DeskLine> Waiting)> Run(Database db, Actor actor,
        Guid administration, ControllingState? state, MaturityModel? model, Language language, DateOnly today)
    {
        if (state is null || model is null) return ([], []);
        var root = $"/administrations/{administration}";
        IReadOnlyList<DeskLine> stuck = [.. state.Running.Where(one => one.Shown == Light.Red).Take(Most).Select(one => new DeskLine(
            one.Title, $"{root}/controlling/initiatives/{one.Id}",
            one.Word?.Reason ?? one.Ruling.Reasons.FirstOrDefault(reason => reason.Light == Light.Red)?.In(language) ?? ""))];
        return (stuck, [.. (await Waiting(db, actor, administration, state, language, today)).Append(
            await Stale(db, actor, administration, model, language, today)).OfType<DeskLine>()]);
    }

    private static async Task<IEnumerable<DeskLine?>> Waiting(Database db, Actor actor, Guid administration, ControllingState state,
        Language language, DateOnly today)
    {
        var root = $"/administrations/{administration}";
        var leads = actor.Grants.Any(grant => grant.Role == Role.Executive && grant.Administration == administration);
        IReadOnlyList<Question> open = [.. (await Register.Of(db, administration)).Open.Where(one => !leads
            || one.Level == DecisionLevel.Executive)];
        var unheard = !actor.May(Right.AnswerProposals, administration) ? 0 : (await ProposalState.Of(db, administration)).Count(one =>
            one.WaitsForSomebody(today));
        var missing = state.Open is null || !actor.May(Right.Steer, administration) ? 0 : state.Courses.Count(one => one.IsMissing);
        return
        [
            open.Count == 0 ? null : new(leads ? language.Say("Entscheidungen der Verwaltungsspitze", "Decisions of top management")
                : language.Say("Offene Entscheidungen", "Open decisions"), root + "/decisions",
                Age(open, language, today)),
            unheard == 0 ? null : new(language.Say("Vorschläge aus dem Haus", "Proposals of the house"), root + "/proposals?show=open",
                unheard == 1 ? language.Say("Einer wartet auf jemanden.", "One waits for somebody.")
                    : language.Say($"{unheard} warten auf jemanden.", $"{unheard} wait for somebody.")),
            missing == 0 ? null : new(language.Say($"Runde {state.Open!.Number}", $"Round {state.Open!.Number}"),
                $"{root}/controlling/rounds/{state.Open.Number}",
                missing == 1 ? language.Say("Eine Antwort fehlt.", "One answer is missing.")
                    : language.Say($"{missing} Antworten fehlen.", $"{missing} answers are missing.")),
            state.BenefitsDue.Any() && actor.May(Right.Steer, administration) ? new(
                language.Say("Nutzen fertiger Maßnahmen", "Benefit of finished initiatives"),
                root + "/controlling/effects", language.Say($"{state.BenefitsDue.Count()} noch nicht angesehen.",
                    $"{state.BenefitsDue.Count()} not looked at yet.")) : null,
        ];
    }

    /// <summary>Indicators that should be read anew, for those who read them.</summary>
    private static async Task<DeskLine?> Stale(Database db, Actor actor, Guid administration, MaturityModel model, Language language,
        DateOnly today)
    {
        if (!actor.May(Right.RecordReadings, administration)) return null;
        var count = TargetPath.ToRead(await TargetPath.Of(db, administration, model), today);
        return count == 0 ? null : new(language.Say("Kennzahlen", "Indicators"), $"/administrations/{administration}/readings/targets",
            count == 1 ? language.Say("Eine ist neu abzulesen.", "One is to be read anew.")
                : language.Say($"{count} sind neu abzulesen.", $"{count} are to be read anew."));
    }

    private static string Age(IReadOnlyList<Question> open, Language language, DateOnly today)
    {
        var days = Register.Age(open[0], today);
        return open.Count == 1 ? language.Say($"Eine Frage ist seit {days} Tagen offen.", $"One question has been open for {days} days.")
            : language.Say($"{open.Count} Fragen sind offen, die älteste seit {days} Tagen.",
                $"{open.Count} questions are open, the oldest for {days} days.");
    }
}
