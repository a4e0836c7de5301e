namespace Wegmarke.Responses;

/// <summary>32 letters and digits without those that look alike, for everything people write down and type in again.</summary>
internal static class PlainLetters
{
    public const string All = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>What was typed, as it is meant: no hyphens and blanks, capital letters, and the look-alikes resolved.</summary>
    public static string Meant(string typed) => typed.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal)
        .Replace(" ", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
