using Wegmarke.Responses;

namespace Wegmarke.Scoring;

/// <summary>Turns answers and their frozen model into a profile at full precision. A pure function: same answers, same bits.</summary>
public static class ScoreAnswers
{
    public static Profile Run(AnswerTable table)
    {
        var perspectiveOf = PerspectiveNumbers(table);
        var sheets = table.Model.Perspectives.Index().ToDictionary(one => one.Item.Key, one => perspectiveOf.AsSpan().Count(one.Index));
        // Areas know nothing of each other: computed side by side they give the same bits.
        var areas = table.Model.Areas.AsParallel().AsOrdered().Select(area => ScoreArea.Run(table, area, perspectiveOf));
        return new(table.Model, table.Rows, sheets, table.GroupNames, [.. areas]);
    }

    /// <summary>Means per area without some sheets, for a look at what they change. Nobody is removed from the profile itself.</summary>
    public static IReadOnlyDictionary<string, ScoreSummary> Without(AnswerTable table, bool[] leftOut)
    {
        var perspectiveOf = PerspectiveNumbers(table);
        return table.Model.Areas.ToDictionary(area => area.Key, area => ScoreArea.OverallWithout(table, area, perspectiveOf, leftOut));
    }

    internal static int[] PerspectiveNumbers(AnswerTable table)
    {
        var keys = table.Model.Perspectives.Index().ToDictionary(one => one.Item.Key, one => one.Index);
        var numbers = new int[table.Rows];
        for (var row = 0; row < table.Rows; row++) numbers[row] = keys[table.Perspectives[row]];
        return numbers;
    }
}
