using System.Text.RegularExpressions;

namespace Wegmarke.Disclosure;

/// <summary>What in a free text leads to a person. Finds patterns, not meaning: whoever reads the text must still judge.</summary>
public static partial class PersonalTraces
{
    /// <summary>Traces that no published text needs: addresses of mail, numbers of telephones, accounts and files.</summary>
    public static IReadOnlyList<string> Certain(string text) =>
        [.. Mail().Matches(text).Concat(Account().Matches(text)).Concat(Phone().Matches(Account().Replace(text, "")))
            .Select(match => match.Value.Trim())];

    /// <summary>Traces that may be harmless: persons with a form of address.</summary>
    public static IReadOnlyList<string> Possible(string text) => [.. Named().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\bDE\d{2}[ \d]{16,27}\b")]
    private static partial Regex Account();

    /// <summary>At least seven digits in one piece, as telephones and file numbers have; dates and times have fewer.</summary>
    [GeneratedRegex(@"(?<!\d)(\+49|0)[ /()-]{0,3}\d([ /()-]{0,3}\d){5,}")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(Herrn?|Frau|Dr\.|Mr|Mrs|Ms)\.?\s+\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?")]
    private static partial Regex Named();
}
