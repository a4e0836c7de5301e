using MiniExcelLibs;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.XlsForm;

/// <summary>Writes an instrument as XLSForm: one select_one for each row of a matrix, choices once for each list.</summary>
public static class WriteXlsForm
{
    public static void Run(Instrument instrument, Stream stream)
    {
        var lists = new Dictionary<string, string>(StringComparer.Ordinal);
        var choices = new List<Dictionary<string, object?>>();
        var survey = new List<Dictionary<string, object?>>();
        var groups = instrument.Groups.ToDictionary(group => group.Key, group => group);
        string? open = null;
        foreach (var question in instrument.Questions)
        {
            if (open != question.Group)
            {
                if (open is { Length: > 0 }) survey.Add(Row(instrument, "end_group", "", Wordings.None));
                if (question.Group.Length > 0)
                {
                    survey.Add(Row(instrument, "begin_group", Name("g_" + question.Group), groups.TryGetValue(question.Group, out var group) ? group.Name : Wordings.None));
                }

                open = question.Group;
            }

            var list = question.Choices.Count == 0 ? "" : List(instrument, question, lists, choices);
            var type = TypeOf(question, list);
            if (question.Rows.Count == 0) survey.Add(Row(instrument, type, Name(question.Code), question.Text));
            else
            {
                survey.Add(Row(instrument, "note", Name(question.Code), question.Text));
                foreach (var row in question.Rows) survey.Add(Row(instrument, type, Name($"{question.Code}_{row.Code}"), row.Text));
            }
        }

        if (open is { Length: > 0 }) survey.Add(Row(instrument, "end_group", "", Wordings.None));
        var settings = new List<Dictionary<string, object?>>
        {
            new() { ["form_title"] = instrument.Title, ["form_id"] = Name(Drafts.DraftPlan.Slug(instrument.Title)), ["default_language"] = instrument.Languages[0] },
        };
        stream.SaveAs(new Dictionary<string, object> { ["survey"] = survey, ["choices"] = choices, ["settings"] = settings });
    }

    private static string List(Instrument instrument, Question question, Dictionary<string, string> lists, List<Dictionary<string,
        object?>> choices)
    {
        var signature = string.Join('|', question.Choices.Select(choice => $"{choice.Code}:{string.Join(';', choice.Text.ByLanguage)}"));
        if (lists.TryGetValue(signature, out var known)) return known;
        var list = $"list{lists.Count + 1}";
        lists[signature] = list;
        foreach (var choice in question.Choices)
        {
            var row = new Dictionary<string, object?> { ["list_name"] = list, ["name"] = choice.Code };
            foreach (var language in instrument.Languages) row[$"label::{language}"] = choice.Text.In(language);
            row["score"] = choice.Score;
            choices.Add(row);
        }

        return list;
    }

    private static string TypeOf(Question question, string list) => question.Form switch
    {
        AnswerForm.Rating or AnswerForm.SingleChoice when list.Length > 0 => "select_one " + list,
        AnswerForm.MultipleChoice when list.Length > 0 => "select_multiple " + list,
        AnswerForm.Ranking when list.Length > 0 => "rank " + list,
        AnswerForm.Number => "integer",
        AnswerForm.Date => "date",
        AnswerForm.Display => "note",
        _ => "text",
    };

    private static Dictionary<string, object?> Row(Instrument instrument, string type, string name, Wordings label)
    {
        var row = new Dictionary<string, object?> { ["type"] = type, ["name"] = name };
        foreach (var language in instrument.Languages) row[$"label::{language}"] = label.In(language);
        return row;
    }

    /// <summary>A letter first, then letters, digits, points, hyphens and underscores.</summary>
    private static string Name(string text)
    {
        var plain = new string([.. text.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_')]);
        return plain.Length > 0 && (char.IsLetter(plain[0]) || plain[0] == '_') ? plain : "_" + plain;
    }
}
