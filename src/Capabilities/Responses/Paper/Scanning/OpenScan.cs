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

/// <summary>Takes the pages out of an uploaded file: a PDF of pictures, or a picture. Nothing of it is written anywhere.</summary>
public static class OpenScan
{
    public const int BytesMax = 64 * 1024 * 1024;
    private const int PagesMax = 500;

    /// <summary>The pages; a page without a readable picture is null.</summary>
    /// <param name="decoderRuns">Whether pictures can be decoded here.</param>
    public static (IEnumerable<GreyPicture?> Pages, ScanRefusal Refusal) Run(byte[] bytes, Func<bool>? decoderRuns = null)
    {
        if (!(decoderRuns ?? OpenPicture.Runs)()) return ([], ScanRefusal.NoDecoder);
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0) return Pdf(bytes);
        return PictureSize.Of(bytes) is null ? ([], ScanRefusal.NoScan) : (OpenPicture.Run(bytes), ScanRefusal.None);
    }

    private static (IEnumerable<GreyPicture?> Pages, ScanRefusal Refusal) Pdf(byte[] bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes);
            if (document.NumberOfPages > PagesMax) return ([], ScanRefusal.TooManyPages);
            // Only the pictures as they lie in the file are kept; each is decoded when its turn comes.
            var pictures = document.GetPages().Select(Largest).ToList();
            return pictures.All(picture => picture is null) ? ([], ScanRefusal.NoPictures)
                : (pictures.Select(picture => picture is null ? null : OpenPicture.Run(picture).FirstOrDefault()), ScanRefusal.None);
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
