using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Design;

namespace Wegmarke.Reports.Writing;

/// <summary>What was found about a document that a town wants to use.</summary>
public abstract record TemplateCheck
{
    /// <summary>A document unpacks to so much at most.</summary>
    private const long UnpackedMax = 60 * 1024 * 1024;

    /// <param name="Found">Places that the document has.</param>
    public sealed record Usable(IReadOnlyList<string> Found) : TemplateCheck;

    public sealed record Refused(Sentence Why) : TemplateCheck;

    /// <summary>Looks into an archive that is not trusted.</summary>
    internal static TemplateCheck Of(byte[] bytes, Sentence otherwise, Func<Stream, TemplateCheck> look)
    {
        try
        {
            using var stream = new MemoryStream(bytes, false);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, true))
            {
                if (zip.Entries.Sum(one => one.Length) > UnpackedMax)
                {
                    return new Refused(new("Das Dokument ist ausgepackt größer als 60 MB. Nehmen Sie große Bilder heraus.",
                        "Unpacked the document is larger than 60 MB. Take large pictures out."));
                }
            }

            return look(stream);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException
            or IOException or ArgumentException or InvalidOperationException or UriFormatException or KeyNotFoundException
            or NotSupportedException or FormatException or OverflowException)
        {
            return new Refused(otherwise);
        }
    }
}
