using Wegmarke.Responses;

namespace Wegmarke.Scoring;

/// <summary>Turns answers and their frozen model into a profile at full precision. A pure function: same answers, same bits.</summary>
public static class ScoreAnswers
{
    public static Profile Run(AnswerTable table)
    {
        var keys = table.Model.Perspectives.Select((one, index) => (one.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index);
        var perspectiveOf = new int[table.Rows];
        for (var row = 0; row < table.Rows; row++) perspectiveOf[row] = keys[table.Perspectives[row]];
        var sheets = table.Model.Perspectives.ToDictionary(one => one.Key, one => perspectiveOf.Count(p => p == keys[one.Key]));
        return new(table.Model, table.Rows, sheets, table.GroupNames, [.. table.Model.Areas.Select(area => ScoreArea.Run(table, area, perspectiveOf))]);
    }
}
