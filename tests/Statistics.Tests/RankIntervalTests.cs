using Wegmarke.Statistics.Comparison;

namespace Wegmarke.Statistics.Tests;

public sealed class RankIntervalTests
{
    /// <summary>By hand: three units, Šidák's limit for two comparisons is 2.2365; 0.5/0.316 stays below it, 2/0.141 and 1.5/0.316
    /// do not.</summary>
    [Fact]
    public void Ranks_that_the_errors_allow_are_all_named() => Assert.Equal(
        [new(1, 1, 2), new(2, 1, 2), new(3, 3, 3)], RankInterval.Of([5, 4.5, 3], [0.1, 0.3, 0.1]));

    [Fact]
    public void Without_error_the_rank_is_known_and_equals_share_it() => Assert.Equal(
        [new(3, 3, 3), new(1, 1, 2), new(1, 1, 2)], RankInterval.Of([1, 2, 2], [0, 0, 0]));

    /// <summary>2.10 of 0.989: within 2.2365 at 95 %, beyond Šidák's 1.949 at 90 %.</summary>
    [Fact]
    public void A_lower_level_says_more()
    {
        double[] estimates = [2.1, 0, -9], errors = [0.7, 0.7, 0.1];
        Assert.Equal(new(1, 1, 2), RankInterval.Of(estimates, errors)[0]);
        Assert.Equal(new(1, 1, 1), RankInterval.Of(estimates, errors, 0.9)[0]);
    }

    [Fact]
    public void One_unit_is_first_and_lists_must_match()
    {
        Assert.Equal([new(1, 1, 1)], RankInterval.Of([4], [0.5]));
        Assert.Empty(RankInterval.Of([], []));
        Assert.Throws<ArgumentException>(() => RankInterval.Of([1, 2], [0.1]));
    }
}
