using Wegmarke.Attacker;

namespace Wegmarke.Capabilities.Tests.Disclosure;

/// <summary>Somebody with a solver tries to see through what is released. The long run over more than ten thousand towns is in
/// benchmarks.</summary>
public sealed class AttackTests
{
    private const int Towns = 60;

    [Fact]
    public void Linear_programs_over_all_that_is_published_open_nothing_that_is_protected() =>
        AssertClosed(Towns, seed => AttackTown.Run(SmallTown.Draw(seed, 60)));

    [Fact]
    public void Integer_programs_over_single_answers_open_nothing_that_is_protected() =>
        AssertClosed(12, seed => SmallTown.Draw(seed, 14) is { Complete: true } town ? AttackTown.Run(town, null, integers: true) : []);

    [Fact]
    public void Where_a_plan_spares_people_items_nothing_is_opened()
    {
        var shown = 0;
        AssertClosed(60, seed =>
        {
            if (SmallTown.Draw(seed, 90) is not { CanSpare: true } complete) return [];
            var town = complete.Spared(seed);
            Interlocked.Add(ref shown, town.Release().Areas.Sum(area => area.Cells.Count(cell => cell.Figure is not null)));
            return [.. AttackTown.Run(town), .. AttackTown.RunTurnover(town, Left(town, seed), Came(town, seed))];
        });
        Assert.True(shown > 10, $"only {shown} figures of groups were shown, so hardly anything was attacked");
    }

    [Fact]
    public void A_corrected_release_beside_the_wrong_one_opens_nothing() =>
        AssertClosed(20, seed => AttackTown.RunSuperseded(SmallTown.Draw(seed, 60), seed));

    [Fact]
    public void A_later_wave_does_not_tell_what_those_had_answered_who_left_or_came() =>
        AssertClosed(100, seed =>
        {
            var town = SmallTown.Draw(seed, 60);
            return AttackTown.RunTurnover(town, Left(town, seed), Came(town, seed));
        });

    [Fact]
    public void A_file_for_research_beside_the_release_opens_nothing_of_those_who_are_not_in_it()
    {
        var sheets = 0;
        AssertClosed(60, seed =>
        {
            var (leaks, some) = AttackTown.RunWithFile(SmallTown.Draw(seed, 90), seed);
            Interlocked.Add(ref sheets, some);
            return leaks;
        });
        Assert.True(sheets > 200, $"only {sheets} sheets went into the files, so hardly anything was attacked");
    }

    [Fact]
    public void Twin_a_file_of_all_who_agreed_tells_what_the_others_answered() => Assert.NotEmpty(Enumerable.Range(0, 10)
        .Select(seed => SmallTown.Draw(seed, 60)).SelectMany(town => AttackTown.RunWithFile(town, 0,
            [.. Enumerable.Range(0, town.Answers.Rows).Where(row => row % 8 > 0)]).Leaks));

    [Fact]
    public void Twin_the_naive_rule_is_seen_through() => Assert.NotEmpty(Enumerable.Range(0, 10).Select(seed => SmallTown.Draw(seed, 60))
        .SelectMany(town => AttackTown.Run(town, NaiveRelease.Of(town, town.Release()))));

    [Fact]
    public void Twin_the_naive_rule_is_seen_through_where_people_are_spared_items() => Assert.NotEmpty(Enumerable.Range(0, 20)
        .Select(seed => (Seed: seed, Town: SmallTown.Draw(seed, 60))).Where(one => one.Town.CanSpare)
        .Select(one => one.Town.Spared(one.Seed)).SelectMany(town => AttackTown.Run(town, NaiveRelease.Of(town, town.Release()))));

    [Fact]
    public void Twin_the_naive_rule_is_seen_through_by_integers() => Assert.NotEmpty(Enumerable.Range(9, 3)
        .Select(seed => SmallTown.Draw(seed, 14)).Where(town => town.Complete)
        .SelectMany(town => AttackTown.Run(town, NaiveRelease.Of(town, town.Release()), integers: true)));

    [Fact]
    public void Twin_the_one_who_left_is_found_where_the_earlier_wave_is_forgotten() => Assert.NotEmpty(Enumerable.Range(0, 6)
        .Select(seed => SmallTown.Draw(seed, 60)).SelectMany(town => AttackTown.RunTurnover(town, [0], [], guarded: false)));

    /// <summary>Somebody leaves, or comes, or both.</summary>
    private static int[] Left(SmallTown town, int seed) => seed % 3 == 1 ? [] : [seed % town.Answers.Rows];

    private static int[] Came(SmallTown town, int seed) => seed % 3 == 0 ? [] : [(seed + 1) % town.Answers.Rows];

    private static void AssertClosed(int towns, Func<int, IReadOnlyList<Leak>> attack)
    {
        var leaks = Enumerable.Range(0, towns).AsParallel()
            .SelectMany(seed => attack(seed).Select(leak => $"town {seed}: {leak}")).ToList();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(20)));
    }
}
