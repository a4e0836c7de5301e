using System.Security.Cryptography;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Releases.Research;

/// <summary>The sheets of the file for research as they leave: without unit and comment, in an order of their own, with attributes only
/// where enough people have the same.</summary>
public static class FormSheets
{
    /// <summary>A file of fewer sheets is not made.</summary>
    public const int SheetsMin = 30;

    /// <summary>Fewest sheets with the same perspective and attributes (the k of k-anonymity).</summary>
    private const int AlikeMin = 10;

    /// <param name="threshold">Of the campaign.</param>
    public static int AlikeOf(int threshold) => Math.Max(AlikeMin, threshold);

    /// <summary>Null where so many have to be left out that too few remain.</summary>
    internal static IReadOnlyList<PackedSheet>? Run(ReleaseFacts facts, AnswerTable answers, IReadOnlyList<PackedSheet> sheets,
        Func<int, int> draw)
    {
        var agreed = Enumerable.Range(0, sheets.Count).Where(row => sheets[row].ForResearch).ToList();
        var alike = AlikeOf(facts.Campaign.Threshold);
        var (rows, items) = ChooseSheets.Run(facts, answers, agreed, alike, draw);
        if (rows.Count < SheetsMin) return null;
        PackedSheet[] bare = [.. rows.Select(row => Bare(sheets[row], answers, items[answers.Perspectives[row]],
            facts.Campaign.Attributes.Length))];
        RandomNumberGenerator.Shuffle<PackedSheet>(bare);
        return Blank(bare, alike);
    }

    private static PackedSheet Bare(PackedSheet sheet, AnswerTable answers, IReadOnlySet<string> items, int attributes) =>
        new(sheet.Perspective, -1,
            [.. sheet.Codes.Select((code, item) => items.Contains(answers.Items[item]) ? code : AnswerCode.NotAsked)])
        {
            Attributes = sheet.Attributes.Length > 0 ? sheet.Attributes : [.. Enumerable.Repeat(PackedSheet.NotSaid, attributes)],
        };

    /// <summary>Takes attributes away, the last one first, from groups that are too small or of one mind about anything, until there are
    /// none. What is left of such a group joins those who did not say it; where these are too few, others join them.</summary>
    private static PackedSheet[] Blank(PackedSheet[] sheets, int alike)
    {
        for (var attribute = sheets[0].Attributes.Length - 1; attribute >= 0; attribute--)
        {
            foreach (var group in Groups(sheets).Where(group => !Holds(sheets, group, alike)).ToList())
            {
                foreach (var at in group) sheets[at] = Without(sheets[at], attribute);
            }
        }

        foreach (var perspective in sheets.Select(sheet => sheet.Perspective).Distinct().ToList())
        {
            List<IReadOnlyList<int>> Own() => [.. Groups(sheets).Where(group => sheets[group[0]].Perspective == perspective)];
            // Those who say nothing any more may be too few: the smallest group of the same perspective joins them.
            while (Own() is { Count: > 1 } groups && groups.Find(group => !Holds(sheets, group, alike)) is { } bad)
            {
                foreach (var at in bad.Concat(groups.Where(group => group != bad).MinBy(group => group.Count)!))
                {
                    sheets[at] = sheets[at] with { Attributes = [.. sheets[at].Attributes.Select(_ => PackedSheet.NotSaid)] };
                }
            }
        }

        return sheets;
    }

    /// <summary>How many sheets the smallest group has that nothing but answers tells apart.</summary>
    public static int SmallestGroup(IReadOnlyList<PackedSheet> sheets) =>
        Groups(sheets).Select(group => group.Count).DefaultIfEmpty().Min();

    private static IEnumerable<IReadOnlyList<int>> Groups(IReadOnlyList<PackedSheet> sheets) => Enumerable.Range(0, sheets.Count)
        .GroupBy(at => (sheets[at].Perspective, Convert.ToHexString(sheets[at].Attributes)))
        .Select(group => (IReadOnlyList<int>)[.. group]);

    private static bool Holds(PackedSheet[] sheets, IReadOnlyList<int> group, int alike) => group.Count >= alike
        && Enumerable.Range(0, sheets[0].Codes.Length).All(item => sheets[group[0]].Codes[item] == AnswerCode.NotAsked
            || group.Any(at => sheets[at].Codes[item] != sheets[group[0]].Codes[item]));

    private static PackedSheet Without(PackedSheet sheet, int attribute) => sheet with
    {
        Attributes = [.. sheet.Attributes.Select((value, at) => at == attribute ? PackedSheet.NotSaid : value)],
    };
}
