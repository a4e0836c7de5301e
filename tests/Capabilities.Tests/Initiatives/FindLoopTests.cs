using Wegmarke.Initiatives;

namespace Wegmarke.Capabilities.Tests.Initiatives;

/// <summary>A loop is found where there is one, and it is one.</summary>
public sealed class FindLoopTests
{
    [Fact]
    public void It_agrees_with_an_exhaustive_search_on_small_plans()
    {
        var chance = new Random(7);
        var seen = new HashSet<bool>();
        for (var round = 0; round < 2000; round++)
        {
            var ids = Enumerable.Range(0, chance.Next(1, 7)).Select(_ => Guid.NewGuid()).ToList();
            var after = ids.ToDictionary(id => id, _ => (IReadOnlyList<Guid>)[.. ids.Where(_ => chance.Next(5) == 0)]);
            var loop = FindLoop.Run(after);
            var expected = ids.Any(id => Reaches(after, id, id, ids.Count));
            seen.Add(expected);
            Assert.Equal(expected, loop.Count > 0);
            for (var at = 0; at < loop.Count; at++) Assert.Contains(loop[(at + 1) % loop.Count], after[loop[at]]);
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_long_chain_does_not_end_the_process()
    {
        var ids = Enumerable.Range(0, 50_000).Select(_ => Guid.NewGuid()).ToList();
        var after = ids.Index().ToDictionary(one => one.Item, one => (IReadOnlyList<Guid>)(one.Index == 0 ? [] : [ids[one.Index - 1]]));
        Assert.Empty(FindLoop.Run(after));
        after[ids[0]] = [ids[^1]];
        Assert.Equal(ids.Count, FindLoop.Run(after).Count);
    }

    /// <summary>Whether a way of at most that many steps leads from one to the other.</summary>
    private static bool Reaches(Dictionary<Guid, IReadOnlyList<Guid>> after, Guid from, Guid to, int steps) =>
        steps > 0 && after[from].Any(next => next == to || Reaches(after, next, to, steps - 1));
}
