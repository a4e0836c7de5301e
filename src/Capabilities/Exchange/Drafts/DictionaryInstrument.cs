using System.Globalization;
using Wegmarke.Exchange.Ddi;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Drafts;

/// <summary>The variables of a data file or a codebook as a questionnaire: each labelled variable is a question with its categories. Such
/// files know no groups, so all questions stand in one.</summary>
public static class DictionaryInstrument
{
    private const string Group = "variables";

    public static Instrument Of(SpssFile file) => Of(file.Label.Trim(), "", [.. file.Variables.Select(variable => new Question(
        variable.Name, Group, variable.Measure.ToString(), FormOf(variable.ValueLabels.Count, variable.IsText),
        Wordings.Of("", variable.Label.Length > 0 ? variable.Label : variable.Name), [], [],
        [.. variable.ValueLabels.Select(label => new Choice(label.Text ?? label.Number.ToString("R", CultureInfo.InvariantCulture),
            Wordings.Of("", label.Label), Missing(variable, label) || label.Text is not null ? null : label.Number, 0))
            .Where((_, at) => !Missing(variable, variable.ValueLabels[at]) || IsAbsence(variable.ValueLabels[at].Label))],
        "", false, variable.Place))]);

    public static Instrument Of(Codebook book)
    {
        var language = book.Languages.Count > 0 ? book.Languages[0] : "";
        return Of(book.Title, language, [.. book.Variables.Select(variable => new Question(
            variable.Name, Group, variable.Interval, FormOf(variable.Categories.Count, variable.Text),
            Wordings.Of(language, variable.Question.Length > 0 ? variable.Question : variable.Label.Length > 0 ? variable.Label
                : variable.Name), [], [],
            [.. variable.Categories.Where(category => !category.Missing || IsAbsence(category.Label)).Select(category =>
                new Choice(category.Value,
                Wordings.Of(language, category.Label), null, 0))],
            "", false, variable.Place))]);
    }

    private static Instrument Of(string title, string language, IReadOnlyList<Question> questions) => new(title,
        language.Length > 0 ? [language] : [], [new(Group, Wordings.Of(language, title.Length > 0 ? title : "Variablen"), "",
            Place.Whole)], questions);

    private static bool Missing(SpssVariable variable, SpssValueLabel label) => label.Text is { } text
        ? variable.Missing.Texts.Contains(text) : variable.Missing.Covers(label.Number);

    private static bool IsAbsence(string label) => RatingScale.AbsenceIn(label) is not null;

    private static AnswerForm FormOf(int categories, bool text) => categories > 0 ? AnswerForm.SingleChoice
        : text ? AnswerForm.Text : AnswerForm.Number;
}
