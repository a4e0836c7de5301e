using OpenCvSharp;
using Wegmarke.Responses.Paper;

namespace Wegmarke.Scans;

/// <summary>A page as a printer puts it on paper, in pixels.</summary>
internal static class CleanPrint
{
    private const int Shift = 4;

    public static Mat Run(PrintedPage page, double perMillimetre)
    {
        var paper = new Mat((int)(SheetMeasure.Height * perMillimetre), (int)(SheetMeasure.Width * perMillimetre), MatType.CV_8UC1,
            Scalar.All(255));
        void Block(double x, double y, double width, double height) => paper.Rectangle(
            new Rect((int)Math.Round(x * perMillimetre), (int)Math.Round(y * perMillimetre), (int)Math.Round(width * perMillimetre),
                (int)Math.Round(height * perMillimetre)), Scalar.Black, -1);
        foreach (var (x, y) in SheetMeasure.Corners)
        {
            Block(x - SheetMeasure.Corner / 2, y - SheetMeasure.Corner / 2, SheetMeasure.Corner, SheetMeasure.Corner);
        }

        for (var row = 0; row < SheetMeasure.CellRows; row++)
        {
            for (var column = 0; column < SheetMeasure.CellColumns; column++)
            {
                if (!SheetMeasure.IsBlack(page.Code.ToBits(), row, column)) continue;
                Block(SheetMeasure.CodeLeft + column * SheetMeasure.Cell, SheetMeasure.CodeTop + row * SheetMeasure.Cell, SheetMeasure.Cell,
                    SheetMeasure.Cell);
            }
        }

        foreach (var line in page.Lines) Line(paper, line, perMillimetre);
        const double Half = SheetMeasure.Box / 2;
        foreach (var box in page.Rows.SelectMany(row => row.Boxes))
        {
            foreach (var side in new[] { -Half, Half })
            {
                Line(paper, new(box.X - Half, box.Y + side, box.X + Half, box.Y + side, SheetMeasure.Outline), perMillimetre);
                Line(paper, new(box.X + side, box.Y - Half, box.X + side, box.Y + Half, SheetMeasure.Outline), perMillimetre);
            }
        }

        foreach (var text in page.Texts.Where(text => !text.Upright && !text.Centred))
        {
            Cv2.PutText(paper, text.Words, new Point(text.X * perMillimetre, text.Y * perMillimetre), HersheyFonts.HersheySimplex,
                text.Size * perMillimetre / 32, Scalar.Black, Math.Max(1, (int)(perMillimetre / 4)), LineTypes.AntiAlias);
        }

        return paper;
    }

    private static void Line(Mat paper, PrintedLine line, double scale)
    {
        Point At(double x, double y) => new((int)Math.Round(x * scale * (1 << Shift)), (int)Math.Round(y * scale * (1 << Shift)));
        Cv2.Line(paper, At(line.FromX, line.FromY), At(line.ToX, line.ToY), Scalar.Black, Math.Max(1, (int)Math.Round(line.Width * scale)),
            LineTypes.AntiAlias, Shift);
    }
}
