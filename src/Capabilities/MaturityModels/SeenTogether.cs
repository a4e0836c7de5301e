namespace Wegmarke.MaturityModels;

/// <summary>On which share of the sheets two items of a form stand together, when blocks are drawn at random without putting
/// back.</summary>
/// <remarks>With k of n blocks on a sheet: fixed items always; an item of a block k/n; two items of different blocks
/// k(k−1)/(n(n−1)).</remarks>
public static class SeenTogether
{
    public static double Share(Form form, string first, string second)
    {
        double drawn = form.BlocksPerSheet, blocks = form.Blocks.Count;
        return (Block(form, first), Block(form, second)) switch
        {
            (null, null) => 1,
            (null, _) or (_, null) => drawn / blocks,
            var (a, b) when a == b => drawn / blocks,
            _ => blocks < 2 ? 0 : drawn * (drawn - 1) / (blocks * (blocks - 1)),
        };
    }

    /// <summary>The two items of one perspective that stand together least often; null where fewer than two are asked.</summary>
    public static (string First, string Second, double Share)? Rarest(MaturityModel model, Form form, string perspective)
    {
        var asked = model.Asked(form, perspective).ToList();
        (string, string, double)? rarest = null;
        for (var a = 0; a < asked.Count; a++)
        {
            for (var b = a + 1; b < asked.Count; b++)
            {
                var share = Share(form, asked[a], asked[b]);
                if (rarest is null || share < rarest.Value.Item3) rarest = (asked[a], asked[b], share);
            }
        }

        return rarest;
    }

    private static string? Block(Form form, string item) => form.FixedItems.Contains(item)
        ? null
        : form.Blocks.FirstOrDefault(block => block.Items.Contains(item))?.Key;
}
