using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Checking;

/// <summary>An inspection as a person reads it on the screen.</summary>
public static class InspectionText
{
    private const int ShownOfEachFate = 12;
    private const int LettersMax = 200;

    public static IEnumerable<string> Of(Inspection one, Language language)
    {
        var verdict = one.Refused ? language.Say("nicht lesbar", "refused")
            : one.HasFindings ? language.Say("lesbar, mit Befunden", "readable, with findings") : language.Say("in Ordnung", "in order");
        yield return $"{one.File}: {one.Format}{(one.Version is { Length: > 0 } version ? " " + version : "")}, {verdict}{(one.Title is { Length: > 0 } title ? $" — {title}" : "")}";
        var counts = one.Counts.Where(count => count.Count > 0).Select(count => $"{language.Count(count.Count)} {count.Name}").ToList();
        if (counts.Count > 0) yield return "  " + string.Join(", ", counts);
        foreach (var (name, values) in one.Lists.Where(list =>
            list.Values.Any(value => value.Length > 0))) yield return $"  {name}: {OneLine(string.Join(", ", values))}";
        foreach (var (name, kinds) in one.Kinds.Where(kind => kind.Counts.Count > 0))
        {
            yield return $"  {name}: {string.Join(", ", kinds.Select(kind => $"{(kind.Kind.Length > 0 ? kind.Kind : "–")} {kind.Count}"))}";
        }

        foreach (var fate in Enum.GetValues<Fate>())
        {
            var remarks = one.Of(fate).ToList();
            foreach (var remark in remarks.Take(ShownOfEachFate)) yield return Line(one, remark, language);
            if (remarks.Count > ShownOfEachFate)
            {
                yield return "  " + language.Say($"{FateWords.Name(fate, language)}: {remarks.Count - ShownOfEachFate} weitere; alle mit --json",
                    $"{FateWords.Name(fate, language)}: {remarks.Count - ShownOfEachFate} more; all with --json");
            }
        }
    }

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > LettersMax ? line[..LettersMax] + " …" : line;
    }

    private static string Line(Inspection one, Remark remark, Language language)
    {
        var place = remark.Place.ToString();
        var where = remark.Place is { Line: > 0, Part: null } ? $"{one.File}:{place}: " : place.Length > 0 ? place + ": " : "";
        var remedy = remark.Remedy.In(language);
        return $"  {FateWords.Name(remark.Fate, language)}: {where}{remark.What.In(language)}{(remedy.Length > 0 ? " " + remedy : "")}";
    }
}
