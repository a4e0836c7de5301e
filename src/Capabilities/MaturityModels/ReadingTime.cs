namespace Wegmarke.MaturityModels;

/// <summary>How long a questionnaire takes: words at a reading pace, plus a moment to judge and mark each item.</summary>
/// <remarks>minutes = (words of the welcome page, of the names of the areas, of the leads and of the items) / 180 + items · 5 s / 60.
/// A lead that stands again word for word on a later page is not read again. 180 words a minute is slow silent reading of German prose
/// (Brysbaert 2019 finds 238 for adults on average; the slower pace leaves nobody behind); 5 seconds per item to judge and mark is an
/// assumption of ours, to be held against the waves measured.</remarks>
public static class ReadingTime
{
    /// <summary>Words of the welcome page in the language that needs most; a test holds the page to it.</summary>
    public const int WelcomeWords = 165;

    private const double WordsPerMinute = 180;
    private const double SecondsPerItem = 5;

    /// <summary>Minutes for items alone.</summary>
    public static double Minutes(MaturityModel model, string language, IEnumerable<string> items)
    {
        var texts = model.TextsIn(language);
        var asked = items.ToList();
        return asked.Sum(item => Words(texts.Items[item].Text)) / WordsPerMinute + asked.Count * SecondsPerItem / 60;
    }

    /// <summary>Minutes for items with the names of their areas and the leads above them.</summary>
    public static double WithLeads(MaturityModel model, string perspective, string language, IReadOnlyCollection<string> items) =>
        Minutes(model, language, items) + Leads(model, perspective, language, items)
        + AreasOf(model, items).Sum(area => Name(model, language, area));

    /// <summary>Minutes of the longest sheet that a form can give to a perspective, from the welcome page to the last item, whatever blocks
    /// and areas are drawn or chosen.</summary>
    public static double Longest(
        MaturityModel model, Form form, string perspective, string language, IReadOnlyCollection<string>? areas = null)
    {
        double Body(IReadOnlyCollection<string>? chosen)
        {
            var asked = model.Asked(form, perspective, chosen).ToHashSet();
            var fixedItems = form.Blocks.Count == 0 ? asked : asked.Where(form.FixedItems.Contains);
            return AreasOf(model, asked).Sum(area => Name(model, language, area)) + Minutes(model, language, fixedItems)
                + form.Blocks.Select(block => Minutes(model, language, block.Items.Where(asked.Contains))).OrderDescending()
                    .Take(form.BlocksPerSheet).Sum();
        }

        var open = form.ChooseAreas is { } && areas is not { Count: > 0 };
        var body = open
            ? model.Areas.Select(area => Body([area.Key])).OrderDescending().Take(form.ChooseAreas!.Value).Sum()
            : Body(areas);
        var all = open ? [.. model.Areas.Select(area => area.Key)] : areas;
        return WelcomeWords / WordsPerMinute + Leads(model, perspective, language, model.Asked(form, perspective, all)) + body;
    }

    private static double Leads(MaturityModel model, string perspective, string language, IEnumerable<string> items)
    {
        var asked = items.ToHashSet();
        var lead = model.TextsIn(language).Perspectives[perspective];
        return model.Items.Where(item => asked.Contains(item.Key)).Select(item => lead.LeadOf(item.Scale)).Distinct().Sum(Words)
            / WordsPerMinute;
    }

    private static double Name(MaturityModel model, string language, string area) =>
        Words(model.TextsIn(language).Areas[area].Name) / WordsPerMinute;

    private static IEnumerable<string> AreasOf(MaturityModel model, IReadOnlyCollection<string> items) =>
        model.Items.Where(item => items.Contains(item.Key)).Select(item => item.Area).Distinct();

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
