using System.Security.Cryptography;
using System.Text;
using Wegmarke.Responses;

namespace Wegmarke.Invitations;

/// <summary>A personal code: the right to answer once. Thirteen letters and digits, 65 random bits; a billion guesses against 1.7 million
/// codes hit one with a probability below 0.00005.</summary>
public sealed class AccessCode
{
    public const int Length = 13;
    private readonly string letters;

    private AccessCode(string letters) => this.letters = letters;

    public static AccessCode Fresh() => new(RandomNumberGenerator.GetString(PlainLetters.All, Length));

    /// <summary>Reads what was typed or scanned; null for anything that is no code.</summary>
    public static AccessCode? Read(string? typed)
    {
        if (typed is null || typed.Length > 3 * Length) return null;
        var letters = PlainLetters.Meant(typed);
        return letters.Length == Length && letters.All(letter => PlainLetters.All.Contains(letter, StringComparison.Ordinal))
            ? new(letters) : null;
    }

    /// <summary>In groups, as it is printed.</summary>
    public override string ToString() => $"{letters[..4]}-{letters[4..9]}-{letters[9..]}";

    /// <summary>What is stored instead of the code. The key lies outside the database, so that nobody who holds only the database can try
    /// codes out.</summary>
    public byte[] HashWith(byte[] key) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(letters))[..16];
}
