using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Refi;

/// <summary>Finds out whether a file counts positions in code points, as the standard says, or in UTF-16 units, as NVivo does: passages
/// mostly begin and end at the border of a word.</summary>
internal static class PositionTest
{
    /// <summary>The other rule must fit by so much more before it is believed.</summary>
    private const double Clearly = 0.15;

    private const int PassagesMax = 5000;

    public static PositionUnit Decide(string origin, IReadOnlyList<RawSource> sources, Remarks remarks)
    {
        var expected = origin.Contains("NVivo", StringComparison.OrdinalIgnoreCase) ? PositionUnit.Utf16 : PositionUnit.CodePoint;
        var other = expected == PositionUnit.Utf16 ? PositionUnit.CodePoint : PositionUnit.Utf16;
        double fits = Fit(sources, expected), fitsOther = Fit(sources, other);
        if (fitsOther <= fits + Clearly) return expected;
        remarks.Changed(Place.Whole,
            $"Die Stellen passen als {Name(other)} besser zu Wortgrenzen ({fitsOther:P0} statt {fits:P0}); so werden sie gelesen.",
            $"The passages fit word borders better as {Name(other)} ({fitsOther:P0} instead of {fits:P0}); they are read so.",
            "Prüfen Sie einige Textstellen nach der Übernahme.", "Check some passages after the import.");
        return other;
    }

    public static double Fit(IReadOnlyList<RawSource> sources, PositionUnit units)
    {
        int borders = 0, seen = 0;
        foreach (var source in sources.Where(source => source.Text is not null))
        {
            var map = new PositionMap(source.Text!, units);
            foreach (var (start, end, _) in source.Passages.Take(PassagesMax))
            {
                seen += 2;
                if (start < 0 || end < start || end > map.Length) continue;
                if (IsBorder(source.Text!, map.Index(start))) borders++;
                if (IsBorder(source.Text!, map.Index(end))) borders++;
            }
        }

        return seen == 0 ? 1 : (double)borders / seen;
    }

    private static bool IsBorder(string text, int at) =>
        at <= 0 || at >= text.Length || !(char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]));

    private static string Name(PositionUnit unit) => unit == PositionUnit.Utf16 ? "UTF-16" : "Code Points";
}
