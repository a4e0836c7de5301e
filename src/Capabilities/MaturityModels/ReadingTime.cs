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
}
