using System.Globalization;
using System.Text.RegularExpressions;

namespace Wegmarke.Exchange.Instruments;

/// <summary>The graded scale behind the choices of a question: each choice has a whole number, and there is at least one step.</summary>
/// <param name="Values">Code of a choice to its value.</param>
/// <param name="Absences">Code of a choice that says "don't know" or "does not apply" to the word of the model.</param>
public sealed partial record RatingScale(
    int Low, int High, IReadOnlyDictionary<string, int> Values, IReadOnlyDictionary<string, string> Absences, IReadOnlyList<Choice> Steps)
{
    private const int StepsMax = 11;

    [GeneratedRegex("^(?:[A-Za-z]+[_-]?)?0*(?<number>\\d{1,3})$")]
    private static partial Regex NumberedCode();

    [GeneratedRegex("wei(ß|ss)\\s+(ich\\s+)?nicht|keine\\s+ahnung|kann\\s+ich\\s+nicht|don.?t\\s+know|not\\s+sure|no\\s+opinion|je\\s+ne\\s+sais",
        RegexOptions.IgnoreCase)]
    private static partial Regex DoNotKnow();

    [GeneratedRegex("trifft\\s+(auf\\s+\\w+\\s+)?nicht\\s+zu$|entf(ä|ae)llt|not\\s+applicable|^n\\.?/?a\\.?$|does\\s+not\\s+apply", RegexOptions.IgnoreCase)]
    private static partial Regex NotApplicable();

    /// <summary>Whether a code is a number with at most letters before it, such as 1, A1 or AO01.</summary>
    public static bool IsNumbered(string code) => NumberedCode().IsMatch(code);

    /// <summary>The word of the model for a label that says that somebody does not know or is not concerned; null where it says
    /// neither.</summary>
    public static string? AbsenceIn(string label) => DoNotKnow().IsMatch(label) ? "dont-know" : NotApplicable().IsMatch(label)
        ? "not-applicable" : null;

    /// <summary>Scores first, then the numbers in codes such as 1, A1 or AO01; null where the choices are not graded.</summary>
    public static RatingScale? Of(IReadOnlyList<Choice> choices)
    {
        var absences = new Dictionary<string, string>(StringComparer.Ordinal);
        var steps = new List<Choice>();
        foreach (var choice in choices)
        {
            var words = choice.Text.ByLanguage.Values.Select(Foreign.ForeignText.Plain).ToList();
            if (words.Any(word => DoNotKnow().IsMatch(word))) absences.TryAdd(choice.Code, "dont-know");
            else if (choices.Count > 3 && words.Any(word => NotApplicable().IsMatch(word))
                && !NumberedFirst(choice, choices)) absences.TryAdd(choice.Code, "not-applicable");
            else steps.Add(choice);
        }

        if (steps.Count is < 2 or > StepsMax) return null;
        var values = ByScore(steps) ?? ByCode(steps);
        if (values is null || values.Values.Distinct().Count() != steps.Count) return null;
        int low = values.Values.Min(), high = values.Values.Max();
        return low >= 0 && high <= Statistics.AnswerCode.LargestValue && high - low < 100
            ? new(low, high, values, absences, [.. steps.OrderBy(step => values[step.Code])])
            : null;
    }

    /// <summary>"Trifft nicht zu" is also the lowest step of an agreement scale: then it stands at its end and "trifft zu" at the
    /// other.</summary>
    private static bool NumberedFirst(Choice choice, IReadOnlyList<Choice> choices) =>
        choices.Any(other => other.Code != choice.Code
            && other.Text.ByLanguage.Values.Any(text => text.Contains("trifft", StringComparison.OrdinalIgnoreCase)
                || text.Contains("applies", StringComparison.OrdinalIgnoreCase)));

    private static Dictionary<string, int>? ByScore(List<Choice> steps)
    {
        if (steps.Any(step => step.Score is not { } score || score != Math.Floor(score) || Math.Abs(score) > 1000)) return null;
        var values = Unique(steps, step => (int)step.Score!.Value);
        return values is not null && values.Values.Distinct().Count() == steps.Count ? values : null;
    }

    private static Dictionary<string, int>? ByCode(List<Choice> steps) =>
        steps.All(step => NumberedCode().IsMatch(step.Code))
            ? Unique(steps, step => int.Parse(NumberedCode().Match(step.Code).Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    private static Dictionary<string, int>? Unique(List<Choice> steps, Func<Choice, int> value)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        return steps.All(step => values.TryAdd(step.Code, value(step))) ? values : null;
    }
}
