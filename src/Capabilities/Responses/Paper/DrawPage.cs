using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Wegmarke.Responses.Paper;

/// <summary>A printed page as SVG in millimetres. Every browser prints it at the same places; should a printer shrink it, the corners
/// shrink with it.</summary>
public static class DrawPage
{
    public static string Run(PrintedPage page, string title)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"paper\" role=\"img\" viewBox=\"0 0 {SheetMeasure.Width} {SheetMeasure.Height}\"");
        svg.Append(CultureInfo.InvariantCulture, $" xmlns=\"http://www.w3.org/2000/svg\"><title>{Plain(title)}</title>");
        foreach (var (x, y) in SheetMeasure.Corners) Square(svg, x, y, SheetMeasure.Corner);
        Cells(svg, page.Code.ToBits());
        foreach (var line in page.Lines)
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path d=\"M{line.FromX:0.###} {line.FromY:0.###}L{line.ToX:0.###} {line.ToY:0.###}\" stroke=\"#000\" stroke-width=\"{line.Width}\"/>");
        }

        const double Half = SheetMeasure.Box / 2;
        foreach (var box in page.Rows.SelectMany(row => row.Boxes))
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<rect x=\"{box.X - Half:0.###}\" y=\"{box.Y - Half:0.###}\" width=\"{SheetMeasure.Box}\" height=\"{SheetMeasure.Box}\"");
            svg.Append(CultureInfo.InvariantCulture, $" fill=\"none\" stroke=\"#000\" stroke-width=\"{SheetMeasure.Outline}\"/>");
        }

        foreach (var text in page.Texts) Words(svg, text);
        return svg.Append("</svg>").ToString();
    }

    private static void Cells(StringBuilder svg, ulong bits)
    {
        svg.Append("<path d=\"");
        for (var row = 0; row < SheetMeasure.CellRows; row++)
        {
            for (var column = 0; column < SheetMeasure.CellColumns; column++)
            {
                if (!SheetMeasure.IsBlack(bits, row, column)) continue;
                svg.Append(CultureInfo.InvariantCulture,
                    $"M{SheetMeasure.CodeLeft + column * SheetMeasure.Cell} {SheetMeasure.CodeTop + row * SheetMeasure.Cell}h{SheetMeasure.Cell}v{SheetMeasure.Cell}h-{SheetMeasure.Cell}z");
            }
        }

        svg.Append("\"/>");
    }

    private static void Square(StringBuilder svg, double x, double y, double side) => svg.Append(CultureInfo.InvariantCulture,
        $"<rect x=\"{x - side / 2}\" y=\"{y - side / 2}\" width=\"{side}\" height=\"{side}\"/>");

    private static void Words(StringBuilder svg, PrintedText text)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{text.X:0.###}\" y=\"{text.Y:0.###}\" font-size=\"{text.Size}\"");
        if (text.Bold) svg.Append(" font-weight=\"600\"");
        if (text.Centred) svg.Append(" text-anchor=\"middle\"");
        if (text.Upright) svg.Append(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {text.X:0.###} {text.Y:0.###})\"");
        svg.Append('>').Append(Plain(text.Words)).Append("</text>");
    }

    private static string Plain(string words) => HtmlEncoder.Default.Encode(words);
}
