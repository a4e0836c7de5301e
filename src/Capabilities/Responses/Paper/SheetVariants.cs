using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Responses.Paper;

/// <summary>The random forms of planned missingness, numbered: on paper the block is drawn by taking a sheet from a stack in which all
/// variants lie equally often.</summary>
public static class SheetVariants
{
    public static IReadOnlyList<Language> Languages { get; } = [Language.German, Language.PlainGerman, Language.English];

    /// <summary>The languages in which a model can be printed.</summary>
    public static IEnumerable<Language> LanguagesOf(MaturityModel model) =>
        Languages.Where(one => one.Key != Language.PlainGerman.Key || model.HasPlain(one.Tag));

    /// <summary>How many different sheets a form has.</summary>
    public static int Count(Form form)
    {
        if (!form.NamesItems) return 1;
        long count = 1;
        for (var taken = 0; taken < form.BlocksPerSheet; taken++) count = count * (form.Blocks.Count - taken) / (taken + 1);
        return (int)Math.Min(count, PageCode.VariantsMax);
    }

    /// <summary>The items that a kind of sheet asks, in the model's order; null where there is no such kind in this campaign.</summary>
    public static IReadOnlySet<string>? Asked(CampaignState state, SheetKind kind)
    {
        var (model, form) = (state.Model, state.Form);
        if (kind.Perspective >= model.Perspectives.Count || kind.Variant >= Count(form) || kind.Language >= Languages.Count) return null;
        var perspective = model.Perspectives[kind.Perspective].Key;
        if (!form.Perspectives.Contains(perspective)) return null;
        var chosen = Blocks(form.Blocks.Count, form.NamesItems ? form.BlocksPerSheet : 0).ElementAt(kind.Variant);
        var at = 0;
        var taken = new List<int>();
        // AssignItems draws from the blocks that are left; what was drawn before has moved the later ones down.
        return AssignItems.Run(model, form, perspective, _ =>
        {
            var block = chosen[at++];
            var place = block - taken.Count(earlier => earlier < block);
            taken.Add(block);
            return place;
        }, state.Campaign.Areas);
    }

    /// <summary>All ways to choose some of the blocks, in a fixed order.</summary>
    private static IEnumerable<int[]> Blocks(int of, int choose, int from = 0)
    {
        if (choose == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = from; first <= of - choose; first++)
        {
            foreach (var rest in Blocks(of, choose - 1, first + 1)) yield return [first, .. rest];
        }
    }
}
