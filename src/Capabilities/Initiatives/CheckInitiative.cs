using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Initiatives;

/// <summary>What is wrong with an initiative by itself, as one sentence that says where and how to mend it.</summary>
public static class CheckInitiative
{
    public const int LineMax = 200;
    public const int TextMax = 4000;
    public const int LinksMax = 200;
    private const double DaysMax = 100_000;
    private const int MonthsMax = 120;
    private const decimal MoneyMax = 1_000_000_000;

    /// <param name="strategyBegins">No initiative is planned to begin before it; null: there is no strategy yet.</param>
    public static Sentence? Run(InitiativeContent content, MaturityModel model, DateOnly? strategyBegins)
    {
        if (content.Title.Length is 0 or > LineMax)
        {
            return new("Bitte geben Sie der Maßnahme einen Titel mit höchstens 200 Zeichen.", "Please give the initiative a title of at most 200 characters.");
        }

        if (model.Areas.All(one => one.Key != content.Area))
        {
            return new("Bitte wählen Sie den Teilbereich, in dem die Maßnahme wirken soll.", "Please choose the area in which the initiative should work.");
        }

        if (content.Causes.Any(key => !Guid.TryParse(key, out _) && model.Causes.All(one => one.Key != key)))
        {
            return new("Eine der Ursachen gibt es im Modell nicht. Bitte wählen Sie neu.", "One of the causes is not in the model. Please choose anew.");
        }

        return Texts(content) ?? Figures(content) ?? Dates(content, strategyBegins);
    }

    private static Sentence? Texts(InitiativeContent content)
    {
        string[] lines = [content.Owner, content.Catalogue, .. content.Milestones.Select(one => one.Name),
            .. content.Goals.Select(one => one.Expected)];
        string[] texts = [content.Why, content.Effect, content.People, content.Risks];
        return lines.Any(one => one.Length > LineMax) || texts.Any(one => one.Length > TextMax)
            || content.Milestones.Count + content.After.Count + content.Goals.Count + content.Causes.Count > LinksMax
            ? new("Ein Text ist zu lang: Zeilen haben höchstens 200, Absätze höchstens 4.000 Zeichen.",
                "A text is too long: lines have at most 200, paragraphs at most 4,000 characters.")
            : null;
    }

    private static Sentence? Figures(InitiativeContent content)
    {
        if (!double.IsFinite(content.Days) || content.Days is < 0 or > DaysMax)
        {
            return new("Bitte schreiben Sie den Aufwand in Personentagen, zum Beispiel 25; er kann nicht negativ sein.",
                "Please write the effort in person-days, for example 25; it cannot be negative.");
        }

        if (content.Elsewhere.Any(one => !double.IsFinite(one.Days) || one.Days < 0) || content.Elsewhere.Sum(one =>
            one.Days) > content.Days)
        {
            return new("Die Tage anderer Ämter sind ein Teil der Personentage; zusammen können sie nicht mehr sein.",
                "The days of other units are part of the person-days; together they cannot be more.");
        }

        if (content.Months is < 0 or > MonthsMax)
        {
            return new("Bitte schreiben Sie die Dauer in Monaten, zum Beispiel 9, oder lassen Sie das Feld leer.",
                "Please write how many months it takes, for example 9, or leave the field empty.");
        }

        if (content.CostOnce is < 0 or > MoneyMax || content.CostRunning is < 0 or > MoneyMax || content.Saving is < 0 or > MoneyMax)
        {
            return new("Bitte schreiben Sie die Kosten in Euro, zum Beispiel 12.000; sie können nicht negativ sein.",
                "Please write the costs in euro, for example 12,000; they cannot be negative.");
        }

        return content.EffectSize is < 0 or > InitiativeContent.EffectMax
            ? new("Bitte wählen Sie die erwartete Wirkung aus der Liste.", "Please choose the expected effect in the list.") : null;
    }

    private static Sentence? Dates(InitiativeContent content, DateOnly? strategyBegins)
    {
        DateOnly?[] days = [content.Begin, content.End, content.Earliest, content.Deadline, .. content.Milestones.SelectMany(one =>
            new[] { one.Planned, one.Reached })];
        if (days.Any(day => day is { Year: < 2000 or > 2100 }))
        {
            return new("Ein Datum liegt außerhalb des Kalenders. Bitte prüfen Sie das Jahr.", "A date lies outside the calendar. Please check the year.");
        }

        if (content.End < content.Begin)
        {
            return new("Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Daten.", "The end lies before the beginning. Please check both dates.");
        }

        if (content.Deadline < content.Earliest)
        {
            return new("Die Maßnahme soll fertig sein, bevor sie beginnen darf. Bitte prüfen Sie „frühestens“ und „spätestens“.",
                "The initiative is to be done before it may begin. Please check “not before” and “done by”.");
        }

        if (strategyBegins is { } begins && content.End < begins)
        {
            return new("Die Maßnahme endet, bevor die Strategie beginnt. Bitte prüfen Sie das Jahr.",
                "The initiative ends before the strategy begins. Please check the year.");
        }

        return content.Milestones.FirstOrDefault(one => one.Name.Length == 0) is not null
            ? new("Ein Meilenstein hat ein Datum, aber keinen Namen.", "A milestone has a date but no name.") : null;
    }
}
