using Wegmarke.Exchange;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Scoring;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>The product's own way from answers to a profile: scores, intervals, agreement, reliability, items of ten areas.</summary>
internal static class ProductProfile
{
    private const int Rows = 1_000_000;
    private const int Groups = 1000;

    public static void Prepare(Inputs inputs)
    {
        var chance = new Chance(12);
        inputs.Write(Inputs.Likert(Rows, 60, 10));
        inputs.Write("groups.bin", Enumerable.Range(0, Rows).Select(_ => chance.Below(Groups)).ToArray());
    }

    public static Func<double[]> Ours(Inputs inputs)
    {
        var (model, problems) = ReadModel.Run(Path.Combine(AppContext.BaseDirectory, "sixty", "1.0"));
        if (model is null) throw new InvalidOperationException(string.Join('\n', problems));
        var table = new AnswerTable(model, Rows, [.. model.Items.Select(item => item.Key)], inputs.Answers(),
            [.. Enumerable.Repeat(model.Perspectives[0].Key, Rows)], inputs.Groups(),
            [.. Enumerable.Range(1, Groups).Select(group => $"Amt {group}")]);
        return () => [ScoreAnswers.Run(table).Areas[0].Overall.Mean.Value];
    }
}
