using Wegmarke.Disclosure;

namespace Wegmarke.People.Figures;

/// <summary>Which shares of one item may be shown anew, so that neither the groups of now nor anything shown earlier can be subtracted to
/// few
/// people.</summary>
/// <remarks>A cell is a set of contributions that lie in the same groups now and in the same figures shown before. Contributions that were
/// never shown lie beside a cell of people who do not exist: so whoever came since is a block of their own as soon as the whole is shown,
/// and
/// has to be enough by itself, as those have who left or changed. Every figure that is shown is a sum of blocks that could each be shown
/// alone (<see cref="ChooseCuts"/>); so no sum or difference of figures tells about fewer.</remarks>
public static class ChooseShares
{
    /// <summary>Name of the whole house among the groups.</summary>
    public const string House = "";

    /// <param name="now">What counts now; prints of the same contribution with the same words are equal.</param>
    /// <param name="earlier">What was shown before: the prints of each group that was shown.</param>
    /// <returns>By group, and the house under <see cref="House"/>; null: not shown anew.</returns>
    public static IReadOnlyDictionary<string, RoughShare?> Run(IReadOnlyList<Print> now, IReadOnlyList<IReadOnlyList<Print>> earlier,
        int threshold)
    {
        var all = now.Concat(earlier.SelectMany(one => one)).DistinctBy(one => one.Mark).ToList();
        var views = earlier.Select(view => view.Select(one => one.Mark).ToHashSet()).ToList();
        var present = now.Select(one => one.Mark).ToHashSet();
        var cells = all.GroupBy(one => (Group: present.Contains(one.Mark) ? one.Group : null,
            Views: string.Concat(views.Select(view => view.Contains(one.Mark) ? '1' : '0')))).ToList();
        // The last cell is the one of people who do not exist.
        var count = cells.Count + 1;
        CellSet Set(Func<int, bool> holds) => CellSet.Of(count, cell => cell < cells.Count && holds(cell));
        bool Safe(CellSet set) => set.Contains(cells.Count) || RoughShare.IsSafe(set.Cells().Sum(cell => cells[cell].Count(one =>
            one.Reached)),
            set.Cells().Sum(cell => cells[cell].Count()), threshold);
        List<string> names = [House, .. now.GroupBy(one => one.Group).OrderByDescending(one => one.Count()).ThenBy(one => one.Key,
            StringComparer.Ordinal).Select(one => one.Key)];
        var cuts = names.Select(name => Set(cell => cells[cell].Key.Group is { } group && (name == House || group == name))).ToList();
        var known = Enumerable.Range(0, views.Count).Select(view => Set(cell => cells[cell].Key.Views[view] == '1')).ToList();
        var choice = ChooseCuts.Run(count, cuts, known, Safe, EarlierCuts.None);
        return names.Zip(choice.Shown, cuts).ToDictionary(one => one.First, one => one.Second ? RoughShare.Of(
            one.Third.Cells().Sum(cell => cells[cell].Count(print => print.Reached)), one.Third.Cells().Sum(cell => cells[cell].Count()),
                threshold) : null);
    }
}
