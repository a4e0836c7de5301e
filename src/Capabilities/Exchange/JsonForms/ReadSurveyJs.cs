using System.Globalization;
using System.Text.Json;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.JsonForms;

/// <summary>Reads a SurveyJS definition: pages of elements, panels inside panels; old files hold questions at the root.</summary>
internal static class ReadSurveyJs
{
    public static bool Fits(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && (root.Items("pages").Any(page => page.ValueKind == JsonValueKind.Object && (page.At("elements") is not null || page.At("questions") is not null || page.At("name") is not null))
            || root.Items("elements").Any(one => one.Text("type").Length > 0)
            || root.Items("questions").Any(one => one.Text("type").Length > 0 && one.Text("name").Length > 0));

    public static (Instrument Instrument, Contents Contents) Run(JsonElement root, Remarks remarks)
    {
        var walk = new Walk(remarks);
        var pages = root.Items("pages");
        for (var at = 0; at < pages.Count; at++) walk.Page(pages[at], $"pages[{at}]");
        walk.Elements(root.Items("elements"), "elements", "");
        walk.Elements(root.Items("questions"), "questions", "");
        walk.Languages.UnionWith(root.Wording("title").ByLanguage.Keys);
        var usual = root.Text("locale") is { Length: > 0 } locale ? locale : "default";
        List<string> languages = [usual, .. walk.Languages.Where(one => one != "default" && one != usual).Order(StringComparer.Ordinal)];
        var instrument = new Instrument(root.Wording("title").In(usual), languages, walk.Groups, walk.Questions);
        foreach (var (name, german, english) in new[]
        {
            ("triggers", "Auslöser", "triggers"), ("calculatedValues", "berechnete Werte", "calculated values"),
                ("validators", "Prüfregeln", "validators"),
        })
        {
            if (root.Items(name) is { Count: > 0 } list)
            {
                remarks.Lost(Place.At(name), $"{list.Count} {german} werden nicht übernommen.", $"{list.Count} {english} are not taken.",
                    "Bilden Sie sie nach, wenn Sie sie brauchen.", "Rebuild them if you need them.");
            }
        }

        return (instrument, new("surveyjs", null, instrument.Title)
        {
            Counts =
            [
                ("pages", pages.Count), ("panels", walk.Panels), ("groups", walk.Groups.Count), ("questions", walk.Questions.Count),
                ("subquestions", instrument.SubQuestions), ("choices", instrument.Choices), ("conditions", instrument.Conditions),
                    ("languages", languages.Count),
            ],
            Lists = [("languages", languages)],
            Kinds = [("types", Contents.CountKinds(walk.Questions.Select(question => question.Kind)))],
        });
    }

    private sealed class Walk(Remarks remarks)
    {
        private static readonly string[] Routing = ["visibleIf", "enableIf"];

        private readonly HashSet<string> names = new(StringComparer.Ordinal);

        public List<QuestionGroup> Groups { get; } = [];

        public List<Question> Questions { get; } = [];

        public HashSet<string> Languages { get; } = new(StringComparer.Ordinal);

        public int Panels { get; private set; }

        public void Page(JsonElement page, string path)
        {
            var key = page.Text("name") is { Length: > 0 } name ? name : path;
            Groups.Add(new(key, Said(page.Wording("title")), page.Text("visibleIf"), Place.At(path)));
            Elements(page.Items("elements"), path + ".elements", key);
            Elements(page.Items("questions"), path + ".questions", key);
        }

        public void Elements(IReadOnlyList<JsonElement> elements, string path, string group)
        {
            for (var at = 0; at < elements.Count; at++) One(elements[at], $"{path}[{at}]", group);
        }

        private void One(JsonElement element, string path, string group)
        {
            var type = element.Text("type") is { Length: > 0 } text ? text : "text";
            if (type is "panel" or "paneldynamic" or "flowpanel")
            {
                Panels++;
                if (element.Text("visibleIf") is { Length: > 0 } condition) Groups.Add(new(element.Text("name"), Said(element.Wording("title")), condition, Place.At(path)));
                if (type == "paneldynamic")
                {
                    remarks.Lost(Place.At(path), $"Die Wiederholung „{element.Text("name")}“ wird flach gelesen.",
                        $"The dynamic panel \"{element.Text("name")}\" is read flat.",
                        "Fragen Sie in einem Reifegradmodell nichts mehrfach.", "Ask nothing repeatedly in a maturity model.");
                }

                Elements(element.Items("elements"), path + ".elements", group);
                Elements(element.Items("templateElements"), path + ".templateElements", group);
                return;
            }

            Questions.Add(Question(element, type, path, group));
        }

        private Question Question(JsonElement element, string type, string path, string group)
        {
            var name = element.Text("name");
            if (name.Length == 0)
            {
                remarks.Error(Place.At(path), "Eine Frage hat keinen Namen.", "A question has no name.", "Ergänzen Sie „name“.",
                    "Add \"name\".");
            }
            else if (!names.Add(name))
            {
                remarks.Error(Place.At(path), $"Der Name „{name}“ steht zweimal in der Umfrage.", $"The name \"{name}\" is there twice.",
                    "Geben Sie einer der Fragen einen anderen Namen.", "Give one of the questions another name.");
            }

            var form = FormOf(type, element.Text("inputType"));
            var rows = element.Items(type == "multipletext" ? "items" : "rows").Select((row, at) => Row(row, $"{path}.rows[{at}]"))
                .ToList();
            var matrix = type == "matrix";
            var columns = matrix ? [] : element.Items("columns").Select((column, at) => Row(column, $"{path}.columns[{at}]")).ToList();
            var condition = string.Join(" and ", Routing.Select(one => element.Text(one)).Where(one => one.Length > 0));
            return new(name, group, type, form, Said(element.Wording("title")), rows, columns, Choices(element, type, matrix), condition,
                element.Text("isRequired") == "true", Place.At(path));
        }

        private SubQuestion Row(JsonElement row, string path) => row.ValueKind == JsonValueKind.Object
            ? new(row.Text("value") is { Length: > 0 } value ? value : row.Text("name"),
                Said(row.Wording(row.At("text") is null ? "title" : "text")), row.Text("visibleIf"), Place.At(path))
            : new(JsonTree.Plain(row), Wordings.Of("default", JsonTree.Plain(row)), "", Place.At(path));

        private List<Choice> Choices(JsonElement element, string type, bool matrix)
        {
            if (type == "rating" && element.Items("rateValues").Count == 0)
            {
                var count = element.Number("rateCount");
                double low = element.Number("rateMin") ?? 1, high = element.Number("rateMax") ?? (count is { } steps ? low + steps - 1 : 5), step = element.Number("rateStep") ?? 1;
                return step <= 0 || high < low || (high - low) / step > 100 ? [] : [.. Enumerable.Range(0, (int)((high - low) / step) + 1)
                    .Select(at => (low + at * step).ToString(CultureInfo.InvariantCulture))
                        .Select(one => new Choice(one, Wordings.Of("default", one), XmlTree.Number(one), 0))];
            }

            if (type == "boolean")
            {
                return [new("true", Wordings.Of("default", "Yes"), null, 0), new("false", Wordings.Of("default", "No"), null, 0)];
            }

            return [.. element.Items(matrix ? "columns" : type == "rating" ? "rateValues" : "choices").Select(Choice)];
        }

        private Choice Choice(JsonElement choice)
        {
            if (choice.ValueKind != JsonValueKind.Object) return new(JsonTree.Plain(choice),
                Wordings.Of("default", JsonTree.Plain(choice)), null, 0);
            var value = choice.Text("value");
            var text = choice.At("text") is null ? Wordings.Of("default", value) : choice.Wording("text");
            return new(value, Said(text), choice.Number("score"), 0);
        }

        private Wordings Said(Wordings words)
        {
            Languages.UnionWith(words.ByLanguage.Keys);
            return words;
        }

        private static AnswerForm FormOf(string type, string input) => type switch
        {
            "rating" or "matrix" => AnswerForm.Rating,
            "radiogroup" or "dropdown" or "boolean" or "buttongroup" => AnswerForm.SingleChoice,
            "checkbox" or "tagbox" or "imagepicker" => AnswerForm.MultipleChoice,
            "ranking" => AnswerForm.Ranking,
            "text" when input is "number" or "range" => AnswerForm.Number,
            "text" when input is "date" or "datetime-local" or "time" or "month" or "week" or "datetime" => AnswerForm.Date,
            "file" or "signaturepad" => AnswerForm.File,
            "html" or "image" => AnswerForm.Display,
            "expression" => AnswerForm.Computed,
            _ => AnswerForm.Text,
        };
    }
}
