using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Refi;
using Wegmarke.Exchange.Spreadsheets;
using Wegmarke.Exchange.Transcripts;

namespace Wegmarke.Exchange.Checking;

/// <summary>Recognises a zip archive by its entries.</summary>
internal static class InspectArchive
{
    public static Contents Run(ForeignFile file, Remarks remarks)
    {
        using var archive = SafeArchive.Open(file);
        remarks.Recognise(FormatOf(archive));
        if (ReadLimeArchive.Fits(archive)) return LimeSurvey(ReadLimeArchive.Run(archive, remarks), remarks);
        if (archive.Ending(".qde").Count > 0) return ReadCodingProject.OfArchive(archive, remarks).Contents;
        if (ReadXlsx.Fits(archive)) return InspectTable.Workbook(ReadXlsx.Run(archive, remarks), "xlsx", remarks);
        if (archive.Has("[Content_Types].xml") && archive.Names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)))
        {
            return ReadTranscript.OfDocument(archive, "docx", remarks).Contents;
        }

        if (archive.Has("content.xml"))
        {
            var kind = archive.Has("mimetype") ? System.Text.Encoding.ASCII.GetString(archive.Bytes("mimetype", 1024)) : "";
            return kind.Length == 0 || kind.Contains("text", StringComparison.Ordinal)
                ? ReadTranscript.OfDocument(archive, "odt", remarks).Contents
                : throw InspectFormat.NotRead("Dieses OpenDocument ist kein Text.", "This OpenDocument file is no text.",
                    "Speichern Sie Tabellen als XLSX oder CSV.",
                    "Save tables as XLSX or CSV.");
        }

        throw InspectFormat.NotRead("Das Archiv gehört zu keinem Format, das wir lesen.", "The archive belongs to no format that we read.",
            "Gelesen werden LSA, QDPX, XLSX, DOCX und ODT.", "We read LSA, QDPX, XLSX, DOCX and ODT.");
    }

    private static string FormatOf(SafeArchive archive) =>
        ReadLimeArchive.Fits(archive) ? "limesurvey-archive"
        : archive.Ending(".qde").Count > 0 ? "refi-qda-project"
        : ReadXlsx.Fits(archive) ? "xlsx"
        : archive.Names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? "docx"
        : archive.Has("content.xml") ? "odt" : "zip";

    private static Contents LimeSurvey(LimeArchive archive, Remarks remarks)
    {
        var contents = archive.Survey.Contents("limesurvey-archive");
        List<(string, long)> counts = [.. contents.Counts];
        if (archive.Responses is { } responses)
        {
            counts.Add(("responses", responses.Rows));
            counts.Add(("complete", responses.Complete));
            counts.Add(("columns", responses.Columns.Count));
        }

        counts.Add(("tokens", archive.Tokens));
        counts.Add(("timings", archive.Timings));
        return InspectFormat.Judged(archive.Survey.Instrument, contents with { Counts = counts }, remarks);
    }
}
