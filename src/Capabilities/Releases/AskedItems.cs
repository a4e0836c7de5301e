using Wegmarke.MaturityModels;

namespace Wegmarke.Releases;

/// <summary>Which items a form can ask, whether or not anybody was asked them.</summary>
internal static class AskedItems
{
    public static HashSet<string> Of(MaturityModel model, Form form, string perspective)
    {
        var own = model.Items.Where(item => item.Perspectives.Contains(perspective)).Select(item => item.Key).ToHashSet();
        if (form.FixedItems.Count > 0 || form.Blocks.Count > 0)
        {
            own.IntersectWith(form.FixedItems.Concat(form.Blocks.SelectMany(block => block.Items)));
        }

        return own;
    }

    /// <summary>Items of one area that the form can ask anybody.</summary>
    public static HashSet<string> OfArea(MaturityModel model, Form form, string area) =>
        [.. form.Perspectives.SelectMany(perspective => Of(model, form, perspective))
            .Intersect(model.ItemsOf(area).Select(item => item.Key))];
}
