using System.Globalization;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>An instrument told as rows of LimeSurvey's tables.</summary>
internal sealed class LimeTelling
{
    private static readonly string[] Order =
    [
        "answers", "answer_l10ns", "groups", "group_l10ns", "questions", "question_l10ns", "subquestions", "surveys",
            "surveys_languagesettings",
    ];

    private readonly Instrument instrument;
    private readonly Dictionary<string, List<IReadOnlyList<(string, string?)>>> tables = new(StringComparer.Ordinal);
    private readonly string survey;
    private int question = 1, answer = 1, text = 1;

    public LimeTelling(Instrument instrument, int survey)
    {
        (this.instrument, this.survey) = (instrument, WriteLimeSurvey.Number(survey));
        var first = instrument.Languages[0];
        Add("surveys", ("sid", this.survey), ("admin", "inherit"), ("anonymized", "Y"), ("format", "G"), ("template", "inherit"),
            ("language", first),
            ("additional_languages", string.Join(' ', instrument.Languages.Skip(1))), ("datestamp", "N"), ("ipaddr", "N"), ("refurl", "N"), ("gsid", "1"));
        foreach (var language in instrument.Languages)
        {
            Add("surveys_languagesettings", ("surveyls_survey_id", this.survey), ("surveyls_language", language),
                ("surveyls_title", instrument.Title),
                ("surveyls_dateformat", "1"), ("surveyls_numberformat", "0"));
        }

        Groups();
    }

    public IEnumerable<(string Name, IReadOnlyList<IReadOnlyList<(string Column, string? Value)>> Rows)> Tables =>
        Order.Select(name => (name, (IReadOnlyList<IReadOnlyList<(string, string?)>>)(tables.TryGetValue(name, out var rows) ? rows : [])));

    private void Groups()
    {
        var groups = instrument.Groups.Where(group => instrument.Questions.Any(question => question.Group == group.Key)).ToList();
        if (instrument.Questions.Any(question => groups.All(group => group.Key != question.Group)))
        {
            groups.Add(new("", Wordings.Of(instrument.Languages[0], instrument.Title), "", Foreign.Place.Whole));
        }

        for (var at = 0; at < groups.Count; at++)
        {
            var gid = WriteLimeSurvey.Number(at + 1);
            Add("groups", ("gid", gid), ("sid", survey), ("group_order", gid), ("randomization_group", ""), ("grelevance", ""));
            foreach (var language in instrument.Languages)
            {
                Add("group_l10ns", ("id", Text()), ("gid", gid), ("group_name", groups[at].Name.In(language)), ("description", ""),
                    ("language", language));
            }

            var order = 0;
            foreach (var one in instrument.Questions.Where(one => one.Group == groups[at].Key
                || (groups[at].Key.Length == 0 && groups.All(group => group.Key != one.Group))))
            {
                Question(one, gid, ++order);
            }
        }
    }

    private void Question(Question one, string gid, int order)
    {
        var qid = WriteLimeSurvey.Number(question++);
        var type = TypeOf(one);
        Row("questions", qid, "0", gid, type, one.Code, order, one.Mandatory, 0);
        Said(qid, one.Text);
        var subs = type == "M" ? one.Choices.Select(choice => (choice.Code, choice.Text)) : one.Rows.Select(row => (row.Code, row.Text));
        var place = 0;
        foreach (var (code, words) in subs)
        {
            var sub = WriteLimeSurvey.Number(question++);
            Row("subquestions", sub, qid, gid, "T", code, ++place, false, 0);
            Said(sub, words);
        }

        if (type is not ("F" or "L" or "R")) return;
        place = 0;
        foreach (var choice in one.Choices)
        {
            var aid = WriteLimeSurvey.Number(answer++);
            Add("answers", ("aid", aid), ("qid", qid), ("code", choice.Code), ("sortorder", WriteLimeSurvey.Number(place++)),
                ("assessment_value", ((int)(choice.Score ?? 0)).ToString(CultureInfo.InvariantCulture)), ("scale_id", "0"));
            foreach (var language in instrument.Languages) Add("answer_l10ns", ("id", Text()), ("aid", aid),
                ("answer", choice.Text.In(language)), ("language", language));
        }
    }

    private void Row(string table, string qid, string parent, string gid, string type, string code, int order, bool mandatory, int scale) =>
        Add(table, ("qid", qid), ("parent_qid", parent), ("sid", survey), ("gid", gid), ("type", type), ("title", code), ("other", "N"),
            ("mandatory", mandatory ? "Y" : "N"), ("encrypted", "N"), ("question_order", WriteLimeSurvey.Number(order)),
                ("scale_id", WriteLimeSurvey.Number(scale)),
            ("same_default", "0"), ("relevance", "1"), ("modulename", ""), ("same_script", "0"));

    private void Said(string qid, Wordings words)
    {
        foreach (var language in instrument.Languages)
        {
            Add("question_l10ns", ("id", Text()), ("qid", qid), ("question", words.In(language)), ("help", ""), ("script", ""),
                ("language", language));
        }
    }

    private static string TypeOf(Question one) => one.Form switch
    {
        AnswerForm.Rating => one.Rows.Count > 0 ? "F" : "L",
        AnswerForm.SingleChoice => "L",
        AnswerForm.MultipleChoice => "M",
        AnswerForm.Ranking => "R",
        AnswerForm.Number => "N",
        AnswerForm.Date => "D",
        AnswerForm.Display => "X",
        _ => "T",
    };

    private string Text() => WriteLimeSurvey.Number(text++);

    private void Add(string table, params (string, string?)[] row)
    {
        if (!tables.TryGetValue(table, out var rows)) tables[table] = rows = [];
        rows.Add(row);
    }
}
