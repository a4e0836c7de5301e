namespace Wegmarke.Design;

/// <summary>Small German letters as two plain ones, for keys and addresses.</summary>
public static class Umlauts
{
    /// <param name="text">In small letters.</param>
    public static string Spelled(string text) => text.Replace("ä", "ae", StringComparison.Ordinal)
        .Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal)
        .Replace("ß", "ss", StringComparison.Ordinal);
}
