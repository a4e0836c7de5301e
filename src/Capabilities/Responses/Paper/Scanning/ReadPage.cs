namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Reads the rows of one page whose place in the picture is known.</summary>
public static class ReadPage
{
    public static IReadOnlyList<ReadRow> Run(GreyPicture picture, Projection place, PrintedPage page) => JudgeMarks.Run(
        [.. page.Rows.Select(row => (row, MeasureInk.Run([.. row.Boxes.Select(box => new BoxPatch(picture, place, box))])))]);
}
