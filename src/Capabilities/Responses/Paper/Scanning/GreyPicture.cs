namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>A picture in shades of grey, row by row; 0 is black.</summary>
public sealed record GreyPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>Whether next to nothing lies between light and dark: the scanner has parted both at a threshold. Any edge that was seen in
    /// grey has shades in between; compressing black and white puts only a few back.</summary>
    public bool IsBlackAndWhite()
    {
        const int Every = 11;
        const int Margin = 40;
        const double BetweenToDark = 0.2;
        var (dark, between) = (0, 0);
        for (var at = 0; at < Pixels.Length; at += Every)
        {
            if (Pixels[at] <= Margin) dark++;
            else if (Pixels[at] < 255 - Margin) between++;
        }

        return between < BetweenToDark * dark;
    }

    /// <summary>The shade between pixels; what lies outside is white.</summary>
    public double At(double x, double y)
    {
        const double White = 255;
        // Centres of pixels lie at halves.
        x -= 0.5;
        y -= 0.5;
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left + 1 >= Width || top + 1 >= Height) return White;
        var (dx, dy) = (x - left, y - top);
        var at = top * Width + left;
        var above = Pixels[at] + (Pixels[at + 1] - Pixels[at]) * dx;
        var below = Pixels[at + Width] + (Pixels[at + Width + 1] - Pixels[at + Width]) * dx;
        return above + (below - above) * dy;
    }
}
