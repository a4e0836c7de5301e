using System.Globalization;
using System.Text.RegularExpressions;

namespace Wegmarke.Statistics.Factors;

/// <summary>A loading as written: free, fixed to a value, or free with a name that makes it equal to others of that name.</summary>
public sealed record WrittenTerm(string Left, string Right, double? Fixed, bool Freed, string? Label);

/// <summary>A measurement model in the notation that lavaan made common: <c>factor =~ item + item</c> and <c>a ~~ b</c>, one statement
/// a line or between semicolons; <c>0.5*x</c> fixes, <c>NA*x</c> frees, <c>name*x</c> equates; <c>x1 + ... + x9</c> counts on.</summary>
public sealed partial record ModelText(IReadOnlyList<WrittenTerm> Loadings, IReadOnlyList<WrittenTerm> Covariances)
{
    public IReadOnlyList<string> Factors => [.. Loadings.Select(term => term.Left).Distinct()];

    public IReadOnlyList<string> Items => [.. Loadings.Select(term => term.Right).Except(Factors).Distinct()];

    /// <returns>The model, or one sentence that says what cannot be read.</returns>
    public static (ModelText? Model, string? Problem) Parse(string text)
    {
        var (loadings, covariances) = (new List<WrittenTerm>(), new List<WrittenTerm>());
        foreach (var raw in text.Split('\n', ';'))
        {
            var line = raw.Split('#')[0].Trim();
            if (line.Length == 0) continue;
            var at = line.IndexOf("=~", StringComparison.Ordinal) is var found and >= 0 ? found
                : line.IndexOf("~~", StringComparison.Ordinal);
            if (at <= 0) return (null, $"\"{line}\" is neither \"factor =~ items\" nor \"a ~~ b\".");
            var list = line[at] == '=' ? loadings : covariances;
            var terms = line[(at + 2)..].Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var left in line[..at].Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var term in Expanded(terms))
                {
                    if (Term(left, term) is not { } read) return (null, $"\"{term}\" in \"{line}\" is no item.");
                    list.Add(read);
                }
            }
        }

        var model = new ModelText(loadings, covariances);
        if (loadings.Count == 0) return (null, "The model has no factor. Write \"factor =~ item + item + item\".");
        var known = model.Items.Concat(model.Factors).ToHashSet();
        if (loadings.FirstOrDefault(term => model.Factors.Contains(term.Right)) is { } second)
            return (null, $"\"{second.Right}\" is a factor measured by \"{second.Left}\"; factors of factors are not supported.");
        return covariances.SelectMany(term => new[] { term.Left, term.Right }).FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? (null, $"\"{unknown}\" is measured by no factor.") : (model, null);
    }

    private static WrittenTerm? Term(string left, string term)
    {
        var parts = term.Split('*', StringSplitOptions.TrimEntries);
        if (parts.Length > 2 || parts.Any(part => part.Length == 0) || !Name().IsMatch(parts[^1]) || !Name().IsMatch(left)) return null;
        if (parts.Length == 1) return new(left, term, null, false, null);
        if (parts[0] == "NA") return new(left, parts[1], null, true, null);
        return double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new(left, parts[1], value, false, null) : Name().IsMatch(parts[0]) ? new(left, parts[1], null, false, parts[0]) : null;
    }

    /// <summary>x1 + ... + x9 is x1 to x9.</summary>
    private static IEnumerable<string> Expanded(string[] terms)
    {
        for (var at = 0; at < terms.Length; at++)
        {
            if (terms[at] is not ("..." or "…") || at == 0 || at + 1 == terms.Length)
            {
                yield return terms[at];
                continue;
            }

            var (from, to) = (Counted().Match(terms[at - 1]), Counted().Match(terms[at + 1]));
            if (!from.Success || !to.Success || from.Groups[1].Value != to.Groups[1].Value)
            {
                yield return terms[at];
                continue;
            }

            var (first, last) = (int.Parse(from.Groups[2].Value, CultureInfo.InvariantCulture),
                int.Parse(to.Groups[2].Value, CultureInfo.InvariantCulture));
            for (var number = first + 1; number < last; number++)
                yield return from.Groups[1].Value + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Has a letter before any digit, so that no dots are taken for an item.</summary>
    [GeneratedRegex(@"^[._]*\p{L}[\p{L}\p{N}._]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(.*?)(\d+)$")]
    private static partial Regex Counted();
}
