namespace Wegmarke.MaturityModels;

/// <summary>How long a questionnaire takes: words at a reading pace, plus a moment to judge and mark each item.</summary>
/// <remarks>180 words a minute is slow silent reading of German prose (Brysbaert 2019 finds 238 for adults on average; the slower pace
/// leaves nobody
/// behind); 5 seconds per item to judge and mark is an assumption of ours, to be held against the waves measured.</remarks>
public static class ReadingTime
{
    private const double WordsPerMinute = 180;
    private const double SecondsPerItem = 5;

    public static double Minutes(MaturityModel model, string language, IEnumerable<string> items)
    {
        var texts = model.TextsIn(language);
        var asked = items.ToList();
        var words = asked.Sum(item => texts.Items[item].Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        return words / WordsPerMinute + asked.Count * SecondsPerItem / 60;
    }

    /// <summary>Minutes of the longest sheet that a form can give to a perspective, whatever blocks and areas are drawn or
    /// chosen.</summary>
    public static double Longest(
        MaturityModel model, Form form, string perspective, string language, IReadOnlyCollection<string>? areas = null)
    {
        double Of(IEnumerable<string> items) => Minutes(model, language, items);
        if (form.ChooseAreas is { } most && areas is null)
        {
            return model.Areas.Select(area => Longest(model, form with { ChooseAreas = null }, perspective, language, [area.Key]))
                .OrderDescending().Take(most).Sum();
        }

        var asked = model.Asked(form, perspective, areas).ToHashSet();
        var fixedItems = form.Blocks.Count == 0 ? asked : asked.Where(form.FixedItems.Contains);
        return Of(fixedItems) + form.Blocks.Select(block => Of(block.Items.Where(asked.Contains))).OrderDescending()
            .Take(form.BlocksPerSheet).Sum();
    }
}
