using System.Text.RegularExpressions;

namespace Wegmarke.Exchange.Bpmn;

/// <summary>Words of German and English step names that tell the medium of the step; a hint for a person, not a measurement.</summary>
internal static partial class ProcessMedia
{
    public static string? Of(string name) =>
        Paper().IsMatch(name) ? "paper"
        : Telephone().IsMatch(name) ? "telephone"
        : Counter().IsMatch(name) ? "counter"
        : Mail().IsMatch(name) ? "e-mail"
        : Online().IsMatch(name) ? "online"
        : null;

    [GeneratedRegex("papier|ausdruck|drucken|brief|postalisch|per post|unterschr|unterzeichn|scan|aktenordner|stempel|\\bfax|paper|\\bprint|letter|\\bsign\\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Paper();

    [GeneratedRegex("telefon|anruf|phone|\\bcall\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Telephone();

    [GeneratedRegex("vorsprechen|persönlich|schalter|vor ort|counter|in person", RegexOptions.IgnoreCase)]
    private static partial Regex Counter();

    [GeneratedRegex("e-?mail", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex("online|portal|elektronisch|digital|\\beID\\b|webformular|web form", RegexOptions.IgnoreCase)]
    private static partial Regex Online();
}
