using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads and validates the files of a model. Either a model comes back or the list of all problems found.</summary>
public static class ReadModel
{
    public static (MaturityModel? Model, IReadOnlyList<ModelProblem> Problems) Run(string folder)
    {
        var (model, problems) = Run(ModelFiles.OfFolder(folder));
        if (model is null) return (null, problems);
        return CheckFolder(folder, model) is { } misplaced ? (null, [misplaced]) : (model, problems);
    }

    public static (MaturityModel? Model, IReadOnlyList<ModelProblem> Problems) Run(ModelFiles files)
    {
        var problems = new List<ModelProblem>();
        var name = files.PathOf(ModelFiles.Structure);
        if (!files.Has(ModelFiles.Structure))
        {
            return (null, [new(name, 1, 1, "The file does not exist.", "A model is a folder with model.yaml and texts.<language>.yaml.")]);
        }

        if (files.Read(ModelFiles.Structure, problems) is not { } root) return (null, problems);
        var (structure, places) = ReadStructure.Run(root, name, problems);
        CheckStructure.Run(structure, places, name, problems);
        CheckForms.Run(structure, places, name, problems);
        var model = ReadCatalogue.Run(structure, files, problems);
        var texts = new SortedDictionary<string, ModelTexts>(StringComparer.Ordinal);
        foreach (var language in model.Languages)
        {
            if (ReadWording(model, files, language, problems) is not { } wording) continue;
            texts[language] = wording;
            if (ReadPlainTexts.Run(wording, model, files, language, problems) is { } plain) texts[MaturityModel.PlainOf(language)] = plain;
        }

        CheckLetters(model, texts, files, problems);
        CheckOrphans(model, files, problems);
        if (problems.Count > 0) return (null, problems);
        var whole = model with { Texts = texts };
        return (whole with { ContentHash = FrozenModel.Of(whole).Hash }, []);
    }

    private static ModelTexts? ReadWording(MaturityModel model, ModelFiles files, string language, List<ModelProblem> problems)
    {
        var name = $"texts.{language}.yaml";
        if (!files.Has(name))
        {
            problems.Add(new(files.PathOf(name), 1, 1, $"The texts in the language \"{language}\" are missing.",
                "Write the file or take the language out of \"languages\"."));
            return null;
        }

        if (files.Read(name, problems) is not { } root) return null;
        var wording = ReadTexts.Run(root, files.PathOf(name), model, problems);
        return ReadCatalogueTexts.Run(wording, model, files, language, problems);
    }

    private static void CheckLetters(
        MaturityModel model, SortedDictionary<string, ModelTexts> texts, ModelFiles files, List<ModelProblem> problems)
    {
        var kinds = model.Languages.Where(texts.ContainsKey).SelectMany(language => texts[language].Letters.Keys).Distinct().ToList();
        foreach (var language in model.Languages.Where(texts.ContainsKey))
        {
            problems.AddRange(kinds.Where(kind => !texts[language].Letters.ContainsKey(kind)).Select(kind => new ModelProblem(
                files.PathOf($"letters.{language}.yaml"), 1, 1, $"The letter \"{kind}\" is missing in the language \"{language}\".",
                $"Add \"{kind}:\" with its body.")));
        }
    }

    private static void CheckOrphans(MaturityModel model, ModelFiles files, List<ModelProblem> problems)
    {
        string[] parts = ["causes", "initiatives", "interview-guide"];
        var known = new HashSet<string>(parts.Select(part => $"{part}.yaml")) { ModelFiles.Structure };
        foreach (var language in model.Languages)
        {
            known.UnionWith(parts.Concat(["texts", "letters"]).Select(part => $"{part}.{language}.yaml"));
            known.UnionWith([$"texts.{MaturityModel.PlainOf(language)}.yaml", $"letters.{MaturityModel.PlainOf(language)}.yaml"]);
        }

        foreach (var orphan in files.Contents.Keys.Where(name => !known.Contains(name)))
        {
            problems.Add(new(files.PathOf(orphan), 1, 1, "The file belongs to no part of the model and to none of its languages.",
                Fields.Nearest(orphan, known)));
        }

        foreach (var part in parts.Where(part => !files.Has($"{part}.yaml")))
        {
            foreach (var lonely in model.Languages.Select(language => $"{part}.{language}.yaml").Where(files.Has))
            {
                problems.Add(new(files.PathOf(lonely), 1, 1, $"There is wording, but no \"{part}.yaml\".",
                    "Write that file or delete this one."));
            }
        }
    }

    private static ModelProblem? CheckFolder(string folder, MaturityModel model)
    {
        var version = Path.GetFileName(Path.GetFullPath(folder));
        var key = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(folder)));
        return version != model.Version && key == model.Key
            ? new(Path.Combine(folder, ModelFiles.Structure), 1, 1,
                $"The folder is called {version}, the model calls itself version {model.Version}.", "Make both the same.")
            : null;
    }
}
