using System.Text.RegularExpressions;

namespace Wegmarke.Interviews;

/// <summary>What the house itself knows: its own name, its units, the places around it, and what already stands for what.</summary>
public sealed record KnownNames(string House, IReadOnlyList<string> Units, IReadOnlySet<string> Places,
    IReadOnlyDictionary<string, string> Table);

/// <summary>Proposes what has to be replaced before a text may be coded, by rules and word lists. It proposes; a person decides.</summary>
public static partial class ProposeNames
{
    /// <summary>Beyond so many a table helps nobody.</summary>
    public const int ProposalsMax = 400;

    /// <param name="speakers">Names and signs before the colons.</param>
    public static IReadOnlyList<Proposal> Run(string text, IReadOnlyList<string> speakers, KnownNames known)
    {
        var found = new Dictionary<string, (NameKind Kind, bool Sure)>(StringComparer.Ordinal);
        void Add(string words, NameKind kind, bool sure = true)
        {
            if (words.Length > 1) found.TryAdd(words, (kind, sure));
        }

        foreach (var words in known.Table.Keys.Where(words => Occurs(text, words))) Add(words, NameKind.Other);
        foreach (var name in speakers.Where(name => !Sign().IsMatch(name))) Add(name, NameKind.Speaker);
        foreach (Match one in Mail().Matches(text)) Add(one.Value, NameKind.Mail);
        foreach (Match one in Identifier().Matches(text)) Add(one.Value, NameKind.Number);
        foreach (Match one in Date().Matches(text)) Add(one.Value, NameKind.Date);
        foreach (Match one in Phone().Matches(text)) Add(one.Value.Trim(), NameKind.Phone);
        People(text, Add);
        foreach (var unit in known.Units.Where(unit => Occurs(text, unit))) Add(unit, NameKind.Unit);
        foreach (var office in NameLists.Offices.Where(office => Occurs(text, office))) Add(office, NameKind.Office);
        if (known.House.Length > 0 && Occurs(text, known.House)) Add(known.House, NameKind.Place);
        Places(text, known.Places, Add);
        return Named(text, found, known);
    }

    /// <summary>Occurrences as whole words; a name is found in its genitive too.</summary>
    public static Regex Whole(string words) => new(
        (char.IsLetterOrDigit(words[0]) ? @"(?<![\p{L}\p{N}])" : "") + Regex.Escape(words)
        + (char.IsLetter(words[^1]) ? @"(?=s?(?![\p{L}\p{N}]))" : @"(?![\p{L}\p{N}])"), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static bool Occurs(string text, string words) => text.Contains(words, StringComparison.Ordinal) && Whole(words).IsMatch(text);

    private static void People(string text, Action<string, NameKind, bool> add)
    {
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match one in Address().Matches(text))
        {
            var name = one.Groups["name"].Value;
            add(name, NameKind.Person, true);
            surnames.Add(name.Split(' ')[^1]);
        }

        foreach (Match one in TwoNames().Matches(text))
        {
            if (!NameLists.FirstNames.Contains(one.Groups["first"].Value)) continue;
            add(one.Value, NameKind.Person, true);
            surnames.Add(one.Groups["last"].Value);
        }

        foreach (var surname in surnames.Where(surname => surname.Length > 2)) add(surname, NameKind.Person, true);
        foreach (var first in Word().Matches(text).Select(one => one.Value).Where(NameLists.FirstNames.Contains).Distinct())
        {
            add(first, NameKind.Person, true);
        }
    }

    private static void Places(string text, IReadOnlySet<string> places, Action<string, NameKind, bool> add)
    {
        foreach (var word in Word().Matches(text).Select(one => one.Value).Distinct(StringComparer.Ordinal))
        {
            var place = places.Contains(word) ? word : word.EndsWith('s') && places.Contains(word[..^1]) ? word[..^1] : null;
            if (place is not null) add(place, NameKind.Place, !NameLists.AlsoWords.Contains(place));
        }
    }

