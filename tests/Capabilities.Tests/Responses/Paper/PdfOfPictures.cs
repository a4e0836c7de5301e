using System.Globalization;
using System.Text;

namespace Wegmarke.Capabilities.Tests.Responses.Paper;

/// <summary>A PDF as scanners write it: one JPEG a page and nothing else; an empty picture makes an empty page.</summary>
internal static class PdfOfPictures
{
    /// <param name="locked">With an encryption dictionary whose password nobody knows.</param>
    public static byte[] Of(IReadOnlyList<byte[]> pictures, bool locked = false)
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string text, byte[]? stream = null)
        {
            places.Add(file.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{text}\n"));
            if (stream is not null)
            {
                Write("stream\n");
                file.Write(stream);
                Write("\nendstream\n");
            }

            Write("endobj\n");
        }

        Write("%PDF-1.4\n");
        var kids = string.Join(' ', pictures.Select((_, at) => $"{3 + 3 * at} 0 R"));
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pictures.Count} /Kids [{kids}] >>");
        for (var at = 0; at < pictures.Count; at++)
        {
            var (width, height) = Wegmarke.Responses.Paper.Scanning.PictureSize.Of(pictures[at]) ?? (0, 0);
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 3 * at} 0 R /Resources << /XObject << /P {5 + 3 * at} 0 R >> >> >>");
            var content = Encoding.ASCII.GetBytes(width == 0 ? "q Q" : "q 595 0 0 842 0 0 cm /P Do Q");
            Object($"<< /Length {content.Length} >>", content);
            Object($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode /Length {pictures[at].Length} >>",
                pictures[at]);
        }

        if (locked)
        {
            var secret = string.Concat(Enumerable.Repeat("A5", 32));
            Object($"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >>");
        }

        var table = file.Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places) Write(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        var lockedBy = locked ? $" /Encrypt {places.Count} 0 R /ID [<00> <00>]" : "";
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R{lockedBy} >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
