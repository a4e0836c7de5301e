using System.Globalization;
using System.Text.Json;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.JsonForms;

/// <summary>Reads a Formbricks survey: blocks of elements, or in older ones a list of questions; perhaps inside {"data": …}.</summary>
internal static class ReadFormbricks
{
    private static readonly string[] Known =
    [
        "openText", "multipleChoiceSingle", "multipleChoiceMulti", "nps", "rating", "matrix", "ranking", "date", "consent", "cta",
            "address", "contactInfo",
        "fileUpload", "pictureSelection", "cal", "ces", "csat",
    ];

    public static JsonElement? SurveyIn(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        if (Looks(root)) return root;
        if (root.At("data") is not { } data) return null;
        if (Looks(data)) return data;
        return data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0 && Looks(data[0]) ? data[0] : null;
    }

    public static (Instrument Instrument, Contents Contents) Run(JsonElement root, Remarks remarks)
    {
        var languages = LanguagesOf(root);
        List<QuestionGroup> groups = [];
        List<Question> questions = [];
        var blocks = root.Items("blocks");
        for (var at = 0; at < blocks.Count; at++)
        {
            var key = blocks[at].Text("id") is { Length: > 0 } id ? id : $"blocks[{at}]";
            groups.Add(new(key, Wordings.Of("default", blocks[at].Text("name")), Routed(blocks[at]), Place.At($"blocks[{at}]")));
            var elements = blocks[at].Items("elements");
            for (var one = 0; one < elements.Count; one++) questions.Add(
                Question(elements[one], key, $"blocks[{at}].elements[{one}]", remarks));
        }

        var old = root.Items("questions");
        for (var at = 0; at < old.Count; at++) questions.Add(Question(old[at], "", $"questions[{at}]", remarks));
        var instrument = new Instrument(root.Text("name"), languages, groups, questions);
        int endings = root.Items("endings").Count, variables = root.Items("variables").Count;
        if (endings + variables > 0)
        {
            remarks.Note(Place.At("endings"), $"{endings} Endseiten und {variables} Variablen werden nicht übernommen.", $"{endings} endings and {variables} variables are not taken.");
        }

        return (instrument, new("formbricks", null, instrument.Title)
        {
            Counts =
            [
                ("blocks", blocks.Count), ("groups", groups.Count), ("questions", questions.Count),
                    ("subquestions", instrument.SubQuestions),
                ("choices", instrument.Choices), ("conditions", instrument.Conditions), ("endings", endings), ("variables", variables),
                    ("languages", languages.Count),
            ],
            Lists = [("languages", languages)],
            Kinds = [("types", Contents.CountKinds(questions.Select(question => question.Kind)))],
        });
    }

    private static bool Looks(JsonElement root) => root.Items("blocks").Any(block => block.ValueKind == JsonValueKind.Object && block.At("elements") is not null)
        || root.Items("questions").Any(one => Known.Contains(one.Text("type")) && one.At("headline") is not null);

    private static List<string> LanguagesOf(JsonElement root)
    {
        var codes = root.Items("languages").Select(one => one.At("language") is { } language ? language.Text("code") : one.Text("code"))
            .Where(code => code.Length > 0).ToList();
        return codes.Count > 0 ? codes : ["default"];
    }

    private static string Routed(JsonElement element) => element.Items("logic") is { Count: > 0 } rules ? $"logic ({rules.Count})" : "";

    private static Question Question(JsonElement element, string group, string path, Remarks remarks)
    {
        var type = element.Text("type");
        var id = element.Text("id");
        if (id.Length == 0) remarks.Error(Place.At(path), "Eine Frage hat keine Kennung.", "A question has no id.",
            "Exportieren Sie die Umfrage neu.", "Export the survey again.");
        if (!Known.Contains(type))
        {
            remarks.Error(Place.At(path), $"Der Fragetyp „{type}“ ist unbekannt.", $"The question type \"{type}\" is not known.",
                "Prüfen Sie die Frage in Formbricks.", "Check the question in Formbricks.");
        }

        var matrix = type == "matrix";
        return new(id, group, type, FormOf(type, element.Text("inputType")), element.Wording("headline"),
            matrix ? [.. element.Items("rows").Select((row, at) => new SubQuestion(row.Text("id") is { Length: > 0 } key ? key : Number(at), Label(row), "", Place.At($"{path}.rows[{at}]")))] : [],
            [], Choices(element, type), Routed(element), element.Text("required") == "true", Place.At(path));
    }

    private static List<Choice> Choices(JsonElement element, string type)
    {
        if (type is "nps" or "rating" or "ces" or "csat")
        {
            var (low, high) = type == "nps" ? (0, 10) : (1, (int)Math.Clamp(element.Number("range") ?? 5, 2, 20));
            return [.. Enumerable.Range(low, high - low + 1)
                .Select(value => new Choice(Number(value - 1), Wordings.Of("default", Number(value - 1)), value, 0))];
        }

        return [.. element.Items(type == "matrix" ? "columns" : "choices").Select((choice, at) =>
            new Choice(choice.Text("id") is { Length: > 0 } id && type != "matrix" ? id : Number(at), Label(choice), null, 0))];
    }

    private static Wordings Label(JsonElement one) => one.At("label") is null
        ? new(one.ValueKind == JsonValueKind.Object ? one.EnumerateObject().GroupBy(pair => pair.Name)
            .ToDictionary(pair => pair.Key, pair => JsonTree.Plain(pair.First().Value)) : new() { ["default"] = JsonTree.Plain(one) })
        : one.Wording("label");

    private static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    private static AnswerForm FormOf(string type, string input) => type switch
    {
        "rating" or "nps" or "ces" or "csat" or "matrix" => AnswerForm.Rating,
        "multipleChoiceSingle" => AnswerForm.SingleChoice,
        "multipleChoiceMulti" or "pictureSelection" or "consent" => AnswerForm.MultipleChoice,
        "ranking" => AnswerForm.Ranking,
        "date" or "cal" => AnswerForm.Date,
        "fileUpload" => AnswerForm.File,
        "cta" => AnswerForm.Display,
        "openText" when input == "number" => AnswerForm.Number,
        _ => AnswerForm.Text,
    };
}
