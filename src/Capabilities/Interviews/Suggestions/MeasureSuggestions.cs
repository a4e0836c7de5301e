namespace Wegmarke.Interviews.Suggestions;

/// <summary>How often suggestions were right about sources from which nothing was learned.</summary>
/// <param name="Paragraphs">Coded paragraphs that were asked about.</param>
/// <param name="First">Share of them whose first suggestion people had given.</param>
/// <param name="Any">Share with at least one such among those suggested.</param>
/// <param name="Frequent">The same share for who always names the most frequent codes.</param>
public sealed record SuggestionQuality(int Sources, int Paragraphs, double First, double Any, double Frequent);

/// <summary>Cross-validation by source: people of one conversation talk alike, so paragraphs of a source never judge what was learned from
/// its neighbours.</summary>
public static class MeasureSuggestions
{
    public const int Shown = 3;
    public const int ParagraphsMin = 30;
    public const int SourcesMin = 3;
    private const int Folds = 10;

    /// <returns>Null where too little is coded to say anything.</returns>
    public static SuggestionQuality? Run(IReadOnlyCollection<CodedParagraph> examples)
    {
        var sources = examples.Select(one => one.Source).Distinct().Order().ToList();
        if (sources.Count < SourcesMin || examples.Count < ParagraphsMin) return null;
        var fold = sources.Index().ToDictionary(one => one.Item, one => one.Index % Folds);
        var (first, any, frequent) = (0, 0, 0);
        for (var at = 0; at < Math.Min(Folds, sources.Count); at++)
        {
            List<CodedParagraph> known = [.. examples.Where(one => fold[one.Source] != at)];
            var learned = LearnedCodes.Of(known);
            var usual = known.SelectMany(one => one.Codes).GroupBy(code => code).OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key).Take(Shown).Select(group => group.Key).ToHashSet();
            foreach (var asked in examples.Where(one => fold[one.Source] == at))
            {
                var suggested = learned.Suggest(asked.Stems, Shown);
                if (suggested.Count > 0 && asked.Codes.Contains(suggested[0].Code)) first++;
                if (suggested.Any(one => asked.Codes.Contains(one.Code))) any++;
                if (asked.Codes.Any(usual.Contains)) frequent++;
            }
        }

        double all = examples.Count;
        return new(sources.Count, examples.Count, first / all, any / all, frequent / all);
    }
}
