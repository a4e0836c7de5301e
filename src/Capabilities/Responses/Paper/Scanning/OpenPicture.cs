using OpenCvSharp;

namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Decodes PNG, JPEG and TIFF into shades of grey of a handy size. Other kinds are not given to the decoder at all.</summary>
public static class OpenPicture
{
    /// <summary>The shorter side of what is worked with: 200 dots to the inch.</summary>
    private const int ShorterSide = 1654;
    private const double Oversize = 1.15;

    /// <summary>The shorter side below which boxes cannot be read: about 90 dots to the inch.</summary>
    private const int ShorterSideMin = 740;

    /// <summary>A page of A3 at 600 dots to the inch; more is no page.</summary>
    private const long PixelsMax = 72_000_000;

    private static readonly Lazy<bool> Loaded = new(() =>
    {
        try
        {
            using var nothing = new Mat();
            return true;
        }
        catch (Exception absent) when (absent is TypeInitializationException or DllNotFoundException or BadImageFormatException
            or EntryPointNotFoundException or OpenCvSharpException)
        {
            return false;
        }
    });

    /// <summary>Whether the native library can be loaded: it, or something it needs, may be missing on this machine.</summary>
    public static bool Runs() => Loaded.Value;

    /// <summary>The pages of a picture one after the other; null for one that cannot be decoded, or is too small or too large to be a
    /// page.</summary>
    public static IEnumerable<GreyPicture?> Run(byte[] bytes)
    {
        if (PictureSize.Of(bytes) is not { } size || size.Width * size.Height > PixelsMax) return [null];
        return PictureSize.IsTiff(bytes)
            ? PictureSize.Directories(bytes).Select(page => Decode(PictureSize.BeginningAt(bytes, page)))
            : [Decode(bytes)];
    }

    private static GreyPicture? Decode(byte[] bytes)
    {
        try
        {
            using var page = Cv2.ImDecode(bytes, ImreadModes.Grayscale);
            return page.Empty() || Math.Min(page.Width, page.Height) < ShorterSideMin ? null : Grey(page);
        }
        catch (OpenCVException)
        {
            return null;
        }
    }

    private static GreyPicture Grey(Mat page)
    {
        var shrink = Math.Min(1, ShorterSide / (double)Math.Min(page.Width, page.Height));
        using var handy = new Mat();
        if (shrink > 1 / Oversize) page.CopyTo(handy);
        else Cv2.Resize(page, handy, new Size(), shrink, shrink, InterpolationFlags.Area);
        handy.GetArray(out byte[] pixels);
        return new(handy.Width, handy.Height, pixels) { BlackAndWhite = IsBlackAndWhite(page) };
    }

    /// <summary>Whether next to nothing lies between light and dark. Any edge that was seen in grey has shades in between; compressing
    /// black and white puts only a few back.</summary>
    private static bool IsBlackAndWhite(Mat page)
    {
        const double Sample = 0.3;
        const int Margin = 40;
        const double BetweenToDark = 0.2;
        // Leaving pixels out mixes no shades, and a page of A3 is not held twice.
        using var some = new Mat();
        Cv2.Resize(page, some, new Size(), Sample, Sample, InterpolationFlags.Nearest);
        some.GetArray(out byte[] pixels);
        var (dark, between) = (0, 0);
        foreach (var shade in pixels)
        {
            if (shade <= Margin) dark++;
            else if (shade < 255 - Margin) between++;
        }

        return between < BetweenToDark * dark;
    }

    /// <summary>A picture as PNG, for those who look at a doubt.</summary>
    public static byte[] Png(GreyPicture picture, double shrink = 1)
    {
        using var whole = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC1, picture.Pixels);
        using var small = new Mat();
        Cv2.Resize(whole, small, new Size(), shrink, shrink, InterpolationFlags.Area);
        Cv2.ImEncode(".png", small, out var bytes);
        return bytes;
    }
}
