using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.Proposals;
using Wegmarke.Strategy;

namespace Wegmarke.Meetings;

/// <summary>Why something stands on an agenda.</summary>
public enum AgendaReason
{
    /// <summary>Waits for a decision at this level.</summary>
    OpenQuestion,

    /// <summary>The date of a goal has passed.</summary>
    GoalOverdue,

    /// <summary>An agreement was to be looked at.</summary>
    ReviewOverdue,

    /// <summary>A milestone was missed, or the end has passed.</summary>
    InitiativeLate,

    /// <summary>An initiative rests and waits for something.</summary>
    InitiativeWaits,

    /// <summary>Nobody takes care of a proposal.</summary>
    ProposalWithoutOwner,

    /// <summary>Nobody answered a signal for a quarter.</summary>
    SignalUnanswered,

    /// <summary>A trend, a risk or a product was to be looked at.</summary>
    HorizonReview,

    /// <summary>Nobody bears a risk any more.</summary>
    AcceptanceEnded,

    /// <summary>A step of a common service was missed, or its benefit was not measured.</summary>
    PartnershipStep,
}

/// <summary>One point of an agenda.</summary>
/// <param name="Subject">What it is about, in the words of the object.</param>
/// <param name="Why">A word more: the milestone, the reason of resting, the office.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="About">Address below the administration.</param>
/// <param name="Question">The question that is decided; null: deciding here makes one.</param>
public sealed record AgendaPoint(AgendaReason Reason, string Subject, string Why, DateOnly Since, string About, Guid? Question = null);

/// <summary>Puts an agenda together from what needs a decision; what waits longest comes first in each part.</summary>
public static class MakeAgenda
{
    /// <param name="beyond">What the house keeps in sight and is due.</param>
    public static IReadOnlyList<AgendaPoint> Run(Register register, StrategyState state, IReadOnlyList<AgreementState> agreements,
        Portfolio portfolio, IReadOnlyList<ProposalState> proposals, IReadOnlyList<AgendaPoint> beyond, DecisionLevel level, DateOnly day)
    {
        var questions = register.Open.Where(one => one.Level == level && one.Since <= day)
            .Select(one => new AgendaPoint(AgendaReason.OpenQuestion, one.Text, one.Who, one.Since,
                one.About.Length > 0 ? one.About : $"decisions#q-{one.Id}", one.Id));
        // The council decides what it is asked; the day's work of the house is not its agenda.
        if (level == DecisionLevel.Council) return [.. questions.OrderBy(one => one.Since)];
        return [.. questions.Concat(Late(state, agreements, portfolio, day)).Concat(Waiting(portfolio, proposals, day)).Concat(beyond)
            .OrderBy(one => one.Reason).ThenBy(one => one.Since)];
    }

    private static IEnumerable<AgendaPoint> Late(StrategyState state, IReadOnlyList<AgreementState> agreements, Portfolio portfolio,
        DateOnly day)
    {
        foreach (var goal in state.Goals.Where(one => one.Content.Due < day))
        {
            yield return new(AgendaReason.GoalOverdue, goal.Content.Title, goal.Content.Owner, goal.Content.Due!.Value,
                $"strategy#a-{goal.Content.Area}");
        }

        foreach (var one in agreements.Where(one => one.NextReview < day))
        {
            yield return new(AgendaReason.ReviewOverdue, one.Agreement.What, one.Agreement.Giver, one.NextReview!.Value,
                $"strategy/leadership#v-{one.Agreement.Id}");
        }

        foreach (var sheet in portfolio.Alive.Where(one => one.Stand is Stand.Running or Stand.Decided))
        {
            var missed = sheet.Content.Milestones.Where(one => one.Reached is null && one.Planned < day).MinBy(one => one.Planned);
            if (missed is not null) yield return Late(sheet, missed.Name, missed.Planned);
            else if (sheet.Content.End is { } end && end < day) yield return Late(sheet, sheet.Content.Owner, end);
        }
    }

    private static AgendaPoint Late(Sheet sheet, string why, DateOnly since) =>
        new(AgendaReason.InitiativeLate, sheet.Content.Title, why, since, $"initiatives/{sheet.Id}");

    private static IEnumerable<AgendaPoint> Waiting(Portfolio portfolio, IReadOnlyList<ProposalState> proposals, DateOnly day) =>
        portfolio.Sheets.Where(one => one.Stand == Stand.Paused
            && one.Step.Day <= day).Select(one => new AgendaPoint(AgendaReason.InitiativeWaits,
            one.Content.Title, one.Step.Reason, one.Step.Day, $"initiatives/{one.Id}"))
        .Concat(proposals.Where(one => one.Told is not null && one.Owner is null && one.IsOpen(day)
            && one.Proposal.Day <= day).Select(one =>
            new AgendaPoint(AgendaReason.ProposalWithoutOwner, one.Told!, "", one.Proposal.Day, $"proposals/{one.Id}")));
}
