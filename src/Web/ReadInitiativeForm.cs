using Wegmarke.Indicators;
using Wegmarke.Initiatives;

namespace Wegmarke.Web;

/// <summary>Reads the form of an initiative: texts as they were written, and what they mean.</summary>
internal static class ReadInitiativeForm
{
    public static InitiativeForm Written(Visit visit)
    {
        IReadOnlyList<string> Many(string name) => [.. visit.Form[name].OfType<string>().Select(text => text.Trim())];
        var (names, planned, reached) = (Many("milestone"), Many("planned"), Many("reached"));
        return new()
        {
            Title = visit.Field("title"), Area = visit.Field("area"), Source = visit.Field("source"), Catalogue = visit.Field("catalogue"),
            Why = visit.Field("why"), Effect = visit.Field("effect"), EffectSize = visit.Field("size"), Causes = Many("cause"),
            Goals = Many("goal").Distinct().ToDictionary(goal => goal, goal => visit.Field("share-" + goal)), Days = visit.Field("days"),
            CostOnce = visit.Field("once"), CostRunning = visit.Field("running"), Begin = visit.Field("begin"), End = visit.Field("end"),
            After = Many("after"), Owner = visit.Field("owner"), People = visit.Field("people"), Risks = visit.Field("risks"),
            Groundwork = visit.Field("groundwork") == "yes", Saving = visit.Field("saving"), Months = visit.Field("months"),
            Earliest = visit.Field("earliest"), Deadline = visit.Field("deadline"), Must = visit.Field("must") == "yes",
            Unit = visit.Field("unit"), Elsewhere = [.. Many("elsewhere").Zip(Many("elsewhere-days")).Where(one => one.First.Length > 0
                || one.Second.Length > 0)],
            Milestones = [.. names.Index().Select(one => (one.Item, planned.ElementAtOrDefault(one.Index) ?? "",
                reached.ElementAtOrDefault(one.Index) ?? "")).Where(one => one.Item1.Length + one.Item2.Length + one.Item3.Length > 0)],
        };
    }

    /// <returns>The content, or what cannot be read.</returns>
    public static (InitiativeContent? Content, string? Problem) Run(Visit visit, InitiativeForm form)
    {
        var language = visit.Language;
        double? Figure(string text) => text.Length == 0 ? 0 : ReadNumber.Run(text, language.Culture);
        if (Figure(form.Days) is not { } days || Figure(form.CostOnce) is not { } once || Figure(form.CostRunning) is not { } running
            || Figure(form.Saving) is not { } saving || Math.Abs(saving) > 1e12 || form.Elsewhere.Any(one => Figure(one.Days) is null)
            || Math.Abs(once) > 1e12 || Math.Abs(running) > 1e12)
        {
            return (null, visit.Say("Bitte schreiben Sie Personentage und Kosten als Zahlen, zum Beispiel 25 oder 12.500, oder lassen Sie die Felder leer.",
                "Please write person-days and costs as numbers, for example 25 or 12,500, or leave the fields empty."));
        }

        int? months = form.Months.Length == 0 ? 0 : language.ReadCount(form.Months);
        if (months is null || form.Elsewhere.Any(one => !Guid.TryParse(one.Unit, out _)))
        {
            return (null, months is null ? visit.Say("Bitte schreiben Sie die Dauer in ganzen Monaten, zum Beispiel 9, oder lassen Sie das Feld leer.",
                "Please write how long it takes in whole months, for example 9, or leave the field empty.")
                : visit.Say("Zu den Tagen eines anderen Amts fehlt das Amt.", "The days of another unit have no unit."));
        }

        string[] dates = [form.Begin, form.End, form.Earliest, form.Deadline, .. form.Milestones.Select(one => one.Reached)];
        if (dates.FirstOrDefault(text => text.Length > 0 && language.ReadDay(text) is null) is { } bad)
        {
            return (null, visit.Say($"„{bad}“ ist kein Datum. Schreiben Sie es zum Beispiel als 31.12.2027.",
                $"“{bad}” is no date. Write it for example as 31/12/2027."));
        }

        if (form.Milestones.FirstOrDefault(one => language.ReadDay(one.Planned) is null) is { Name: not null } undated)
        {
            return (null, visit.Say($"Der Meilenstein „{undated.Name}“ braucht einen geplanten Tag.",
                $"The milestone “{undated.Name}” needs a planned day."));
        }

        return (new(form.Title, form.Area, visit.Chosen<InitiativeSource>(form.Source) ?? InitiativeSource.Own)
        {
            Catalogue = form.Catalogue, Why = form.Why, Effect = form.Effect, Causes = form.Causes, Days = days, CostOnce = (decimal)once,
            EffectSize = language.ReadCount(form.EffectSize) ?? 0, CostRunning = (decimal)running, Begin = language.ReadDay(form.Begin),
            End = language.ReadDay(form.End), Owner = form.Owner, Saving = (decimal)saving, Months = months.Value,
            Earliest = language.ReadDay(form.Earliest), Deadline = language.ReadDay(form.Deadline), Must = form.Must,
            Unit = Guid.TryParse(form.Unit, out var unit) ? unit : null,
            Elsewhere = [.. form.Elsewhere.Select(one => new UnitDays(Guid.Parse(one.Unit), Figure(one.Days)!.Value))],
            People = form.People, Risks = form.Risks, Groundwork = form.Groundwork,
            Goals = [.. form.Goals.Where(one => Guid.TryParse(one.Key, out _)).Select(one => new GoalShare(Guid.Parse(one.Key),
                one.Value))],
            After = [.. form.After.Where(one => Guid.TryParse(one, out _)).Select(Guid.Parse)],
            Milestones = [.. form.Milestones.Select(one => new Milestone(one.Name, language.ReadDay(one.Planned)!.Value,
                language.ReadDay(one.Reached)))],
        }, null);
    }
}
