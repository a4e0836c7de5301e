using System.Globalization;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.MaturityModels;

namespace Wegmarke.Exchange.Drafts;

/// <summary>A maturity model as a questionnaire that other systems can field: one matrix for each area and scale, and a column map that
/// brings the answers home.</summary>
public static class ModelInstrument
{
    public static (Instrument Instrument, string ColumnMap) Of(MaturityModel model, Perspective perspective)
    {
        var groups = new List<QuestionGroup>();
        var questions = new List<Question>();
        var map = new System.Text.StringBuilder("columns:\n");
        foreach (var area in model.Areas)
        {
            var items = model.ItemsOf(area.Key, perspective.Key).ToList();
            if (items.Count == 0) continue;
            groups.Add(new(area.Key, Said(model, texts => texts.Areas[area.Key].Name), "", Place.Whole));
            foreach (var byScale in items.GroupBy(item => item.Scale))
            {
                var scale = model.Scales.First(one => one.Key == byScale.Key);
                var code = "Q" + (questions.Count + 1).ToString("D2", CultureInfo.InvariantCulture);
                var rows = byScale.Select((item, at) => (item, Code: "SQ" + (at + 1).ToString("D3", CultureInfo.InvariantCulture)))
                    .ToList();
                questions.Add(new(code, area.Key, "F", AnswerForm.Rating, Said(model, texts => texts.Perspectives[perspective.Key].Lead),
                    [.. rows.Select(row => new SubQuestion(row.Code, Said(model, texts => texts.Items[row.item.Key].Text), "",
                        Place.Whole))], [],
                    Choices(model, scale), "", false, Place.Whole));
                foreach (var (item, row) in rows) map.Append(Column($"{code}[{row}]", item.Key, scale));
            }
        }

        map.Append(CultureInfo.InvariantCulture, $"others: ignore\nperspective: {perspective.Key}\n");
        return (new(model.TextsIn(model.Languages[0]).Title, model.Languages, groups, questions), map.ToString());
    }

    private static string Column(string header, string item, AnswerScale scale)
    {
        var values = Enumerable.Range(scale.Low, scale.Stages)
            .Select(value => string.Create(CultureInfo.InvariantCulture, $"A{value}: {value}"));
        List<string> missing = [];
        if (scale.DoNotKnow) missing.Add("dont-know: [DK]");
        if (scale.NotApplicable) missing.Add("not-applicable: [NA1]");
        return $"  {DraftModel.Quoted(header)}: {{item: {item}, values: {{{string.Join(", ", values)}}}{(missing.Count > 0 ? $", missing: {{{string.Join(", ", missing)}}}" : "")}}}\n";
    }

    private static List<Choice> Choices(MaturityModel model, AnswerScale scale)
    {
        var choices = new List<Choice>();
        for (var value = scale.Low; value <= scale.High; value++)
        {
            var number = value.ToString(CultureInfo.InvariantCulture);
            choices.Add(new("A" + number, Said(model, texts => texts.Stages.GetValueOrDefault($"{scale.Key}.{number}") ?? texts.Stages.GetValueOrDefault(number, number)), value, 0));
        }

        // "NA" alone is what statistics programs write for missing.
        if (scale.DoNotKnow) choices.Add(new("DK", Said(model, texts => texts.Absences["dont-know"]), null, 0));
        if (scale.NotApplicable) choices.Add(new("NA1", Said(model, texts => texts.Absences["not-applicable"]), null, 0));
        return choices;
    }

    private static Wordings Said(MaturityModel model, Func<ModelTexts, string> text) =>
        new(model.Languages.ToDictionary(language => language, language => text(model.TextsIn(language))));
}
