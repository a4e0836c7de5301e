using System.Reflection;
using Wegmarke.Design;

namespace Wegmarke.Accounts.Access;

/// <summary>Why a password is refused.</summary>
public enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>Few different characters, or characters in a row.</summary>
    TooUniform,

    /// <summary>Many people take it.</summary>
    Common,

    /// <summary>Little else than the name of the person, of the account or of the town.</summary>
    NearName,
}

/// <summary>What is refused as a password: short ones, ones that many take, and ones that everybody in the house would try first. No mix of
/// kinds of characters is asked for; a sentence is better (NIST SP 800-63B, 3.1.1.2).</summary>
/// <param name="known">In lower case.</param>
/// <param name="near">Words that stand close to everybody here, such as the name of the town.</param>
public sealed class PasswordRule(IReadOnlySet<string> known, IReadOnlyList<string> near)
{
    public const int LengthMin = 12;

    /// <summary>Longer ones would only cost time to hash.</summary>
    public const int LengthMax = 200;
    private const int DifferentMin = 5;
    private const int RestMin = 6;
    private const int WordMin = 3;
    private const int KnownWordMin = 4;

    /// <summary>With the list that comes with the product.</summary>
    public static readonly PasswordRule Plain = new(OwnList(), ["Wegmarke"]);

    public PasswordRule Near(IEnumerable<string> words) => new(known, [.. near, .. words]);

    /// <summary>With further passwords that many take here, one a line; lines that begin with # are remarks.</summary>
    public PasswordRule With(IEnumerable<string> lines) => new(known.Concat(Entries(lines)).ToHashSet(), near);

    /// <returns>Null where nothing speaks against it.</returns>
    public PasswordFault? Fault(string password, IEnumerable<string> names)
    {
        if (password.Length < LengthMin) return PasswordFault.TooShort;
        if (password.Length > LengthMax) return PasswordFault.TooLong;
        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < DifferentMin || IsRow(lower)) return PasswordFault.TooUniform;
        var letters = string.Concat(lower.Where(char.IsLetter));
        if (known.Contains(lower) || IsKnown(letters)) return PasswordFault.Common;
        var rest = letters;
        foreach (var word in near.Concat(names).SelectMany(Words).Distinct().OrderByDescending(word => word.Length))
        {
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        }

        return rest.Length < letters.Length && (rest.Length < RestMin || IsKnown(rest)) ? PasswordFault.NearName : null;
    }

    /// <summary>A known word, once or again and again; what stands around it in digits and signs does not count.</summary>
    private bool IsKnown(string letters) => letters.Length >= KnownWordMin && Enumerable.Range(KnownWordMin,
        letters.Length - KnownWordMin + 1)
        .Where(length => letters.Length % length == 0)
        .Any(length => known.Contains(letters[..length])
            && string.Concat(Enumerable.Repeat(letters[..length], letters.Length / length)) == letters);

    /// <summary>Three of four steps lead to the same or the neighbouring character.</summary>
    private static bool IsRow(string text) => text.Zip(text.Skip(1), (one, next) => Math.Abs(one - next) <= 1).Count(near => near)
        >= 0.75 * (text.Length - 1);

    private static IEnumerable<string> Words(string name) => name.ToLowerInvariant()
        .Split([' ', '-', '.', '_', '@', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= WordMin);

    private static IEnumerable<string> Entries(IEnumerable<string> lines) => lines.Select(line => line.Trim().ToLowerInvariant())
        .Where(line => line.Length > 0 && line[0] != '#');

    private static HashSet<string> OwnList()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. Entries(reader.ReadToEnd().Split('\n'))];
    }
}

public static class PasswordFaultWords
{
    public static string In(this PasswordFault fault, Language language) => fault switch
    {
        PasswordFault.TooShort => language.Say($"Das Passwort ist zu kurz. Bitte nehmen Sie mindestens {PasswordRule.LengthMin} Zeichen.",
            $"The password is too short. Please take at least {PasswordRule.LengthMin} characters."),
        PasswordFault.TooLong => language.Say($"Das Passwort ist zu lang. Bitte nehmen Sie höchstens {PasswordRule.LengthMax} Zeichen.",
            $"The password is too long. Please take at most {PasswordRule.LengthMax} characters."),
        PasswordFault.TooUniform => language.Say("Das Passwort besteht aus wenigen oder aufeinanderfolgenden Zeichen. Nehmen Sie zum Beispiel einen Satz.",
            "The password consists of few or consecutive characters. Take a sentence, for example."),
        PasswordFault.Common => language.Say("Dieses Passwort nehmen viele; es wird als Erstes geraten. Nehmen Sie zum Beispiel einen Satz.",
            "Many people take this password; it is guessed first. Take a sentence, for example."),
        _ => language.Say("Das Passwort besteht fast nur aus einem Namen, den hier jeder kennt. Nehmen Sie zum Beispiel einen Satz.",
            "The password is little else than a name that everybody here knows. Take a sentence, for example."),
    };
}
