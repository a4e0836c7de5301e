namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>A picture in shades of grey, row by row; 0 is black.</summary>
public sealed record GreyPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>The scanner has parted light and dark at a threshold.</summary>
    public bool BlackAndWhite { get; init; }

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
