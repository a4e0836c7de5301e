using Wegmarke.Benchmarks;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>Damaged files are answered or refused, never with an exception; the long run stands in the benchmarks.</summary>
public sealed class FuzzingTests
{
    [Fact]
    public void No_reader_stumbles_over_damaged_files()
    {
        var mutation = new Mutation(Fixtures.All);
        var findings = new List<string>();
        for (ulong seed = 1; seed <= 1500; seed++)
        {
            var (name, bytes) = mutation.Of(seed);
            if (Fuzzing.One(name, bytes).Finding is { } finding) findings.Add($"{seed} {name}: {finding}");
        }

        Assert.Empty(findings);
    }

    [Fact]
    public async Task No_door_stumbles_over_what_is_damaged()
    {
        var folder = Path.Combine(House.Repository.Root, "models/zukunftsfaehigkeit/1.0");
        var model = ReadModel.Run(folder).Model!;
        var answers = new HashSet<string>();
        foreach (var (door, seeds) in new[] { (FuzzDoor.Transfer(Fixtures.All, model), 60UL), (FuzzDoor.Templates([]), 40UL),
            (FuzzDoor.Model(folder), 8UL) })
        {
            var mutation = new Mutation(door.Intact);
            for (ulong seed = 1; seed <= seeds; seed++)
            {
                var (name, bytes) = mutation.Of(seed);
                answers.Add($"{door.Name} {await door.Enter(name, bytes)}");
            }
        }

        // Not everything is refused at the threshold.
        Assert.Superset(new HashSet<string> { "browser questionnaire", "templates taken", "templates refused" }, answers);
    }

    /// <summary>Seeds of the long run whose damage once made the reader of YAML stumble (seeds 230, 450, 1354 and 1486 of all doors in
    /// turn, of which this is the third of four).</summary>
    [Theory]
    [InlineData(57)]
    [InlineData(112)]
    [InlineData(338)]
    [InlineData(371)]
    public async Task What_was_found_once_is_answered(ulong seed)
    {
        var door = FuzzDoor.Model(Path.Combine(House.Repository.Root, "models/zukunftsfaehigkeit/1.0"));
        var (name, bytes) = new Mutation(door.Intact).Of(seed);
        Assert.Contains(await door.Enter(name, bytes), (string[])["refused", "taken"]);
    }

    [Fact]
    public void Twin_the_damage_is_real_and_can_be_repeated()
    {
        var mutation = new Mutation(Fixtures.All);
        var intact = Fixtures.All.ToDictionary(fixture => fixture.Name, fixture => Convert.ToHexString(fixture.Bytes));
        var changed = Enumerable.Range(1, 200).Select(seed => mutation.Of((ulong)seed))
            .Count(one => intact[one.Name] != Convert.ToHexString(one.Bytes));
        Assert.True(changed > 150);
        Assert.Equal(mutation.Of(7).Bytes, mutation.Of(7).Bytes);
    }
}
