using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads texts.&lt;language&gt;-plain.yaml: what respondents read, said more simply. What it leaves out falls back to the
/// language itself.</summary>
public static class ReadPlainTexts
{
    public static ModelTexts? Run(
        ModelTexts whole, MaturityModel model, ModelFiles files, string language, ICollection<ModelProblem> problems)
    {
        var plain = MaturityModel.PlainOf(language);
        var letters = ReadCatalogueTexts.LettersOf(files, plain, problems);
        var texts = letters.Count == 0 ? whole : whole with { Letters = Over(whole.Letters, letters) };
        var name = $"texts.{plain}.yaml";
        if (!files.Has(name)) return letters.Count == 0 ? null : texts;
        if (files.Read(name, problems) is not { } root) return null;
        var file = files.PathOf(name);
        var fields = new Fields(root, "the plain texts", file, problems, "title", "about", "stages", "absences", "perspectives", "items",
            "forms");
        return texts with
        {
            Title = fields.TextOr("title", whole.Title),
            About = fields.TextOr("about", whole.About),
            Stages = Lines(fields, "stages", whole.Stages),
            Absences = Lines(fields, "absences", whole.Absences),
            Forms = Lines(fields, "forms", whole.Forms),
            Perspectives = Over(whole.Perspectives, Each(fields, "perspectives", whole.Perspectives, (node, old) =>
            {
                var inner = new Fields(node, "the plain text of a perspective", file, problems, "name", "plural", "lead", "leads");
                return new(inner.TextOr("name", old.Name), inner.TextOr("plural", old.Plural), inner.TextOr("lead", old.Lead))
                {
                    Leads = Over(old.Leads, ReadTexts.LeadsOf(inner, model)),
                };
            })),
            Items = Over(whole.Items, Each(fields, "items", whole.Items, (node, old) =>
            {
                if (node is TextNode { Value: var line }) return old with { Text = line.Trim() };
                var inner = new Fields(node, "the plain text of an item", file, problems, "text", "reversed", "note");
                if (inner.Has("reversed") && inner.Flag("reversed") != old.Reversed)
                {
                    inner.Report(inner.Get("reversed")!, "The plain text turns the item's direction.",
                        "Word it in the direction of the item.");
                }

                return new(inner.Text("text"), old.Reversed, inner.TextOr("note", old.Note));
            })),
        };
    }

    private static SortedDictionary<string, string> Lines(Fields fields, string kind, IReadOnlyDictionary<string, string> whole) =>
        Over(whole, Each(fields, kind, whole, (node, _) => ReadTexts.Plain(fields, node)));

    private static SortedDictionary<string, T> Each<T>(
        Fields fields, string kind, IReadOnlyDictionary<string, T> whole, Func<Node, T, T> read)
    {
        var found = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, node) in fields.Map(kind))
        {
            if (whole.TryGetValue(key.Value, out var old)) found[key.Value] = read(node, old);
            else fields.Report(key, $"There is no \"{key.Value}\" among the {kind} of the model.", Fields.Nearest(key.Value,
                [.. whole.Keys]));
        }

        return found;
    }

    private static SortedDictionary<string, T> Over<T>(IReadOnlyDictionary<string, T> whole, SortedDictionary<string, T> plain)
    {
        var joined = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in whole) joined[key] = plain.GetValueOrDefault(key, value);
        foreach (var (key, value) in plain) joined[key] = value;
        return joined;
    }
}
