namespace Wegmarke.Interviews.Suggestions;

/// <summary>A paragraph that people coded.</summary>
/// <param name="Stems">Each once.</param>
public sealed record CodedParagraph(Guid Source, IReadOnlyCollection<string> Stems, IReadOnlyCollection<Guid> Codes);

/// <summary>A code that may fit, with the words that speak for it, the strongest first.</summary>
/// <param name="Odds">Natural logarithm of the odds that the code fits, as the model sees it; only their order is shown.</param>
public sealed record Suggestion(Guid Code, double Odds, IReadOnlyList<string> Because);

/// <summary>Which words go with which code, counted from paragraphs that people coded: for each code a naive Bayes model of words that are
/// there (McCallum and Nigam 1998), so that every suggestion can name its words. Nothing else enters.</summary>
public sealed class LearnedCodes
{
    /// <summary>A code that was given to fewer paragraphs is not suggested.</summary>
    public const int ParagraphsMin = 5;

    /// <summary>Added to every count (Jeffreys), so that a word seen once decides nothing.</summary>
    private const double Prior = 0.5;
    private const int WordsMost = 3;

    private readonly IReadOnlyList<(Guid Code, double Base, IReadOnlyDictionary<string, double> Weights)> codes;
    private readonly IReadOnlyDictionary<string, int> spread;
    private readonly int paragraphs;

    private LearnedCodes(IReadOnlyList<(Guid, double, IReadOnlyDictionary<string, double>)> codes, IReadOnlyDictionary<string, int> spread,
        int paragraphs) => (this.codes, this.spread, this.paragraphs) = (codes, spread, paragraphs);

    /// <summary>Codes that can be suggested.</summary>
    public int Codes => codes.Count;

    public int Paragraphs => paragraphs;

    public static LearnedCodes Of(IReadOnlyCollection<CodedParagraph> examples)
    {
        var spread = Count(examples);
        var all = examples.Count;
        List<(Guid, double, IReadOnlyDictionary<string, double>)> codes = [];
        foreach (var code in examples.SelectMany(one => one.Codes).Distinct().Order())
        {
            var with = examples.Where(one => one.Codes.Contains(code)).ToList();
            if (with.Count < ParagraphsMin || with.Count == all) continue;
            double inside = with.Count, outside = all - with.Count;
            var weights = Count(with).Where(word => spread[word.Key] > 1).ToDictionary(word => word.Key, word =>
                Math.Log((word.Value + Prior) / (inside + 2 * Prior))
                - Math.Log((spread[word.Key] - word.Value + Prior) / (outside + 2 * Prior)), StringComparer.Ordinal);
            codes.Add((code, Math.Log(inside / outside), weights));
        }

        return new(codes, spread, all);
    }

    /// <summary>The codes that fit best and have at least one word that speaks for them, the best first.</summary>
    public IReadOnlyList<Suggestion> Suggest(IReadOnlyCollection<string> stems, int most) =>
    [
        .. codes.Select(one => (one.Code, Odds: one.Base + stems.Sum(stem => Weight(one, stem)), Words: one.Weights))
            .OrderByDescending(one => one.Odds).ThenBy(one => one.Code)
            .Select(one => new Suggestion(one.Code, one.Odds, [.. stems.Where(stem =>
                    one.Words.TryGetValue(stem, out var weight) && weight > 0)
                .OrderByDescending(stem => one.Words[stem]).ThenBy(stem => stem, StringComparer.Ordinal).Take(WordsMost)]))
            .Where(one => one.Because.Count > 0).Take(most),
    ];

    /// <summary>A known word that never came with the code speaks against it; an unknown word says nothing.</summary>
    private double Weight((Guid Code, double Base, IReadOnlyDictionary<string, double> Weights) one, string stem)
    {
        if (one.Weights.TryGetValue(stem, out var weight)) return weight;
        var times = spread.GetValueOrDefault(stem);
        if (times <= 1) return 0;
        var inside = paragraphs / (1 + Math.Exp(-one.Base));
        return Math.Log(Prior / (inside + 2 * Prior)) - Math.Log((times + Prior) / (paragraphs - inside + 2 * Prior));
    }

    private static Dictionary<string, int> Count(IEnumerable<CodedParagraph> examples)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in examples.SelectMany(one => one.Stems)) counts[stem] = counts.GetValueOrDefault(stem) + 1;
        return counts;
    }
}
