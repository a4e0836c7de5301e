namespace Wegmarke.Responses.Paper;

/// <summary>A questionnaire as it is printed: what stands where, in millimetres from the upper left corner of an A4 page. The same places
/// are read when it comes back scanned.</summary>
public sealed record PrintedSheet(SheetKind Kind, IReadOnlyList<PrintedPage> Pages);

public sealed record PrintedPage(
    PageCode Code, IReadOnlyList<PrintedText> Texts, IReadOnlyList<PrintedLine> Lines, IReadOnlyList<PrintedRow> Rows)
{
    /// <summary>Where something may be written by hand; null on most pages.</summary>
    public PrintedFrame? Frame { get; init; }
}

/// <summary>An empty frame: what stands in it is shown to a person and typed, never read by itself.</summary>
public sealed record PrintedFrame(double Left, double Top, double Right, double Bottom);

/// <param name="Y">Where the base line of the letters lies.</param>
public sealed record PrintedText(double X, double Y, double Size, bool Bold, string Words)
{
    /// <summary>Turned by a quarter, read from below.</summary>
    public bool Upright { get; init; }

    public bool Centred { get; init; }
}

public sealed record PrintedLine(double FromX, double FromY, double ToX, double ToY, double Width);

/// <summary>One question: of its boxes one may be crossed.</summary>
/// <param name="Field">Place of the item among the items of the model, or what <see cref="UnitField"/> and its neighbours name.</param>
/// <param name="Number">As printed before the question; 0 for the unit and the attributes.</param>
public sealed record PrintedRow(int Field, int Number, IReadOnlyList<PrintedBox> Boxes)
{
    public const int UnitField = -1;

    /// <summary>The words somebody wrote.</summary>
    public const int CommentField = -100;

    /// <summary>Field of an attribute, by its place among those that the campaign asks.</summary>
    public static int AttributeField(int place) => UnitField - 1 - place;

    /// <summary>Place of the attribute that a field names; negative for other fields.</summary>
    public static int AttributeOf(int field) => field is < UnitField and > CommentField ? UnitField - 1 - field : -1;
}

/// <param name="Code">The answer code of an item, or the number of a unit or of an attribute's value.</param>
/// <param name="X">Centre of the box.</param>
public sealed record PrintedBox(int Code, double X, double Y);

/// <summary>What is the same on every page.</summary>
public static class SheetMeasure
{
    public const double Width = 210;
    public const double Height = 297;

    /// <summary>Side of a box to cross, and the width of its outline.</summary>
    public const double Box = 4.4;
    public const double Outline = 0.25;

    /// <summary>Black squares in the four corners, by which a scan is laid straight.</summary>
    public const double Corner = 5;
    public const double CornerInset = 12;

    /// <summary>Cells of the page code: two rows, printed twice, so that a stain does not take it.</summary>
    public const double Cell = 2;
    public const int CellColumns = 32;
    public const int CellRows = 4;
    public const double CodeLeft = (Width - CellColumns * Cell) / 2;
    public const double CodeTop = 8;

    public const double Left = 15;
    public const double Right = 195;
    public const double Top = 21;
    public const double Bottom = 276;

    /// <summary>The four corners: upper left, upper right, lower left, lower right.</summary>
    public static IReadOnlyList<(double X, double Y)> Corners { get; } =
    [
        (CornerInset, CornerInset), (Width - CornerInset, CornerInset),
        (CornerInset, Height - CornerInset), (Width - CornerInset, Height - CornerInset),
    ];

    /// <summary>Whether a cell of the code is black.</summary>
    public static bool IsBlack(ulong bits, int row, int column) => (bits >> (row % 2 * CellColumns + column) & 1) == 1;
}
