using CsCheck;
using Wegmarke.Disclosure;

namespace Wegmarke.Capabilities.Tests.Releases;

/// <summary>What may be shown of parts whose sum is known must not open what is held back.</summary>
public sealed class SuppressionTests
{
    private static readonly Gen<int[]> Parts = Gen.Int[0, 30].Array[1, 8];
    private static readonly Gen<int> Threshold = Gen.Int[5, 20];

    [Fact]
    public void Nothing_below_the_threshold_is_shown() => Gen.Select(Parts, Threshold).Sample((parts, threshold) =>
        parts.Zip(Suppression.Run(parts, threshold)).All(pair => !pair.Second || pair.First == 0 || pair.First >= threshold));

    [Fact]
    public void What_is_held_back_cannot_be_found_by_subtraction() => Gen.Select(Parts, Threshold).Sample((parts, threshold) =>
    {
        var held = parts.Zip(Suppression.Run(parts, threshold)).Where(pair => !pair.Second && pair.First > 0).Select(pair => pair.First)
          .ToList();
        var sum = held.Sum();
        // Below the threshold the sum itself is held back, so nothing can be subtracted from it.
        return held.Count == 0 || parts.Sum() < threshold || sum >= threshold && (held.Count > 1 || held[0] >= threshold);
    });

    [Fact]
    public void Nothing_is_held_back_without_need() => Gen.Select(Gen.Int[20, 60].Array[1, 8], Threshold).Sample((parts, threshold) =>
        Suppression.Run(parts, threshold).All(shown => shown));
}
