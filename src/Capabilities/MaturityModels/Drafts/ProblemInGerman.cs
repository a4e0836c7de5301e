using System.Text.RegularExpressions;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>What the reader of models says in English, in German for those who edit in the browser. A sentence that is not known here is
/// shown in English and marked as such.</summary>
public static class ProblemInGerman
{
    private static readonly (Regex English, string German)[] Sentences = Patterns(GermanSentences.All);

    /// <summary>The sentence in German; null where it is not known.</summary>
    public static string? Of(string english) => Of(english, Sentences);

    /// <summary>What is wrong and what to do; null where one of the two is not known.</summary>
    public static string? Of(ModelProblem problem) =>
        Of(problem.What) is { } what && Of(problem.Remedy) is { } remedy ? $"{what} {remedy}" : null;

    internal static (Regex English, string German)[] Patterns(IEnumerable<(string English, string German)> sentences) =>
    [
        .. sentences.Select(one => (new Regex("^" + Regex.Escape(one.English).Replace("\\*", "(.*?)", StringComparison.Ordinal) + "$",
            RegexOptions.Singleline), one.German)),
    ];

    internal static string? Of(string english, (Regex English, string German)[] sentences)
    {
        foreach (var (pattern, german) in sentences)
        {
            if (pattern.Match(english) is not { Success: true } match) continue;
            object[] parts = [.. match.Groups.Values.Skip(1).Select(group => group.Value)];
            return string.Format(null, german, parts);
        }

        return null;
    }
}
