using Wegmarke.Exchange;
using Wegmarke.MaturityModels;

namespace Wegmarke.Benchmarks.Truth;

using Care = Wegmarke.Exchange.Care;

/// <summary>Whole simulated worlds of fourteen towns, and questionnaires of which everybody gets a part.</summary>
internal static class WorldStudies
{
    private const int Worlds = 5_000;
    private static readonly int[] AreasLookedAt = [0, 3, 6, 9];

    public static IEnumerable<Study> All =>
    [
        PartsOfForm(),
        .. SimulationSpec.Configurations.Select(one => new Study($"worlds: {one}",
            one == "null" ? "14 towns, 60 items on six stages; who answers does not depend on the answer"
                : "14 towns, 60 items on six stages; who answers depends on the answer, some do not read: told", Worlds,
            QuantitiesOf(one), (chance, tally) => Recovery.Run(World(one, chance), tally))),
    ];

    /// <summary>In the null world the claims hold; elsewhere it is told what becomes of them.</summary>
    private static IReadOnlyList<Quantity> QuantitiesOf(string configuration)
    {
        var told = RecoveryQuantities.Of(configuration, judged: false);
        return configuration != "null" ? told : [.. told.Select(one => one.Name switch
        {
            "town mean, raw: coverage of 95 % interval with FPC" => Quantity.Coverage(one.Name),
            "wave change: coverage of 95 % interval (FPC)" => Quantity.Coverage(one.Name),
            "town mean, raw: error" or "town mean, raked: error" => one with { Low = -0.005, High = 0.005 },
            "alpha: estimate - population" or "ICC(1) town: estimate - population" => one with { Low = -0.002, High = 0.002 },
            "F test of towns: p < .05" => one with { Low = 0.035, High = 0.065 },
            _ => one,
        })];
    }

    /// <summary>Seven items of unequal ease; everybody gets some. Compared with the same people's answers to all seven.</summary>
    private static Study PartsOfForm() => new(
        "planned missing items", "300 people, seven items of unequal ease (sd .3 of a stage) and one loading each", 5000,
        [
            new("blocks alone, 5 of 7 in turn: mean minus complete mean", Reading.Mean, -0.002, 0.002),
            new("the same, root mean squared", Reading.Root),
            new("four fixed and 2 of 3 in turn: mean of person means minus complete", Reading.Mean, -0.002, 0.002),
            new("the same, root mean squared (person means)", Reading.Root),
            new("four fixed and 2 of 3 in turn: mean of item means minus complete", Reading.Mean, -0.002, 0.002),
            new("the same, root mean squared (item means)", Reading.Root),
        ],
        (chance, tally) =>
        {
            const int People = 300, Items = 7;
            var ease = Enumerable.Range(0, Items).Select(_ => 0.3 * chance.Normal()).ToArray();
            double complete = 0, rotated = 0, person = 0;
            double[] itemSums = new double[Items], itemCounts = new double[Items];
            for (var one = 0; one < People; one++)
            {
                var level = chance.Normal();
                var answers = ease.Select(shift => (double)Math.Clamp(
                    (int)Math.Round(3.7 + shift + 0.9 * level + 0.8 * chance.Normal()), 1, 6)).ToArray();
                complete += answers.Average() / People;
                var order = Enumerable.Range(0, Items).ToArray();
                chance.Shuffle(order);
                rotated += order.Take(5).Average(item => answers[item]) / People;
                var asked = Enumerable.Range(0, Items).Where(item => item != 4 + one % 3).ToList();
                person += asked.Average(item => answers[item]) / People;
                foreach (var item in asked)
                {
                    itemSums[item] += answers[item];
                    itemCounts[item]++;
                }
            }

            var items = itemSums.Zip(itemCounts, (sum, count) => sum / count).Average();
            void Both(string name, string root, double error)
            {
                tally.Add(name, error);
                tally.Add(root, error * error);
            }

            Both("blocks alone, 5 of 7 in turn: mean minus complete mean", "the same, root mean squared", rotated - complete);
            Both("four fixed and 2 of 3 in turn: mean of person means minus complete", "the same, root mean squared (person means)",
                person - complete);
            Both("four fixed and 2 of 3 in turn: mean of item means minus complete", "the same, root mean squared (item means)",
                items - complete);
        });

    private static RecoveryWorld World(string configuration, Chance chance)
    {
        var (model, problems) = ReadModel.Run(Path.Combine(AppContext.BaseDirectory, "sixty", "1.0"));
        if (model is null) throw new InvalidOperationException(string.Join('\n', problems));
        var world = Simulate.Run(SimulationSpec.Of(configuration, (ulong)chance.Below(int.MaxValue)), model);
        string[] areas = [.. AreasLookedAt.Select(area => model.Areas[area].Key)];
        double[][] Means(int wave) => [.. world.Towns.Select(town => areas.Select(area =>
            world.Truth.Single(one => one.Wave == wave && one.Town == town.Name && one.Area == area).Mean!.Value).ToArray())];
        var truths = areas.Select(area => world.Areas.Single(one => one.Area == area)).ToList();
        var numbers = Enumerable.Range(0, 3).Select(_ => new Dictionary<string, int>()).ToArray();
        foreach (var person in world.People[0].Concat(world.People[1]))
        {
            foreach (var (word, at) in MarginsOf(person)) numbers[at].TryAdd(word, numbers[at].Count);
        }

        var frame = world.Towns.Select(_ => numbers.Select(margin => new double[margin.Count]).ToArray()).ToArray();
        foreach (var person in world.People[0])
        {
            foreach (var (word, at) in MarginsOf(person)) frame[person.Town][at][numbers[at][word]]++;
        }

        return new(1, 6, [.. world.Towns.Select(town => town.Staff)],
            [.. areas.Select(area => Enumerable.Range(0, model.Items.Count).Where(item => model.Items[item].Area == area).ToArray())],
            [.. model.Items.Select(item => item.Reversed)], Wave(world.Waves[0], numbers), Wave(world.Waves[1], numbers), frame, Means(1),
            Means(2), [.. truths.Select(one => one.Alpha["respondents"]!.Value)], [.. truths.Select(one => one.Icc1Town!.Value)],
            [.. truths.Select(one => one.Icc1Unit!.Value)], [.. truths.Select(one => one.Gap!.Value)],
            [.. world.Towns.Select(town => town.Changes[0].All(change => change == 0))]);
    }

    private static IEnumerable<(string Word, int Margin)> MarginsOf(SimulatedPerson person) =>
        [(person.Level, 0), (person.Role, 1), (person.Age, 2)];

    private static RecoveryWave Wave(IReadOnlyList<SimulatedSheet> sheets, Dictionary<string, int>[] numbers) => new(
        [.. sheets.Select(sheet => sheet.Town)], [.. sheets.Select(sheet => sheet.Unit < 0 ? -1 : sheet.Town * 100 + sheet.Unit)],
        [.. sheets.Select(sheet => sheet.Person.Leads)],
        [.. Enumerable.Range(0, 3).Select(margin => sheets.Select(sheet => numbers[margin][MarginsOf(sheet.Person).ElementAt(margin).Word])
            .ToArray())],
        [.. Enumerable.Range(0, sheets[0].Sheet.Codes.Length).Select(item => sheets.Select(sheet => sheet.Sheet.Codes[item]).ToArray())],
        [.. sheets.Select(sheet => sheet.Care == Care.Careful)], [.. sheets.Select(sheet => sheet.Care is Care.Straight or Care.Middle)]);
}
