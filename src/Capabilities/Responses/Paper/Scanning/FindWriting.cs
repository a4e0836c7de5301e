namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Whether something stands in a frame. Reads nothing: a person looks at it and types it. Rather a speck too many than a word that
/// nobody sees.</summary>
internal static class FindWriting
{
    /// <summary>What lies this near to the outline may be the outline.</summary>
    private const double Margin = 1.5;
    private const double Pace = 0.25;

    /// <summary>How much darker than the paper around ink is at least.</summary>
    private const double Darker = 32;

    /// <summary>The paper is what most of a field of this size shows, in millimetres.</summary>
    private const double Field = 12;

    /// <summary>Square millimetres of ink in a field that are more than dust.</summary>
    private const double InkMin = 0.7;

    public static bool Run(GreyPicture picture, Projection place, PrintedFrame frame)
    {
        for (var top = frame.Top + Margin; top < frame.Bottom - Margin; top += Field)
        {
            for (var left = frame.Left + Margin; left < frame.Right - Margin; left += Field)
            {
                if (HasInk(picture, place, left, top, Math.Min(left + Field, frame.Right - Margin), Math.Min(top + Field,
                    frame.Bottom - Margin))) return true;
            }
        }

        return false;
    }

    private static bool HasInk(GreyPicture picture, Projection place, double left, double top, double right, double bottom)
    {
        var shades = new List<double>();
        for (var y = top; y < bottom; y += Pace)
        {
            for (var x = left; x < right; x += Pace)
            {
                var (px, py) = place.Of(x, y);
                shades.Add(picture.At(px, py));
            }
        }

        shades.Sort();
        var lightest = shades[(int)(0.6 * (shades.Count - 1))] - Darker;
        return shades.Count(shade => shade < lightest) * Pace * Pace > InkMin;
    }
}
