using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>Texts by language, wherever the layout keeps them.</summary>
internal sealed class LimeTexts
{
    private readonly Dictionary<(string Kind, string Id, string Column), Dictionary<string, string>> texts = [];

    public LimeTexts(LimeTables tables)
    {
        Separate = tables.Has("question_l10ns") || tables.Has("group_l10ns") || tables.Has("answer_l10ns");
        Collect("group", Separate ? tables["group_l10ns"] : tables["groups"], "gid", "group_name", "description");
        foreach (var table in Separate ? new[] { "question_l10ns" } : ["questions", "subquestions"])
        {
            Collect("question", tables[table], "qid", "question", "help");
        }

        if (Separate) Collect("answer", tables["answer_l10ns"], "aid", "answer");
    }

    /// <summary>True for the layout of LimeSurvey 4 and later.</summary>
    public bool Separate { get; }

    public Wordings Of(string kind, string id, string column) =>
        texts.TryGetValue((kind, id, column), out var found) ? new(found) : Wordings.None;

    private void Collect(string kind, IReadOnlyList<LimeRow> rows, string id, params string[] columns)
    {
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                if (row[column] is not { } text) continue;
                var key = (kind, row.Text(id), column);
                if (!texts.TryGetValue(key, out var byLanguage)) texts[key] = byLanguage = new(StringComparer.Ordinal);
                byLanguage[row.Text("language")] = text;
            }
        }
    }
}

/// <summary>Sub-questions and answer options by question.</summary>
internal sealed class LimeParts
{
    private readonly Dictionary<string, List<(int Scale, SubQuestion Sub)>> subs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Choice>> choices = new(StringComparer.Ordinal);
    private readonly HashSet<string> conditions;

    public LimeParts(LimeTables tables, LimeTexts texts)
    {
        conditions = [.. tables["conditions"].Select(row => row.Text("qid"))];
        foreach (var row in tables["subquestions"].GroupBy(row => row.Text("qid")).Select(rows => rows.First())
            .OrderBy(row => row.Order("question_order")))
        {
            var parent = row.Text("parent_qid");
            if (!subs.TryGetValue(parent, out var list)) subs[parent] = list = [];
            list.Add((XmlTree.Whole(row["scale_id"]) ?? 0, new(row.Text("title"), texts.Of("question", row.Text("qid"), "question"),
                ReadLimeSurvey.Condition(row["relevance"]), row.Place)));
        }

        foreach (var rows in tables["answers"].GroupBy(row => (Qid: row.Text("qid"), Code: row.Text("code"), Scale: row["scale_id"] ?? "0"))
            .OrderBy(rows => rows.First().Order("sortorder")))
        {
            var row = rows.First();
            var wording = texts.Separate
                ? texts.Of("answer", row.Text("aid"), "answer")
                : new(rows.GroupBy(one => one.Text("language")).ToDictionary(one => one.Key, one => one.First().Text("answer")));
            if (!choices.TryGetValue(rows.Key.Qid, out var list)) choices[rows.Key.Qid] = list = [];
            // LimeSurvey writes 0 where nobody gave a value.
            var score = XmlTree.Number(row["assessment_value"]);
            list.Add(new(rows.Key.Code, wording, score, XmlTree.Whole(rows.Key.Scale) ?? 0));
            Answers++;
        }
    }

    public int Answers { get; }

    public bool HasConditions(string qid) => conditions.Contains(qid);

    public IReadOnlyList<(int Scale, SubQuestion Sub)> SubQuestions(string qid) => subs.TryGetValue(qid, out var list) ? list : [];

    public IReadOnlyList<Choice> Choices(string qid) => choices.TryGetValue(qid, out var list) ? list : [];
}
