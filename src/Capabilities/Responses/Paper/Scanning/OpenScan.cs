using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Why a file cannot be read as a scan.</summary>
public enum ScanRefusal
{
    None,
    NoScan,
    Locked,
    Broken,
    NoPictures,
    TooManyPages,

    /// <summary>The library that decodes pictures does not run on this machine.</summary>
    NoDecoder,
}

/// <summary>Takes the pages out of an uploaded file: a PDF of pictures, or a picture. Nothing of it is written here.</summary>
public static class OpenScan
{
    public const int BytesMax = 64 * 1024 * 1024;
    private const int PagesMax = 500;

    /// <summary>The pages; a page without a readable picture is null.</summary>
    /// <param name="decoderRuns">Whether pictures can be decoded here.</param>
    public static (IEnumerable<GreyPicture?> Pages, ScanRefusal Refusal) Run(byte[] bytes, Func<bool>? decoderRuns = null)
    {
        var (pictures, refusal) = Pictures(bytes, decoderRuns);
        return (pictures.Select(Decode), refusal);
    }

    /// <summary>A page as it was scanned; null where it cannot be read.</summary>
    public static GreyPicture? Decode(byte[] picture) => picture.Length == 0 ? null : OpenPicture.Run(picture).FirstOrDefault();

    /// <summary>The pictures as they lie in the file, one for each page; an empty one for a page without.</summary>
    public static (IReadOnlyList<byte[]> Pictures, ScanRefusal Refusal) Pictures(byte[] bytes, Func<bool>? decoderRuns = null)
    {
        if (!(decoderRuns ?? OpenPicture.Runs)()) return ([], ScanRefusal.NoDecoder);
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0) return Pdf(bytes);
        if (PictureSize.Of(bytes) is null) return ([], ScanRefusal.NoScan);
        // The pages of a TIFF cannot be parted as they lie there.
        return (PictureSize.IsTiff(bytes) ? [.. OpenPicture.Run(bytes).Take(PagesMax).Select(page => page is null ? []
            : OpenPicture.Png(page))]
            : [bytes], ScanRefusal.None);
    }

    private static (IReadOnlyList<byte[]> Pictures, ScanRefusal Refusal) Pdf(byte[] bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes);
            if (document.NumberOfPages > PagesMax) return ([], ScanRefusal.TooManyPages);
            var pictures = document.GetPages().Select(page => Largest(page) ?? []).ToList();
            return pictures.All(picture => picture.Length == 0) ? ([], ScanRefusal.NoPictures) : (pictures, ScanRefusal.None);
        }
        catch (PdfDocumentEncryptedException)
        {
            return ([], ScanRefusal.Locked);
        }
        catch (Exception broken) when (broken is PdfDocumentFormatException or InvalidOperationException or ArgumentException
            or FormatException or OverflowException or KeyNotFoundException or NotSupportedException or IOException
            or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            // The reader of the format meets a broken file with whatever exception comes first.
            return ([], ScanRefusal.Broken);
        }
    }

    private static byte[]? Largest(Page page)
    {
        var images = page.GetImages().Where(image => !image.IsImageMask).ToList();
        if (images.Count == 0) images = [.. page.GetImages()];
        if (images.MaxBy(image => (long)image.WidthInSamples * image.HeightInSamples) is not { } largest) return null;
        if (IsJpeg(largest)) return largest.RawMemory.ToArray();
        return largest.TryGetPng(out var png) ? png : null;
    }

    private static bool IsJpeg(IPdfImage image) => image.RawMemory.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
}
