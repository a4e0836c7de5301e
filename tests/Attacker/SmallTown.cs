using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Attacker;

/// <summary>An invented campaign, small enough to be attacked with programs: a random tree of units, perhaps an attribute, few items, few
/// people; some of them built to be betrayed (tiny units, all the same answer, answers at the end of the scale).</summary>
public sealed record SmallTown(MaturityModel Model, AnswerTable Answers, ReleaseFacts Facts, bool Complete)
{
    public const int Low = 1;
    public const int High = 6;

    /// <summary>Whether the attacker could tell how scores come about if people were spared items: one mean of each item for
    /// everybody.</summary>
    public bool CanSpare => Complete && Model.Perspectives.Count == 1;

    public ReleaseDocument Release() => ComposeRelease.Run(Facts, Answers);

    /// <param name="sheetsMax">Largest number of sheets.</param>
    public static SmallTown Draw(int seed, int sheetsMax)
    {
        var random = new Random(seed);
        var model = DrawModel(random);
        var complete = random.Next(3) > 0;
        var units = random.Next(2, 7);
        int[] parents = [.. Enumerable.Range(0, units).Select(unit => unit > 1 && random.Next(2) == 0 ? random.Next(unit) : -1)];
        var sizes = Enumerable.Range(-1, units + 1).Select(_ => random.Next(4) switch
        {
            0 => random.Next(1, 4), 1 => random.Next(3, 7), 2 => random.Next(5, 12), _ => random.Next(8, 25),
        }).ToArray();
        while (sizes.Sum() > sheetsMax) sizes[Array.IndexOf(sizes, sizes.Max())] = Math.Max(1, sizes.Max() / 2);
        var moods = Enumerable.Range(0, units + 1).Select(_ => random.Next(8)).ToArray();
        int[] group = [.. sizes.SelectMany((size, at) => Enumerable.Repeat(at - 1, size))];
        string[] perspectives = [.. group.Select(_ => model.Perspectives.Count > 1 && random.Next(4) == 0 ? "leaders" : "staff")];
        var columns = model.Items.Select(item => group.Select((unit, row) => !item.Perspectives.Contains(perspectives[row])
            ? AnswerCode.NotAsked : !complete && random.Next(8) == 0 ? AnswerCode.Skipped
            : Answer(random, moods[unit + 1], item)).ToArray()).ToList();
        string[] names = [.. Enumerable.Range(0, units).Select(unit => $"Amt {unit}")];
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", model.ContentHash, "full", names, random.Next(5, 8), "x", 400,
            60,
            DateTimeOffset.UnixEpoch)
        { UnitParents = parents, UnitStaff = [.. names.Select(_ => 40)] };
        var answers = new AnswerTable(model, group.Length, [.. model.Items.Select(item => item.Key)], columns, perspectives, group, names);
        if (random.Next(2) == 0)
        {
            var values = random.Next(2, 4);
            answers = answers with
            {
                Attributes = [new("age", [.. Enumerable.Range(0, values).Select(value => $"Klasse {value}")],
                    [.. group.Select(_ => random.Next(10) == 0 ? -1 : random.Next(values))])],
            };
        }

        return new(model, answers, ReleaseFacts.Of(campaign, "Kleinstadt", DateTimeOffset.UnixEpoch), complete);
    }

    /// <summary>The same town where a plan spares people one of the last two items of an area, by chance; for towns where everybody
    /// answered everything.</summary>
    public SmallTown Spared(int seed)
    {
        var random = new Random(seed);
        var columns = Answers.Columns.Select(column => (byte[])column.Clone()).ToList();
        foreach (var items in Model.Areas.Select(area => Model.ItemsOf(area.Key).ToList()).Where(items => items.Count > 2))
        {
            for (var row = 0; row < Answers.Rows; row++)
            {
                columns[Answers.Items.ToList().IndexOf(items[^(1 + random.Next(2))].Key)][row] = AnswerCode.NotAsked;
            }
        }

        return this with { Answers = Answers with { Columns = columns } };
    }

    /// <summary>The same town without some of its sheets.</summary>
    public SmallTown Without(params int[] gone)
    {
        bool Stays(int row) => !gone.Contains(row);
        T[] Rows<T>(IEnumerable<T> all) => [.. all.Where((_, row) => Stays(row))];
        return this with
        {
            Answers = Answers with
            {
                Rows = Answers.Rows - gone.Length, Columns = [.. Answers.Columns.Select(column => Rows(column))],
                Perspectives = Rows(Answers.Perspectives), Groups = Rows(Answers.Groups!),
                Attributes = [.. Answers.Attributes.Select(one => one with { Codes = Rows(one.Codes) })],
            },
        };
    }

    private static byte Answer(Random random, int mood, Item item)
    {
        var value = mood switch
        {
            0 => 4,
            1 => High,
            2 => random.Next(6) == 0 ? High - 1 : High,
            3 => random.Next(3, 5),
            _ => random.Next(Low, High + 1),
        };
        if (mood > 3 && item.Key.EndsWith('0') && random.Next(3) > 0) value = 3;
        return (byte)(item.Reversed ? Low + High - value : value);
    }

    private static MaturityModel DrawModel(Random random)
    {
        var items = new List<Item>();
        var areas = new List<Area>();
        string[] both = ["staff", "leaders"];
        var perspectives = random.Next(3) == 0 ? both : ["staff"];
        foreach (var area in new[] { "alpha", "beta" }.Take(random.Next(1, 3)))
        {
            var facets = random.Next(1, 3);
            areas.Add(new(area, areas.Count + 1, 1, null, false, [.. Enumerable.Range(0, facets).Select(one => new Facet($"f{one}"))], []));
            for (var item = 0; item < random.Next(facets + 1, 5); item++)
            {
                items.Add(new($"{area}.{item}", area, $"f{item % facets}", "s", perspectives, random.Next(4) == 0, false, null));
            }
        }

        return new("small", "1", "hash", ["de"], "CC0-1.0", [new("s", Low, High, 5, 6, true, true)],
            [.. perspectives.Select(key => new Perspective(key, 1, false))], areas, items, [new("full", perspectives, [], [], 0)],
            new(0.5, 5), [], new Dictionary<string, ModelTexts>());
    }
}
