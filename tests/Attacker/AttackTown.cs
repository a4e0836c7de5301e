using Wegmarke.Disclosure;
using Wegmarke.Releases;
using Wegmarke.Releases.Research;
using Wegmarke.Statistics;

namespace Wegmarke.Attacker;

/// <summary>Attacks all that is published of an invented town.</summary>
public static class AttackTown
{
    /// <param name="document">What is read; null: what the product releases.</param>
    public static IReadOnlyList<Leak> Run(SmallTown town, ReleaseDocument? document = null, bool integers = false)
    {
        document ??= town.Release();
        return [.. town.Model.Areas.SelectMany(area =>
        {
            var exposure = Exposure.Of(town.Answers, area, [(document, _ => true)]);
            var targets = FindTargets.Run(town, document, exposure);
            return integers ? AttackByIntegers.Run(town, exposure, targets) : AttackByProgram.Run(town, exposure, targets);
        })];
    }

    /// <summary>Reads a release and the corrected version that superseded it, from the same answers with two units merged.</summary>
    public static IReadOnlyList<Leak> RunSuperseded(SmallTown town, int seed)
    {
        var first = town.Release();
        var random = new Random(seed);
        var tree = town.Facts.Units;
        var goes = tree[random.Next(tree.Count)];
        var stays = tree.First(node => node != goes);
        var facts = town.Facts with
        {
            Units = UnitNode.Merge(tree, new Dictionary<string, string> { [goes.Key] = stays.Key }),
            Published = [PublishedRelease.Of(first.ToJson())],
        };
        var second = ComposeRelease.Run(facts, town.Answers);
        return [.. town.Model.Areas.SelectMany(area =>
        {
            var exposure = Exposure.Of(town.Answers, area, [(first, _ => true), (second, _ => true)]);
            return AttackByProgram.Run(town, exposure,
                [.. FindTargets.Run(town, first, exposure), .. FindTargets.Run(town, second, exposure)]);
        })];
    }

    /// <summary>Reads a release and a file for research, and asks for the answers of those who are not in the file.</summary>
    /// <param name="inside">Sheets of the file; null: as the product chooses them among those whose place is no multiple of
    /// three.</param>
    /// <returns>What was found, and how many sheets the file has.</returns>
    public static (IReadOnlyList<Leak> Leaks, int Sheets) RunWithFile(SmallTown town, int seed, IReadOnlyList<int>? inside = null)
    {
        var document = town.Release();
        if (inside is null)
        {
            var random = new Random(seed);
            List<int> agreed = [.. Enumerable.Range(0, town.Answers.Rows).Where(row => row % 3 > 0)];
            inside = ChooseSheets.Run(town.Facts with { Published = [PublishedRelease.Of(document.ToJson())] }, town.Answers, agreed, 1,
                random.Next).Rows;
        }

        var known = inside.ToHashSet();
        return ([.. town.Model.Areas.SelectMany(area =>
        {
            var exposure = Exposure.Of(town.Answers, area, [(document, _ => true)], known);
            return AttackByProgram.Run(town, exposure, FindTargets.Run(town, document, exposure, row => !known.Contains(row)));
        })], known.Count);
    }

    /// <summary>Reads two waves between which a few people left or came and nobody else changed an answer, knowing just that.</summary>
    /// <param name="guarded">False: the later wave is released as if there had been no earlier one.</param>
    public static IReadOnlyList<Leak> RunTurnover(SmallTown town, int[] left, int[] came, bool guarded = true)
    {
        var first = town.Without(came).Release();
        var facts = town.Facts with { Campaign = town.Facts.Campaign with { Wave = 2 } };
        if (guarded) facts = facts with { Earlier = [PublishedRelease.Of(first.ToJson())] };
        var second = ComposeRelease.Run(facts, town.Without(left).Answers);
        return [.. town.Model.Areas.SelectMany(area =>
        {
            var exposure = Exposure.Of(town.Answers, area, [(first, row => !came.Contains(row)), (second, row => !left.Contains(row))]);
            return AttackByProgram.Run(town, exposure, [.. left.Concat(came).SelectMany(row => TargetsAbout(town, exposure, row))]);
        })];
    }

    private static IEnumerable<Target> TargetsAbout(SmallTown town, Exposure exposure, int row)
    {
        int[] alone = [.. Enumerable.Range(0, exposure.Atoms.Count).Where(atom => exposure.Atoms[atom].Contains(row))];
        return exposure.Items.Where(item => AnswerCode.IsValue(town.Answers.Columns[town.Answers.Items.ToList().IndexOf(item.Key)][row]))
            .Select(item => new Target(alone, item.Key, Protection.ItemRange, "who left or came"))
            .Append(new(alone, null, Protection.ScoreRange, "who left or came"));
    }
}
