using Wegmarke.MaturityModels;

namespace Wegmarke.Initiatives;

/// <summary>A proposal of the model with its reason.</summary>
/// <param name="Areas">Areas below their target that it works on.</param>
/// <param name="Causes">Causes that were found in the house and that it answers.</param>
/// <param name="Missing">Initiatives of the catalogue that should come first and are neither under way nor done.</param>
public sealed record Suggestion(
    KnownInitiative Initiative, IReadOnlyList<string> Areas, IReadOnlyList<string> Causes, IReadOnlyList<string> Missing);

/// <summary>Which initiatives of the catalogue answer what was found: those for found causes first, then those that work on most areas
/// below
/// their target, then the cheapest.</summary>
public static class SuggestInitiatives
{
    /// <param name="below">Areas below their target, where that is not good enough.</param>
    /// <param name="causes">Keys of causes that were found in the house; empty where nobody looked yet.</param>
    public static IReadOnlyList<Suggestion> Run(MaturityModel model, Portfolio portfolio, IReadOnlyCollection<string> below,
        IReadOnlyCollection<string> causes)
    {
        // What was declined is not proposed again: the no holds.
        var taken = portfolio.Sheets.Select(one => one.Content.Catalogue).ToHashSet();
        var underWay = portfolio.Sheets.Where(one => !one.Stand.IsNo()).Select(one => one.Content.Catalogue).ToHashSet();
        return
        [
            .. model.Initiatives.Where(one => !taken.Contains(one.Key)).Select(one => new Suggestion(one,
                    [.. one.Areas.Where(below.Contains)], [.. one.Causes.Where(causes.Contains)],
                    [.. one.Prerequisites.Where(before => !underWay.Contains(before))]))
                .Where(one => one.Areas.Count + one.Causes.Count > 0)
                .OrderByDescending(one => one.Causes.Count).ThenByDescending(one => one.Areas.Count).ThenBy(one => one.Missing.Count)
                .ThenBy(one => one.Initiative.Effort.DaysHigh).ThenBy(one => one.Initiative.Key, StringComparer.Ordinal),
        ];
    }
}
