namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Cuts a row out of a scan, laid straight, with the question beside its boxes; or a frame with what is written in it.</summary>
public static class CutOut
{
    private const double Pace = 0.2;
    private const double Margin = 5.5;

    public static GreyPicture Run(GreyPicture picture, Projection place, PrintedRow row)
    {
        var (top, bottom) = (row.Boxes.Min(box => box.Y) - Margin, row.Boxes.Max(box => box.Y) + Margin);
        return Run(picture, place, new PrintedFrame(SheetMeasure.Left - 2, top, SheetMeasure.Right + 2, bottom));
    }

    public static GreyPicture Run(GreyPicture picture, Projection place, PrintedFrame frame)
    {
        var (left, top, right, bottom) = (frame.Left, frame.Top, frame.Right, frame.Bottom);
        var (width, height) = ((int)((right - left) / Pace), (int)((bottom - top) / Pace));
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (px, py) = place.Of(left + x * Pace, top + y * Pace);
                pixels[y * width + x] = (byte)picture.At(px, py);
            }
        }

        return new(width, height, pixels);
    }
}
