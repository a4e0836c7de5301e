using Wegmarke.People.Risks;
using Wegmarke.Releases;

namespace Wegmarke.Capabilities.Tests.People;

/// <summary>How leadership deals with change is said of ten people or more, from the last survey that asked for it.</summary>
public sealed class LeadershipStanceTests
{
    [Fact]
    public void The_last_release_that_asked_counts_and_fewer_than_ten_are_protected()
    {
        var stance = LeadershipStance.Of([Release(1, "leadership", Figure(30, 3), Figure(200, 2)),
            Release(2, "leadership", Figure(9, 4), Figure(10, 2.5)), Release(3, "technology", Figure(50, 4), Figure(50, 4))])!;
        Assert.Equal(("Welle 2", null, 2.5), (stance.Wave, stance.Leaders, stance.Staff!.Mean));
        Assert.Null(LeadershipStance.Of([Release(2, "leadership", null, null)])!.Staff);
        Assert.Null(LeadershipStance.Of([Release(3, "technology", Figure(50, 4), Figure(50, 4))]));
    }

    private static ReleasedFigure Figure(int n, double mean) => new(n, mean, 1, mean - 0.5, mean + 0.5, 0.5);

    private static ReleaseDocument Release(int wave, string area, ReleasedFigure? leaders, ReleasedFigure? staff) => new("", "", "",
        $"Welle {wave}",
        wave, 1, "2027-01-01", "", "", "", "", 5, 100, 10, 50, new Dictionary<string, int?>(), [], [],
        [new(area, 4, null, null, null, [], new Dictionary<string, ReleasedFigure?> { ["leaders"] = leaders, ["staff"] = staff }, null,
            [])],
        [], [], [], null);
}
