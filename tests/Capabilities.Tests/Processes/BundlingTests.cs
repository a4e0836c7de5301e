using Wegmarke.Design;
using Wegmarke.Processes;
using Wegmarke.Processes.Bundling;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Capabilities.Tests.Processes;

/// <summary>When a service speaks for bundling, sign by sign, and how obstacles of several towns become one list.</summary>
public sealed class BundlingTests
{
    [Fact]
    public void A_candidate_meets_all_four_signs_and_its_case_is_the_quickest_town()
    {
        var found = Assert.Single(FindCandidates.Run([Town("A", Of(1000, 20)), Town("B", Of(800, 24)), Town("C", Of(400, 22))]));
        Assert.True(found.IsFull);
        Assert.Equal((2200, 3), (found.Volume, found.Lacking));
        Assert.Equal((1000 * 20 + 800 * 24 + 400 * 22) / 60.0, found.Hours, 9);
        Assert.Equal(2200 * 20 / 60.0, found.HoursAsQuickest, 9);
        Assert.Equal(Math.Sqrt(8.0 / 3) / 22, found.Variance!.Value, 9);
    }

    [Theory]
    [InlineData(BundlingSign.HighVolume, 600, 20, 3)]
    [InlineData(BundlingSign.LowVariance, 1000, 90, 3)]
    [InlineData(BundlingSign.SameDeficit, 1000, 20, 2)]
    public void One_sign_less_is_no_candidate(BundlingSign missing, int volume, int minutes, int breaks)
    {
        var found = Assert.Single(FindCandidates.Run([Town("A", Of(volume, minutes, breaks)), Town("B", Of(800, 24)),
            Town("C", Of(400, 22))]));
        Assert.Equal([missing], found.Signs.Where(one => one.Value != true).Select(one => one.Key));
    }

    [Fact]
    public void Two_towns_are_listed_but_no_candidate_and_what_is_not_known_is_not_met()
    {
        var found = Assert.Single(FindCandidates.Run([Town("A", Of(3000, 20)), Town("B", Of(null, null) with { MediaBreaks = null })]));
        Assert.False(found.Signs[BundlingSign.SeveralTowns]);
        Assert.True(found.Signs[BundlingSign.HighVolume]);
        Assert.Null(found.Signs[BundlingSign.LowVariance]);
        Assert.Null(found.Signs[BundlingSign.SameDeficit]);
    }

    [Fact]
    public void The_key_counts_before_the_name_and_reaches_towns_that_entered_none()
    {
        var key = "99107023000000";
        var found = FindCandidates.Run([Town("A", Of(10, 20) with { Name = "Wohngeld", Key = key }),
            Town("B", Of(10, 20) with { Name = "Wohngeldantrag",
            Key = key }), Town("C", Of(10, 20) with { Name = "wohngeld " }), Town("D", Of(10, 20) with { Name = "Anderes" })]);
        Assert.Equal(["A", "B", "C"], Assert.Single(found).Towns.Select(one => one.Town));
    }

    [Fact]
    public void Obstacles_with_the_same_provision_are_one_and_count_each_town_once()
    {
        var all = CollectObstacles.Run(
        [
            Town("A", Of(1200, 20)) with { Obstacles = [Obstacle("Unterschrift nötig", "§ 1  Gesetz", "Leistung"),
                Obstacle("Unterschrift", "§ 1 gesetz", "Leistung")] },
            Town("B", Of(300, 20)) with { Obstacles = [Obstacle("Unterschrift", "§ 1 Gesetz", "=Leistung"), Obstacle("Allein", "", "")] },
        ]);
        Assert.Equal([("Unterschrift", 2, 1200L), ("Allein", 1, 0L)], all.Select(one => (one.Title, one.Towns.Count, one.Volume)));
        var lines = CollectObstacles.Csv(all, Language.German).Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("Hindernis;Art;beseitigen kann;", lines[0], StringComparison.Ordinal);
        Assert.Contains("der Bund", lines[1], StringComparison.Ordinal);
    }

    private static SharingTown Town(string name, Process process) => new(new(Guid.NewGuid(), name, 100, 10, default), [process], []);

    private static Process Of(int? volume, int? minutes, int breaks = 3) => new(Guid.NewGuid(), Guid.NewGuid(), "Leistung", "", "", "", "")
    {
        Volume = volume, HandlingMinutes = minutes, MediaBreaks = breaks,
    };

    private static Obstacle Obstacle(string title, string norm, string process) =>
        new(Guid.NewGuid(), Guid.NewGuid(), title, ObstacleKind.Signature,
        ObstacleLevel.Federal, DigitalPrinciple.Communication, process, norm, "Folge", "", "", default);
}
