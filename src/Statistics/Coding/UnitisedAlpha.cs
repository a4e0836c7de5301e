namespace Wegmarke.Statistics.Coding;

/// <summary>A stretch of text that a coder marked with a code.</summary>
/// <param name="From">First character, from 0.</param>
/// <param name="To">Character after the last.</param>
/// <param name="Code">From 0.</param>
public readonly record struct Segment(int From, int To, int Code);

/// <summary>Agreement on segments of a text when the coders also choose where a segment begins and ends.</summary>
/// <remarks>Nominal α with each character as a unit and "not marked" as a value of its own: the coincidence form of the u-alpha family
/// (Krippendorff, Mathet, Bouvry and Widlöcher 2016), every character counted once, without their correction for characters of one segment
/// that cannot disagree with themselves; nearly the same where a text has many segments. <see cref="Marked"/>: marked or not (their
/// |uα); <see cref="All"/>: which code or none (uα); <see cref="Codes"/>: only where both coders marked (cuα).</remarks>
public sealed record UnitisedAlpha(int Coders, int Length, Finding Marked, Finding All, Finding Codes)
{
    /// <param name="coders">Segments per coder; those of one coder do not overlap.</param>
    /// <param name="length">Characters of the text.</param>
    /// <param name="codes">How many codes there are.</param>
    public static UnitisedAlpha Of(IReadOnlyList<IReadOnlyList<Segment>> coders, int length, int codes)
    {
        UnitisedAlpha None(Absence because) => new(coders.Count, length, because, because, because);
        if (coders.Count < 2) return None(Absence.TooFew);
        if (length <= 0) return None(Absence.Empty);
        if (coders.Any(segments => segments.Any(s => s.From < 0 || s.To > length || s.From >= s.To || s.Code < 0 || s.Code >= codes)
          || Overlap(segments))) return None(Absence.OutOfRange);
        int[] cuts = [.. coders.SelectMany(segments => segments.SelectMany(s => new[] { s.From, s.To })).Append(0).Append(length)
          .Distinct().Order()];
        double[,] marked = new double[2, 2], all = new double[codes + 1, codes + 1], coded = new double[codes, codes];
        for (var cut = 0; cut + 1 < cuts.Length; cut++)
        {
            double width = cuts[cut + 1] - cuts[cut];
            int[] codesHere = [.. coders.Select(segments => At(segments, cuts[cut], codes))];
            Add(all, codesHere, width);
            Add(marked, [.. codesHere.Select(code => code == codes ? 1 : 0)], width);
            Add(coded, [.. codesHere.Where(code => code < codes)], width);
        }

        return new(coders.Count, length, Alpha(marked), Alpha(all), Alpha(coded));
    }

    private static bool Overlap(IReadOnlyList<Segment> segments)
    {
        Segment[] sorted = [.. segments.OrderBy(s => s.From)];
        return Enumerable.Range(1, Math.Max(0, sorted.Length - 1)).Any(i => sorted[i].From < sorted[i - 1].To);
    }

    private static int At(IReadOnlyList<Segment> segments, int position, int none)
    {
        foreach (var segment in segments)
        {
            if (segment.From <= position && position < segment.To) return segment.Code;
        }

        return none;
    }

    private static void Add(double[,] coincidences, int[] codes, double width)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            for (var j = 0; j < codes.Length; j++)
            {
                if (i != j) coincidences[codes[i], codes[j]] += width / (codes.Length - 1);
            }
        }
    }

    private static Finding Alpha(double[,] coincidences)
    {
        var margins = new double[coincidences.GetLength(0)];
        for (var c = 0; c < margins.Length; c++)
        {
            for (var d = 0; d < margins.Length; d++) margins[c] += coincidences[c, d];
        }

        return KrippendorffAlpha.From(coincidences, margins, margins, MeasurementLevel.Nominal);
    }
}
