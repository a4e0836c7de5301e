using Wegmarke.Exchange.Foreign;
using Wegmarke.MaturityModels;

namespace Wegmarke.Exchange.Checking;

/// <summary>Our own model: the folder of its model.yaml, as <c>model check</c> sees it.</summary>
internal static class InspectModel
{
    public static Contents Run(string path, Remarks remarks)
    {
        var (model, problems) = ReadModel.Run(Path.GetDirectoryName(Path.GetFullPath(path))!);
        foreach (var problem in problems)
        {
            remarks.Error(Place.AtLine(problem.Line, problem.Column, Path.GetFileName(problem.File)), problem.What, problem.What,
                problem.Remedy, problem.Remedy);
        }

        if (model is null) return new("wegmarke-model", null, null);
        remarks.Taken(Place.Whole, $"Modell {model.Key} {model.Version} mit {model.Items.Count} Fragen.", $"Model {model.Key} {model.Version} with {model.Items.Count} items.");
        return new("wegmarke-model", model.Version, model.TextsIn(model.Languages[0]).Title)
        {
            Counts =
            [
                ("areas", model.Areas.Count), ("items", model.Items.Count), ("scales", model.Scales.Count),
                    ("perspectives", model.Perspectives.Count), ("forms", model.Forms.Count),
                ("indicators", model.Indicators.Count), ("languages", model.Languages.Count),
            ],
            Lists = [("languages", model.Languages)],
        };
    }
}
