namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>The surroundings of a box as they were scanned, laid straight: a square of samples around where its centre should be.</summary>
internal sealed class BoxPatch
{
    /// <summary>Distance of samples in millimetres, about 200 to the inch.</summary>
    public const double Step = 0.125;

    /// <summary>From the centre to the edge; neighbours begin beyond.</summary>
    public const double Reach = 5;

    private const int Side = (int)(2 * Reach / Step) + 1;
    private readonly double[] shades = new double[Side * Side];

    public BoxPatch(GreyPicture picture, Projection place, PrintedBox box)
    {
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var (x, y) = place.Of(box.X - Reach + column * Step, box.Y - Reach + row * Step);
                shades[row * Side + column] = picture.At(x, y);
            }
        }
    }

    /// <summary>The shade at a distance from the centre.</summary>
    public double At(double dx, double dy)
    {
        var column = Math.Clamp((int)Math.Round((dx + Reach) / Step), 0, Side - 1);
        var row = Math.Clamp((int)Math.Round((dy + Reach) / Step), 0, Side - 1);
        return shades[row * Side + column];
    }

    /// <summary>Mean of the three by three samples around a place: noise goes, strokes stay.</summary>
    public double Smooth(double dx, double dy)
    {
        double sum = 0;
        for (var a = -1; a <= 1; a++)
        {
            for (var b = -1; b <= 1; b++) sum += At(dx + a * Step, dy + b * Step);
        }

        return sum / 9;
    }
}
