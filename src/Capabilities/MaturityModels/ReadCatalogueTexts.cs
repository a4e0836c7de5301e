using System.Text.RegularExpressions;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads the wording of causes, initiatives and guides, and the letters, in one language.</summary>
public static partial class ReadCatalogueTexts
{
    public static ModelTexts Run(
        ModelTexts texts, MaturityModel model, ModelFiles files, string language, ICollection<ModelProblem> problems) => texts with
        {
            Causes = Part(files, "causes", language, "causes", model.Causes.Select(one => one.Key), problems, CauseOf),
            Initiatives = Part(files, "initiatives", language, "initiatives", model.Initiatives.Select(one => one.Key), problems,
                InitiativeOf, "recommendations"),
            Recommendations = Part(files, "initiatives", language, "recommendations", KnownInitiative.Numbers(model.Initiatives), problems,
                RecommendationOf, second: true),
            Guides = Part(files, "interview-guide", language, "guides", model.Guides.Select(one => one.Role), problems, GuideOf, "questions"),
            Questions = Part(files, "interview-guide", language, "questions",
                model.Guides.SelectMany(guide => guide.Questions).Select(one => one.Key), problems, QuestionOf, second: true),
            Letters = LettersOf(files, language, problems),
        };

    /// <summary>The letters of a language or of its plain form.</summary>
    public static SortedDictionary<string, LetterText> LettersOf(ModelFiles files, string language, ICollection<ModelProblem> problems)
    {
        var letters = new SortedDictionary<string, LetterText>(StringComparer.Ordinal);
        var name = $"letters.{language}.yaml";
        if (!files.Has(name) || files.Read(name, problems) is not { } root) return letters;
        var file = files.PathOf(name);
        var fields = new Fields(root, "the letters", file, problems, [.. Letters.Kinds]);
        foreach (var (key, node) in fields.Entries.Where(entry => Letters.Kinds.Contains(entry.Key.Value)))
        {
            var inner = new Fields(node, "a letter", file, problems, "subject", "body");
            letters[key.Value] = new(inner.TextOrNull("subject"), inner.Text("body"));
            CheckPlaceholders(inner, "subject");
            CheckPlaceholders(inner, "body");
        }

        return letters;
    }

    private static SortedDictionary<string, T> Part<T>(ModelFiles files, string part, string language, string list,
        IEnumerable<string> keys,
        ICollection<ModelProblem> problems, Func<Node, string, ICollection<ModelProblem>, T> read, string? other = null,
        bool second = false)
    {
        var found = new SortedDictionary<string, T>(StringComparer.Ordinal);
        var name = $"{part}.{language}.yaml";
        if (!files.Has($"{part}.yaml")) return found;
        if (!files.Has(name))
        {
            if (!second) // A missing file is named once.
            {
                problems.Add(new(files.PathOf(name), 1, 1, $"The wording of \"{part}\" in the language \"{language}\" is missing.",
                    "Write the file."));
            }
            return found;
        }

        // A file with two lists is read twice; what is wrong with the file itself is named once.
        if (files.Read(name, second ? [] : problems) is not { } root) return found;
        var file = files.PathOf(name);
        string[] lists = second ? [] : other is null ? [list] : [list, other];
        return ReadTexts.Match(new(root, $"the wording of {part}", file, problems, lists), list, keys, node => read(node, file, problems));
    }

    private static CauseText CauseOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of a cause", file, problems, "name", "description", "sign", "questions");
        return new(fields.Text("name"), fields.Text("description"), fields.Text("sign"), Sentences(fields, "questions", needed: true));
    }

    private static InitiativeText InitiativeOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of an initiative", file, problems, "name", "goal", "steps", "who", "risks", "effect",
            "done",
            "small-town");
        return new(fields.Text("name"), fields.Text("goal"), Sentences(fields, "steps", needed: true), fields.Text("who"),
            fields.Text("risks"), fields.Text("effect"), fields.Text("done"), fields.Text("small-town"));
    }

    private static RecommendationText RecommendationOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of a recommendation", file, problems, "name", "description");
        return new(fields.Text("name"), fields.Text("description"));
    }

    private static GuideText GuideOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of a guide", file, problems, "opening", "consent", "closing");
        return new(fields.Text("opening"), fields.Text("consent"), fields.Text("closing"));
    }

    private static QuestionText QuestionOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of a question", file, problems, "text", "probes");
        return new(fields.Text("text"), Sentences(fields, "probes", needed: false));
    }

    private static List<string> Sentences(Fields fields, string key, bool needed)
    {
        var words = fields.Words(key, needed);
        if (needed && fields.Has(key) && words.Count == 0) fields.Report(fields.Get(key)!, $"\"{key}\" is empty.", "Add at least one.");
        foreach (var empty in words.Where(word => string.IsNullOrWhiteSpace(word.Value)))
        {
            fields.Report(empty, "A text is missing here.", "Write it or delete the line.");
        }

        return [.. words.Select(word => word.Value.Trim())];
    }

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    internal static partial Regex Placeholder();

    private static void CheckPlaceholders(Fields fields, string key)
    {
        if (fields.Get(key) is not TextNode text) return;
        foreach (Match match in Placeholder().Matches(text.Value))
        {
            var name = match.Groups[1].Value;
            if (Letters.Placeholders.ContainsKey(name)) continue;
            fields.Report(text, $"The placeholder \"{{{{{name}}}}}\" is not known.", Fields.Nearest(name, [.. Letters.Placeholders.Keys]));
        }

        var rest = Placeholder().Replace(text.Value, "");
        if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
        {
            fields.Report(text, "A placeholder is not closed.", "Write {{name}} with two braces on each side.");
        }
    }
}
