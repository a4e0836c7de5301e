using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads and validates the folder of a model. Either a model comes back or the list of all problems found.</summary>
public static class ReadModel
{
    public static (MaturityModel? Model, IReadOnlyList<ModelProblem> Problems) Run(string folder)
    {
        var problems = new List<ModelProblem>();
        var name = Path.Combine(folder, "model.yaml");
        if (!File.Exists(name))
        {
            return (null, [new(name, 1, 1, "The file does not exist.", "A model is a folder with model.yaml and texts.<language>.yaml.")]);
        }
        if (ReadYaml.Run(name, name, problems) is not { } root) return (null, problems);
        var (model, places) = ReadStructure.Run(root, name, problems);
        CheckStructure.Run(model, places, name, problems);
        var texts = new SortedDictionary<string, ModelTexts>(StringComparer.Ordinal);
        foreach (var language in model.Languages)
        {
            var file = Path.Combine(folder, $"texts.{language}.yaml");
            if (!File.Exists(file))
            {
                problems.Add(new(file, 1, 1, $"The texts in the language \"{language}\" are missing.",
                    "Write the file or take the language out of \"languages\"."));
            }
            else if (ReadYaml.Run(file, file, problems) is { } wording) texts[language] = ReadTexts.Run(wording, file, model, problems);
        }

        CheckFolder(folder, model, problems);
        if (problems.Count > 0) return (null, problems);
        var whole = model with { Texts = texts };
        return (whole with { ContentHash = FrozenModel.Of(whole).Hash }, []);
    }

    private static void CheckFolder(string folder, MaturityModel model, List<ModelProblem> problems)
    {
        var expected = new[] { Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(folder))),
            Path.GetFileName(Path.GetFullPath(folder)) };
        if (model.Version.Length > 0 && expected[1] != model.Version && expected[0] == model.Key)
        {
            problems.Add(new(Path.Combine(folder, "model.yaml"), 1, 1,
                $"The folder is called {expected[1]}, the model calls itself version {model.Version}.", "Make both the same."));
        }
    }
}
