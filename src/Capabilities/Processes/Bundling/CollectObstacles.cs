using Wegmarke.Design;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Processes.Bundling;

/// <summary>One obstacle as several towns meet it.</summary>
/// <param name="Towns">Names, each once.</param>
public sealed record CommonObstacle(
    string Title, ObstacleKind Kind, ObstacleLevel Level, DigitalPrinciple Principle, string Norm, IReadOnlyList<string> Towns,
    IReadOnlyList<string> Processes, long Volume, IReadOnlyList<string> Effects, IReadOnlyList<string> Proposals);

/// <summary>Brings together what towns cannot change themselves. Two entries are the same where the level and the provision are the
/// same, or the
/// title where no provision is named.</summary>
public static class CollectObstacles
{
    /// <returns>What most towns meet first.</returns>
    public static IReadOnlyList<CommonObstacle> Run(IReadOnlyList<SharingTown> towns) =>
        [.. towns.SelectMany(town => town.Obstacles.Select(obstacle => (Town: town, Obstacle: obstacle)))
            .GroupBy(one => (one.Obstacle.Level, Plain(one.Obstacle.Norm.Length > 0 ? one.Obstacle.Norm : one.Obstacle.Title)))
            .Select(group => Of([.. group])).OrderByDescending(one => one.Towns.Count).ThenByDescending(one => one.Volume)
            .ThenBy(one => one.Title, StringComparer.CurrentCulture)];

    /// <summary>As a table that other programs open, for one level or all.</summary>
    public static string Csv(IEnumerable<CommonObstacle> obstacles, Language language)
    {
        string[] headings =
        [
            language.Say("Hindernis", "Obstacle"), language.Say("Art", "Kind"), language.Say("beseitigen kann", "can be removed by"),
            language.Say("Prinzip des Digitalchecks", "Principle of the Digitalcheck"), language.Say("Vorschrift", "Provision"),
            language.Say("Verwaltungen", "Administrations"), language.Say("Welche", "Which"), language.Say("Leistungen", "Services"),
            language.Say("Fälle im Jahr", "Cases a year"), language.Say("Folgen", "Effects"), language.Say("Vorschläge", "Proposals"),
        ];
        return Line(headings) + string.Concat(obstacles.Select(one => Line(
        [
            one.Title, ObstacleList.Word(one.Kind, language), ObstacleList.Word(one.Level, language),
                ObstacleList.Word(one.Principle, language),
            one.Norm, language.Count(one.Towns.Count), string.Join(", ", one.Towns), string.Join(", ", one.Processes),
            one.Volume > 0 ? language.Count(one.Volume) : "", string.Join(" / ", one.Effects), string.Join(" / ", one.Proposals),
        ])));
    }

    private static string Line(string[] cells) => string.Join(';',
        cells.Select(cell => TableCell.Quoted(TableCell.Harmless(cell), ';'))) + "\n";

    private static CommonObstacle Of(IReadOnlyList<(SharingTown Town, Obstacle Obstacle)> group)
    {
        var first = group[0].Obstacle;
        return new(group.GroupBy(one => one.Obstacle.Title).MaxBy(one => one.Count())!.Key, first.Kind, first.Level, first.Principle,
            first.Norm,
            [.. group.Select(one => one.Town.Administration.Name).Distinct()], Each(group, one => one.Process),
            group.Select(one => (one.Town, Name: Plain(one.Obstacle.Process))).Where(one => one.Name.Length > 0).Distinct().Sum(one =>
                one.Town.Processes.Where(process => Plain(process.Name) == one.Name).Sum(process => (long)(process.Volume ?? 0))),
            Each(group, one => one.Effect), Each(group, one => one.Proposal));
    }

    private static IReadOnlyList<string> Each(IReadOnlyList<(SharingTown Town, Obstacle Obstacle)> group, Func<Obstacle, string> text) =>
        [.. group.Select(one => text(one.Obstacle).Trim()).Where(one => one.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Plain(string text) => string.Join(' ', text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
