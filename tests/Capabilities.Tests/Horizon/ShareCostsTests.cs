using Wegmarke.Horizon.Partnerships;

namespace Wegmarke.Capabilities.Tests.Horizon;

/// <summary>Shares add up to the cent, whatever the keys.</summary>
public sealed class ShareCostsTests
{
    [Theory]
    [InlineData(100_00, new long[] { 1, 1, 1 }, new long[] { 33_34, 33_33, 33_33 })]
    [InlineData(186_400_00, new long[] { 1240, 460, 540 }, new long[] { 103_185_72, 38_278_57, 44_935_71 })]
    [InlineData(1, new long[] { 1, 2 }, new long[] { 0, 1 })]
    [InlineData(0, new long[] { 5, 7 }, new long[] { 0, 0 })]
    [InlineData(10_00, new long[] { 0, 4 }, new long[] { 0, 10_00 })]
    public void By_a_key_the_largest_remainders_get_the_last_cents(long cents, long[] keys, long[] expected) =>
        Assert.Equal(expected, Shares(ShareCosts.Run(cents, CostSplit.Volume, [.. keys.Select(key => (long?)key)], 0)));

    [Fact]
    public void Equal_parts_need_no_key() =>
        Assert.Equal([3_34, 3_33, 3_33], Shares(ShareCosts.Run(10_00, CostSplit.Equal, [null, null, null], 0)));

    [Fact]
    public void Of_fixed_amounts_the_leading_town_bears_the_rest()
    {
        Assert.Equal([20_00, 55_50, 24_50], Shares(ShareCosts.Run(100_00, CostSplit.Fixed, [20_00, null, 24_50], 1)));
        Assert.Equal(new ShareCosts.TooMuch(101_00), ShareCosts.Run(100_00, CostSplit.Fixed, [101_00, null], 1));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Equal([1], Missing(ShareCosts.Run(100, CostSplit.Inhabitants, [3, null], 0)));
        Assert.Equal([0, 1], Missing(ShareCosts.Run(100, CostSplit.Inhabitants, [0, 0], 0)));
    }

    [Fact]
    public void Ten_thousand_splits_add_up_and_nobody_is_off_by_a_cent()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var cents = random.NextInt64(0, 10_000_000_000);
            var keys = Enumerable.Range(0, random.Next(1, 12)).Select(_ => (long?)random.NextInt64(0, 5_000_000)).Append(1).ToList();
            var shares = Shares(ShareCosts.Run(cents, CostSplit.OwnKey, keys, 0));
            Assert.Equal(cents, shares.Sum());
            var sum = keys.Sum()!.Value;
            Assert.All(shares.Zip(keys), one => Assert.True(Math.Abs(one.First - (decimal)cents * one.Second!.Value / sum) < 1));
        }
    }

    private static IReadOnlyList<long> Shares(ShareCosts.Outcome outcome) => Assert.IsType<ShareCosts.Shares>(outcome).Cents;

    private static IReadOnlyList<int> Missing(ShareCosts.Outcome outcome) => Assert.IsType<ShareCosts.KeysMissing>(outcome).Partners;
}
