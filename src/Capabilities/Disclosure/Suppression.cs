namespace Wegmarke.Disclosure;

/// <summary>Which siblings of one total may be shown. A sibling below the threshold is held back; and so many more, smallest first, that
/// what is
/// held back can neither be found by subtracting the shown ones from the total nor is itself fewer than the threshold.</summary>
public static class Suppression
{
    /// <param name="sizes">Answers per sibling; together they are the total. 0 means nobody answered: nothing to protect.</param>
    /// <param name="threshold">Fewest answers shown; 1 shows everything.</param>
    /// <returns>True where the sibling may be shown.</returns>
    public static bool[] Run(IReadOnlyList<int> sizes, int threshold)
    {
        var shown = sizes.Select(size => size == 0 || size >= threshold).ToArray();
        while (true)
        {
            var hidden = Enumerable.Range(0, sizes.Count).Where(i => !shown[i]).ToList();
            if (hidden.Count == 0) return shown;
            if (hidden.Count > 1 && hidden.Sum(i => sizes[i]) >= threshold) return shown;
            var next = Enumerable.Range(0, sizes.Count).Where(i => shown[i] && sizes[i] > 0).OrderBy(i => sizes[i]).Select(i => (int?)i)
              .FirstOrDefault();
            if (next is null) return shown;
            shown[next.Value] = false;
        }
    }
}
