using Wegmarke.Disclosure;
using Wegmarke.People.Figures;

namespace Wegmarke.Capabilities.Tests.People;

/// <summary>Somebody who knows who gave to which group in which quarter, and everything that was shown, tries to find out what one of them
/// said. The attacker is given the exact counts behind the rough shares, so that rounding does not do the work of the gate.</summary>
public sealed class ChooseSharesTests
{
    private const int Threshold = 5;
    private const int Quarters = 4;

    /// <summary>Contributions with their group, the quarters in which they count, and what they say.</summary>
    /// <param name="Changes">Two contributions of one person who changed their mind: the one says what the other does not, and the attacker
    /// knows.</param>
    private sealed record World(IReadOnlyList<(string Group, bool[] Counts, bool Reached)> People, IReadOnlyList<(int Before,
        int After)> Changes)
    {
        /// <summary>People come, leave and change their mind.</summary>
        public static World Draw(int seed)
        {
            var random = new Random(seed);
            List<(string, bool[], bool)> people = [];
            List<(int, int)> changes = [];
            for (var at = random.Next(8, 12); at > 0; at--)
            {
                var (group, come, leave) = ($"g{random.Next(2)}", random.Next(3) == 0 ? random.Next(Quarters) : 0, random.Next(3) == 0 ? random.Next(Quarters) : Quarters);
                var reached = random.Next(2) == 0;
                people.Add((group, [.. Enumerable.Range(0, Quarters).Select(quarter => quarter >= come && quarter < leave)], reached));
                if (leave is 0 or Quarters || random.Next(2) == 0) continue;
                people.Add((group, [.. Enumerable.Range(0, Quarters).Select(quarter => quarter >= leave)], !reached));
                changes.Add((people.Count - 2, people.Count - 1));
            }

            return new(people, changes);
        }

        public IReadOnlyList<Print> Prints(int quarter) => [.. People.Index().Where(one => one.Item.Counts[quarter])
            .Select(one => new Print($"p{one.Index}", one.Item.Group, one.Item.Reached))];
    }


    [Fact]
    public void Nobody_is_found_out_by_sums_and_differences_of_groups_and_quarters() =>
        Guarded(120, world => Shown(world, (now, earlier) => ChooseShares.Run(now, earlier, Threshold)));

    [Fact]
    public void Twin_figures_of_every_quarter_that_only_count_heads_are_seen_through() => Assert.NotEmpty(Enumerable.Range(0, 40)
        .Select(World.Draw)
        .SelectMany(world => FoundOut(world, Shown(world, (now, _) => ChooseShares.Run(now, [], Threshold)))));

    [Fact]
    public void One_who_comes_does_not_move_what_is_shown_and_enough_do()
    {
        List<Print> first = [.. Enumerable.Range(0, 10).Select(at => new Print($"a{at}", "g", at < 4))];
        Assert.Equal(new RoughShare(4, 10), ChooseShares.Run(first, [], Threshold)[ChooseShares.House]);
        List<Print> one = [.. first, new("b", "g", true)];
        Assert.Null(ChooseShares.Run(one, [first], Threshold)[ChooseShares.House]);
        List<Print> changed = [.. first.Skip(1), new("a0-changed", "g", false)];
        Assert.Null(ChooseShares.Run(changed, [first], Threshold)[ChooseShares.House]);
        List<Print> many = [.. first, .. Enumerable.Range(0, 6).Select(at => new Print($"c{at}", "g", at < 3))];
        Assert.Equal(new RoughShare(4, 15), ChooseShares.Run(many, [first], Threshold)[ChooseShares.House]);
        // Enough have come, but all say the same: the difference would tell of each of them.
        List<Print> alike = [.. first, .. Enumerable.Range(0, 6).Select(at => new Print($"d{at}", "g", true))];
        Assert.Null(ChooseShares.Run(alike, [first], Threshold)[ChooseShares.House]);
    }

    [Fact]
    public void A_group_beside_the_whole_leaves_no_small_rest()
    {
        List<Print> prints = [.. Enumerable.Range(0, 12).Select(at => new Print($"a{at}", at < 9 ? "large" : "small", at % 2 == 0))];
        var shares = ChooseShares.Run(prints, [], Threshold);
        Assert.NotNull(shares[ChooseShares.House]);
        Assert.Null(shares["small"]);
        Assert.Null(shares["large"]);
    }

    [Theory]
    [InlineData(1, 10, null)]
    [InlineData(9, 10, null)]
    [InlineData(2, 4, null)]
    [InlineData(2, 10, 2)]
    [InlineData(2, 100, 1)]
    [InlineData(98, 100, 9)]
    [InlineData(50, 100, 5)]
    public void A_share_never_says_nobody_and_never_all(int some, int all, int? tenths) => Assert.Equal(tenths, RoughShare.Of(some, all,
        Threshold)?.Tenths);

    private static void Guarded(int worlds, Func<World, IReadOnlyList<(int Quarter, string Group)>> show)
    {
        var (leaks, figures) = (new List<string>(), 0);
        for (var seed = 0; seed < worlds; seed++)
        {
            var world = World.Draw(seed);
            var shown = show(world);
            figures += shown.Count;
            leaks.AddRange(FoundOut(world, shown).Select(person => $"world {seed}: p{person}"));
        }

        Assert.Empty(leaks);
        // A gate that shows nothing would pass, too.
        Assert.True(figures > worlds, $"{figures} figures in {worlds} worlds");
    }

    private static List<(int Quarter, string Group)> Shown(World world,
        Func<IReadOnlyList<Print>, IReadOnlyList<IReadOnlyList<Print>>, IReadOnlyDictionary<string, RoughShare?>> choose)
    {
        List<IReadOnlyList<Print>> earlier = [];
        List<(int, string)> all = [];
        for (var quarter = 0; quarter < Quarters; quarter++)
        {
            var now = world.Prints(quarter);
            var shown = choose(now, earlier).Where(one => one.Value is not null).Select(one => one.Key).ToList();
            all.AddRange(shown.Select(group => (quarter, group)));
            earlier.AddRange(shown.Select(group => (IReadOnlyList<Print>)[.. now.Where(print => group == ChooseShares.House
                || print.Group == group)]));
        }

        return all;
    }

    /// <summary>Tries every way in which people could have answered; whoever says the same in all that agree with what was shown is found
    /// out.</summary>
    private static List<int> FoundOut(World world, IReadOnlyList<(int Quarter, string Group)> shown)
    {
        var masks = shown.Select(one => world.People.Index().Where(person => person.Item.Counts[one.Quarter]
            && (one.Group == ChooseShares.House || person.Item.Group == one.Group)).Aggregate(0, (mask, person) =>
                mask | 1 << person.Index)).Distinct().ToList();
        var truth = world.People.Index().Aggregate(0, (mask, person) => person.Item.Reached ? mask | 1 << person.Index : mask);
        var counts = masks.Select(mask => int.PopCount(mask & truth)).ToList();
        var (always, ever) = ((1 << world.People.Count) - 1, 0);
        for (var assignment = 0; assignment < 1 << world.People.Count; assignment++)
        {
            var agrees = world.Changes.All(one => (assignment >> one.Before & 1) != (assignment >> one.After & 1));
            for (var at = 0; agrees && at < masks.Count; at++) agrees = int.PopCount(masks[at] & assignment) == counts[at];
            if (agrees) (always, ever) = (always & assignment, ever | assignment);
        }

        return [.. Enumerable.Range(0, world.People.Count).Where(person => (always >> person & 1) == 1 || (ever >> person & 1) == 0)];
    }
}
