namespace Wegmarke.Disclosure;

/// <summary>Which figures of a circle of administrations may be shown to its members. Every member knows its own value and takes it
/// out.</summary>
public static class CircleRule
{
    /// <summary>Enough others besides the one who looks, and nobody who outweighs the rest.</summary>
    /// <param name="weights">What each member counts for; equal weights for a mean of administrations.</param>
    public static bool MayShow(IReadOnlyList<double> weights) =>
        weights.Count - 1 >= Protection.CircleOthersMin && weights.Max() <= Protection.CircleShareMax * weights.Sum();

    /// <summary>Whether a figure over these members may be shown when figures over others were: who joined or left must be enough to hide
    /// among each other, or nobody.</summary>
    public static bool MayFollow<T>(IReadOnlyCollection<T> members, IEnumerable<IReadOnlyCollection<T>> published) =>
        published.All(before =>
    {
        var (joined, left) = (members.Except(before).Count(), before.Except(members).Count());
        return EnoughOrNobody(joined) && EnoughOrNobody(left);
    });

    private static bool EnoughOrNobody(int count) => count == 0 || count > Protection.CircleOthersMin;
}
