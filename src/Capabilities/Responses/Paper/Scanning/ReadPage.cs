namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Reads the rows of one page whose place in the picture is known.</summary>
public static class ReadPage
{
    /// <remarks>A scanner that knows black and white only leaves out what is paler than its threshold, and nothing in its picture tells
    /// that from an empty row: such rows go to a person, who has the sheet.</remarks>
    public static IReadOnlyList<ReadRow> Run(GreyPicture picture, Projection place, PrintedPage page)
    {
        var rows = JudgeMarks.Run(
            [.. page.Rows.Select(row => (row, MeasureInk.Run([.. row.Boxes.Select(box => new BoxPatch(picture, place, box))])))]);
        return !picture.BlackAndWhite ? rows
            : [.. rows.Select(row => row is { Code: null, Doubt: Doubt.None } ? row with { Doubt = Doubt.BlackAndWhite } : row)];
    }
}
