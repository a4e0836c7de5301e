namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Why a person has to look at a row.</summary>
public enum Doubt
{
    None,
    SeveralCrossed,
    OnlyFilled,
    Unclear,
    Beside,
    TooPale,

    /// <summary>Nothing is seen, in a picture that keeps no pale strokes.</summary>
    BlackAndWhite,

    /// <summary>Words by hand, which only a person can type.</summary>
    Written,
}

/// <summary>What a row says: the answer code (or number of a unit), or what is doubtful about it.</summary>
/// <param name="Code">Null where nothing is crossed, or where there is a doubt.</param>
public sealed record ReadRow(PrintedRow Row, int? Code, Doubt Doubt);

/// <summary>From ink to answers. What is not plain goes to a person: a wrong answer that nobody notices is worse than a question too
/// many.</summary>
internal static class JudgeMarks
{
    /// <summary>Up to here a box is empty; what its neighbours show too is noise or shadow and no ink.</summary>
    private const double GreyOfDust = 0.04;
    private const double DarkOfDust = 0.012;
    private const double NoiseToDust = 1.6;

    /// <summary>A row whose emptiest boxes are as grey as this is stained or too noisy.</summary>
    private const double GreyOfStain = 0.3;

    private const double DarkOfMark = 0.045;
    private const double DarkOfPen = 0.2;

    /// <summary>The shortest stroke that counts, in millimetres.</summary>
    private const double StrokeMin = 0.9;

    /// <summary>The darkest cross, and the palest filling.</summary>
    private const double DarkOfCrossMax = 0.9;
    private const double DarkOfFilling = 0.97;

    /// <summary>Ink around a box that speaks of a mark beside it.</summary>
    private const double AroundOfMark = 0.03;

    /// <summary>A mark whose middle lies this far from the middle of a box may belong to its neighbour.</summary>
    private const double OffOfMark = 1.7;

    /// <summary>Faint ink around a box, beyond what surrounds its neighbours, that speaks of a ring drawn in pencil.</summary>
    private const double GreyAroundOfMark = 0.04;

    /// <summary>Rows from which on somebody who fills every box is believed to mean it.</summary>
    private const int FillingRowsMin = 4;

    public static IReadOnlyList<ReadRow> Run(IReadOnlyList<(PrintedRow Row, IReadOnlyList<Ink> Ink)> rows)
    {
        var marks = rows.Select(row => MarksOf(row.Ink)).ToList();
        var fills = FillsInsteadOfCrossing(marks);
        return [.. rows.Select((row, at) => Judge(row.Row, row.Ink, marks[at], fills))];
    }

    private static List<Mark> MarksOf(IReadOnlyList<Ink> row)
    {
        if (row.Count == 0) return [];
        // Of the boxes of a question at most a few are inked; the lower half tells what paper and scanner do by themselves.
        var noise = row.Select(ink => ink.Grey).Order().ElementAt((row.Count - 1) / 2);
        // Beside a stroke of a pen, what is nowhere dark is no stroke of the same pen but a stain or a shadow.
        var inked = row.Max(ink => ink.Dark) >= DarkOfPen;
        return [.. row.Select(ink => inked && ink.Dark < DarkOfDust ? Mark.Empty : noise > GreyOfStain ? Mark.Unclear : MarkOf(ink,
            noise))];
    }

    private static Mark MarkOf(Ink ink, double noise)
    {
        if (ink.Streak || ink.Off > OffOfMark) return Mark.Unclear;
        if (ink.Dark < DarkOfDust && ink.Grey < GreyOfDust + NoiseToDust * noise) return Mark.Empty;
        if (ink.Dark >= DarkOfFilling) return Mark.Filled;
        return ink.Dark is >= DarkOfMark and <= DarkOfCrossMax && ink.Longest >= StrokeMin ? Mark.Crossed : Mark.Unclear;
    }

    /// <summary>Somebody whose boxes are all filled, one per row, answers that way; with a single cross among them it is not
    /// sure.</summary>
    private static bool FillsInsteadOfCrossing(List<List<Mark>> rows)
    {
        var used = rows.Where(row => row.Any(mark => mark != Mark.Empty)).ToList();
        return used.Count >= FillingRowsMin
            && used.All(row => row.Count(mark => mark == Mark.Filled) == 1 && row.All(mark => mark is Mark.Filled or Mark.Empty));
    }

    private static ReadRow Judge(PrintedRow row, IReadOnlyList<Ink> ink, List<Mark> marks, bool fills)
    {
        if (ink.Count == 0) return new(row, null, Doubt.TooPale);
        var crossed = marks.Count(mark => mark == Mark.Crossed);
        var filled = marks.Count(mark => mark == Mark.Filled);
        if (marks.Contains(Mark.Unclear)) return new(row, null, Doubt.Unclear);
        if (crossed > 1) return new(row, null, Doubt.SeveralCrossed);
        if (crossed == 1) return new(row, row.Boxes[marks.IndexOf(Mark.Crossed)].Code, Doubt.None);
        if (filled > 0) return fills ? new(row, row.Boxes[marks.IndexOf(Mark.Filled)].Code, Doubt.None) : new(row, null, Doubt.OnlyFilled);
        return new(row, null, HasMarkBeside(ink) ? Doubt.Beside : Doubt.None);
    }

    private static bool HasMarkBeside(IReadOnlyList<Ink> ink)
    {
        var usual = ink.Select(one => one.GreyAround).Order().ElementAt((ink.Count - 1) / 2);
        return ink.Any(one => one.Around > AroundOfMark || one.GreyAround > usual + GreyAroundOfMark);
    }
}
