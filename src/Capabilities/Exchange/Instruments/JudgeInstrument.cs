using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Instruments;

/// <summary>Says for every question whether a maturity model can hold it: graded questions become items, all others are lost, and routing
/// is never dropped silently.</summary>
public static class JudgeInstrument
{
    private const int QuotedLettersMax = 200;

    /// <summary>Items a model would get from this question, with their scale.</summary>
    public static (int Items, RatingScale? Scale) ItemsOf(Question question)
    {
        if (question.Form != AnswerForm.Rating && question.Form != AnswerForm.SingleChoice) return (0, null);
        if (question.Choices.Any(choice => choice.Scale > 0)) return (0, null);
        var scale = RatingScale.Of(question.Choices);
        if (scale is null) return (0, null);
        return (question.Columns.Count > 0 ? 0 : Math.Max(1, question.Rows.Count), question.Columns.Count > 0 ? null : scale);
    }

    public static int Run(Instrument instrument, Remarks remarks)
    {
        var language = instrument.Languages.Count > 0 ? instrument.Languages[0] : "";
        var items = 0;
        foreach (var question in instrument.Questions)
        {
            var (count, _) = ItemsOf(question);
            items += count;
            if (count == 0) Lost(question, remarks);
            if (question.Condition.Length > 0) Routing(question.Condition, $"Frage „{question.Code}“", $"Question \"{question.Code}\"",
                question.Place, remarks);
            foreach (var row in question.Rows.Concat(question.Columns).Where(row => row.Condition.Length > 0))
            {
                Routing(row.Condition, $"Teilfrage „{question.Code}/{row.Code}“", $"Sub-question \"{question.Code}/{row.Code}\"",
                    row.Place, remarks);
            }
        }

        foreach (var group in instrument.Groups.Where(group => group.Condition.Length > 0))
        {
            var name = group.Name.In(language);
            Routing(group.Condition, $"Gruppe „{name}“", $"Group \"{name}\"", group.Place, remarks);
        }

        if (items > 0)
        {
            remarks.Taken(Place.Whole, $"{items} Fragen mit Stufen werden Fragen eines Modells.",
                $"{items} graded questions become items of a model.");
        }

        return items;
    }

    private static void Lost(Question question, Remarks remarks)
    {
        if (question.Form == AnswerForm.Display)
        {
            remarks.Note(question.Place, $"Hinweistext „{question.Code}“ wird nicht übernommen.",
                $"The text block \"{question.Code}\" is not taken.");
            return;
        }

        var (german, english) = question.Form switch
        {
            AnswerForm.Rating or AnswerForm.SingleChoice => ("keine Stufen mit Zahlen", "no steps with numbers"),
            AnswerForm.MultipleChoice => ("Mehrfachauswahl", "multiple choice"),
            AnswerForm.Ranking => ("Rangfolge", "ranking"),
            AnswerForm.Number => ("Zahl", "number"),
            AnswerForm.Text => ("freier Text", "free text"),
            AnswerForm.Date => ("Datum", "date"),
            AnswerForm.File => ("Datei", "file"),
            _ => ("berechneter Wert", "computed value"),
        };
        remarks.Lost(question.Place, $"Frage „{question.Code}“ (Typ {question.Kind}: {german}) kann keine Frage eines Reifegradmodells werden.",
            $"Question \"{question.Code}\" (type {question.Kind}: {english}) cannot become an item of a maturity model.",
            "Stellen Sie sie als Frage mit Stufen, oder erheben Sie sie weiter im anderen System.",
            "Ask it with graded answers, or keep asking it in the other system.");
    }

    private static void Routing(string condition, string german, string english, Place place, Remarks remarks)
    {
        var quoted = condition.Length > QuotedLettersMax ? condition[..QuotedLettersMax] + " …" : condition;
        remarks.Lost(place, $"{german}: die Bedingung „{quoted}“ wird nicht übernommen; ein Modell fragt immer.",
            $"{english}: the condition \"{quoted}\" is not taken; a model always asks.",
            "Legen Sie im Modell eine eigene Perspektive oder einen eigenen Bogen dafür an.",
            "Give the model a perspective or a form of its own for this.");
    }
}
