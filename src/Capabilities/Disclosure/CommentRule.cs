namespace Wegmarke.Disclosure;

/// <summary>For which groups comments may be shown: groups that ratings are shown for, with more people behind them, in random
/// order.</summary>
public static class CommentRule
{
    /// <param name="sheets">Sheets of the group; who could have written, not who did.</param>
    public static bool MayShow(Protection protection, int sheets) => sheets >= protection.Comments;

    /// <param name="draw">A number from 0 to below the given one; chance comes from outside.</param>
    public static IReadOnlyList<T> Shuffle<T>(IReadOnlyList<T> comments, Func<int, int> draw)
    {
        var mixed = comments.ToArray();
        for (var at = mixed.Length - 1; at > 0; at--)
        {
            var other = draw(at + 1);
            (mixed[at], mixed[other]) = (mixed[other], mixed[at]);
        }

        return mixed;
    }
}
