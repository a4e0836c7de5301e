using Wegmarke.Design;
using Wegmarke.Initiatives;

namespace Wegmarke.Controlling;

/// <summary>What is wrong with what somebody said about an initiative, as one sentence that says where and how to mend it.</summary>
public static class CheckReport
{
    public const int TextMax = 500;
    private const double DaysMax = 100_000;
    private const decimal MoneyMax = 1_000_000_000;
    private const int PercentMax = 100;

    public static Sentence? Run(ReportContent said, InitiativeContent content, DateOnly today) =>
        said.Milestones.Select(one => OfMilestone(one, content, today)).FirstOrDefault(one => one is not null) ?? Figures(said);

    private static Sentence? Figures(ReportContent said)
    {
        if (said.Percent is < 0 or > PercentMax)
        {
            return new($"{said.Percent} Prozent kann nicht sein. Bitte schreiben Sie eine Zahl von 0 bis 100.",
                $"{said.Percent} per cent cannot be. Please write a number from 0 to 100.");
        }

        if (said.DaysLeft is { } left && (!double.IsFinite(left) || left is < 0 or > DaysMax)
            || said.DaysSpent is { } spent && (!double.IsFinite(spent) || spent is < 0 or > DaysMax))
        {
            return new("Bitte schreiben Sie Personentage als Zahl ab 0, zum Beispiel 12,5.", "Please write person-days as a number from 0 on, for example 12.5.");
        }

        if (said.MoneySpent is < 0 or > MoneyMax)
        {
            return new("Bitte schreiben Sie Euro als Zahl ab 0, zum Beispiel 4.500.", "Please write euro as a number from 0 on, for example 4,500.");
        }

        return said.Blocked?.Length > TextMax
            ? new("Bitte schreiben Sie in höchstens 500 Zeichen, was blockiert.", "Please write in at most 500 characters what blocks.") : null;
    }

    private static Sentence? OfMilestone(MilestoneReport one, InitiativeContent content, DateOnly today)
    {
        var (de, en) = ($"Meilenstein „{one.Name}“: ", $"Milestone “{one.Name}”: ");
        Sentence Say(string german, string english) => new(de + german, en + english);
        if (one is { Reached: not null, MovedTo: not null } or { Reached: null, MovedTo: null })
        {
            return Say("Bitte geben Sie entweder an, wann er erreicht war, oder einen neuen Termin.", "Please give either the day it was reached or a new day.");
        }

        if (one.Reached > today) return Say("Der Tag, an dem er erreicht war, liegt in der Zukunft.", "The day it was reached lies in the future.");
        if ((one.Reached ?? one.MovedTo) is { } day && (day < content.Begin || day.Year is < 2000 or > 2100))
        {
            return Say("Der Tag liegt vor dem Beginn der Maßnahme. Bitte prüfen Sie das Jahr.", "The day lies before the beginning of the initiative. Please check the year.");
        }

        if (one.MovedTo < today) return Say("Der neue Termin liegt schon in der Vergangenheit.", "The new day lies in the past already.");
        return one.MovedTo is not null && one.Reason.Length is 0 or > TextMax
            ? Say("Bitte schreiben Sie kurz, warum der Termin sich verschiebt (höchstens 500 Zeichen).", "Please write briefly why the day moves (at most 500 characters).")
            : null;
    }
}
