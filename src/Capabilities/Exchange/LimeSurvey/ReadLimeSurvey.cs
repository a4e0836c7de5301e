using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>Reads the structure of a survey, a group or a question. Two layouts exist, told apart by the *_l10ns tables only: texts inline
/// with one row per language, or structure once and texts apart.</summary>
internal static class ReadLimeSurvey
{
    public static LimeSurveyFile Run(Func<Stream> open, string? part, Remarks remarks)
    {
        var tables = ReadLimeTables.Run(open, part);
        if (tables.Kind is not ("Survey" or "Group" or "Question"))
        {
            throw RefusedException.Of(new(part, 0, 0, "document/LimeSurveyDocType"),
                $"Das ist ein LimeSurvey-Dokument der Art „{tables.Kind}“, keine Umfrage, Gruppe oder Frage.",
                $"This is a LimeSurvey document of the kind \"{tables.Kind}\", not a survey, group or question.",
                "Exportieren Sie die Umfragestruktur (.lss) oder das Archiv (.lsa).", "Export the survey structure (.lss) or the archive (.lsa).");
        }

        return Build(tables, remarks);
    }

    public static LimeSurveyFile Build(LimeTables tables, Remarks remarks)
    {
        var texts = new LimeTexts(tables);
        var languages = LanguagesOf(tables);
        var groups = tables["groups"].GroupBy(row => row.Text("gid")).Select(rows => rows.First()).OrderBy(row => row.Order("group_order")).ToList();
        var gids = groups.Select(row => row.Text("gid")).ToHashSet(StringComparer.Ordinal);
        var questions = tables["questions"].GroupBy(row => row.Text("qid")).Select(rows => rows.First()).ToList();
        var order = groups.Select((row, index) => (gid: row.Text("gid"), index)).ToDictionary(pair => pair.gid, pair => pair.index, StringComparer.Ordinal);
        questions = [.. questions.OrderBy(row => order.GetValueOrDefault(row.Text("gid"), int.MaxValue))
            .ThenBy(row => row.Order("question_order"))];
        CheckLimeSurvey.Run(tables, questions, gids, remarks);
        var parts = new LimeParts(tables, texts);
        var built = questions.Select(row => BuildQuestion(row, texts, parts)).ToList();
        var byId = questions.Zip(built).GroupBy(pair => pair.First.Text("qid"), StringComparer.Ordinal)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Second, StringComparer.Ordinal);
        var title = tables["surveys_languagesettings"].FirstOrDefault(row =>
            row.Text("surveyls_language") == (languages.Count > 0 ? languages[0] : ""))
            ?? tables.First("surveys_languagesettings");
        var instrument = new Instrument(ForeignText.Plain(title?["surveyls_title"] ?? (built.Count > 0 ? built[0].Code : null)), languages,
            [.. groups.Select(row => new QuestionGroup(row.Text("gid"), texts.Of("group", row.Text("gid"), "group_name"),
                Condition(row["grelevance"]), row.Place))],
            built);
        return new(tables.Kind, tables.Version, instrument, parts.Answers, tables["conditions"].Count,
            tables["quota"].Select(row => row.Text("id")).Distinct().Count(), tables["assessments"].Count,
                tables["question_attributes"].Count)
        {
            Ids = new(tables.First("surveys")?["sid"] ?? tables.First("questions")?["sid"] ?? "", byId),
        };
    }

    /// <summary>"1" is how LimeSurvey writes "always".</summary>
    public static string Condition(string? relevance) => relevance?.Trim() is { Length: > 0 } text && text != "1" ? text : "";

    private static Question BuildQuestion(LimeRow row, LimeTexts texts, LimeParts parts)
    {
        var (qid, type) = (row.Text("qid"), row.Text("type"));
        var subs = parts.SubQuestions(qid);
        var choices = parts.Choices(qid);
        if (choices.Count == 0) choices = LimeTypes.BuiltIn(type);
        var condition = Condition(row["relevance"]);
        if (condition.Length == 0 && parts.HasConditions(qid)) condition = "conditions";
        return new(row.Text("title"), row.Text("gid"), type, LimeTypes.FormOf(type), texts.Of("question", qid, "question"),
            [.. subs.Where(sub => sub.Scale == 0).Select(sub => sub.Sub)], [.. subs.Where(sub => sub.Scale != 0).Select(sub => sub.Sub)],
            choices, condition, row.Text("mandatory") is "Y" or "S", row.Place);
    }

    private static List<string> LanguagesOf(LimeTables tables)
    {
        var languages = new List<string>();
        if (tables.First("surveys") is { } survey)
        {
            languages.Add(survey.Text("language"));
            languages.AddRange(survey.Text("additional_languages").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        if (languages.Count == 0) languages.AddRange(tables.Languages);
        return [.. languages.Select(language => language.Trim()).Where(language => language.Length > 0).Distinct()];
    }
}
