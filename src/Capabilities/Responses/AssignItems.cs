using Wegmarke.MaturityModels;

namespace Wegmarke.Responses;

/// <summary>Which items one sheet asks: the fixed ones of its form and some of the blocks, drawn at random.</summary>
public static class AssignItems
{
    /// <param name="draw">A number from 0 to below the given one; chance comes from outside.</param>
    /// <param name="areas">The areas that were chosen when the campaign was planned; null or empty: those of the form.</param>
    public static IReadOnlySet<string> Run(
        MaturityModel model, Form form, string perspective, Func<int, int> draw, IReadOnlyCollection<string>? areas = null)
    {
        var own = model.Asked(form, perspective, areas).ToHashSet();
        if (!form.NamesItems) return own;
        var asked = form.FixedItems.ToHashSet();
        var blocks = form.Blocks.ToList();
        for (var taken = 0; taken < form.BlocksPerSheet; taken++)
        {
            var at = draw(blocks.Count);
            asked.UnionWith(blocks[at].Items);
            blocks.RemoveAt(at);
        }

        asked.IntersectWith(own);
        return asked;
    }
}