    /// <summary>Gives each its replacement: the one of the table, or the next free number of its kind.</summary>
    private static List<Proposal> Named(string text, Dictionary<string, (NameKind Kind, bool Sure)> found, KnownNames known)
    {
        var taken = known.Table.Values.ToHashSet(StringComparer.Ordinal);
        var people = Surnames(known.Table);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        List<Proposal> named = [];
        foreach (var (words, (kind, sure)) in found.OrderBy(one => one.Value.Kind).ThenByDescending(one => one.Key.Length)
            .ThenBy(one => one.Key, StringComparer.Ordinal).Take(ProposalsMax))
        {
            var count = Whole(words).Count(text);
            if (count == 0) continue;
            var replacement = known.Table.TryGetValue(words, out var before) ? before
                : kind == NameKind.Person && people.TryGetValue(words.Split(' ')[^1], out var same) ? same : Fresh(words, kind, known,
                    taken, next);
            taken.Add(replacement);
            if (kind == NameKind.Person) people[words.Split(' ')[^1]] = replacement;
            named.Add(new(kind, words, replacement, count, sure));
        }

        return named;
    }

    private static string Fresh(string words, NameKind kind, KnownNames known, HashSet<string> taken, Dictionary<string, int> next)
    {
        if (words == known.House) return "[unsere Verwaltung]";
        var word = kind switch
        {
            NameKind.Person => "Person",
            NameKind.Place => "Ort",
            NameKind.Unit => "Amt",
            NameKind.Office => "[eine Führungskraft]",
            NameKind.Phone => "[Telefonnummer]",
            NameKind.Mail => "[E-Mail-Adresse]",
            NameKind.Date => "[Datum]",
            NameKind.Number => "[Kennung]",
            NameKind.Speaker => "B",
            _ => "[entfernt]",
        };
        if (word[0] == '[') return word;
        while (true)
        {
            next[word] = next.GetValueOrDefault(word) + 1;
            var numbered = kind == NameKind.Speaker ? $"{word}{next[word]}" : $"[{word} {next[word]}]";
            if (!taken.Contains(numbered)) return numbered;
        }
    }

    /// <summary>Whom a surname already stands for; the first one said keeps it.</summary>
    private static Dictionary<string, string> Surnames(IReadOnlyDictionary<string, string> table)
    {
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (words, replacement) in table.Where(one => one.Value.StartsWith("[Person", StringComparison.Ordinal)))
        {
            people.TryAdd(words.Split(' ')[^1], replacement);
        }

        return people;
    }

    [GeneratedRegex(@"^(?:I|B|E|P|S|A|IP|IV|INT|Interviewer(?:in)?|Interview|Befragte[rs]?|Moderat(?:or|orin|ion)|Speaker)\s?\d{0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex Sign();

    [GeneratedRegex(@"[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}", RegexOptions.None, 5000)]
    private static partial Regex Mail();

    /// <summary>Bank accounts and file numbers.</summary>
    [GeneratedRegex(@"\bDE\d{2}(?: ?\d{4}){4} ?\d{2}\b|\b(?:Az\.|Aktenzeichen)\s*[\p{L}\d./-]{3,30}", RegexOptions.None, 5000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\b\d{1,2}\.\s?(?:\d{1,2}\.\s?(?:19|20)?\d{2}\b|"
        + @"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?:\s(?:19|20)\d{2})?)|\b(?:19|20)\d{2}-\d{2}-\d{2}\b", RegexOptions.None, 5000)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![\d#:.,])(?:\+49[\s/-]?|0)\d{2,5}[\s/-]{1,3}\d{2,4}(?:[\s-]?\d{2,4}){0,3}(?![\d:])", RegexOptions.None, 5000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?:Frau|Herrn?|Dr\.|Prof\.|Kolleg(?:e|in)|Bürgermeister(?:in)?)[ ](?:Dr\.[ ]|Prof\.[ ])*"
        + @"(?<name>\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?(?:[ ]\p{Lu}\p{Ll}{2,}-\p{Lu}\p{Ll}+)?)", RegexOptions.None, 5000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?<first>\p{Lu}\p{Ll}+)[ ](?<last>\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)\b", RegexOptions.None, 5000)]
    private static partial Regex TwoNames();

    [GeneratedRegex(@"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*", RegexOptions.None, 5000)]
    private static partial Regex Word();
}
