using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Transcripts;
using Wegmarke.Interviews;

namespace Wegmarke.Exchange.Conversations;

/// <summary>Reads one file with a conversation or a document of any kind we know: text, Markdown, WebVTT, SubRip, Word, OpenDocument,
/// PDF with a text layer.</summary>
public static class ReadConversation
{
    public const int BytesMax = 32 * 1024 * 1024;
    private const int PagesMax = 2000;

    /// <returns>The text, or why there is none; remarks in either case.</returns>
    public static (SpokenText? Text, Remark? Refusal, IReadOnlyList<Remark> Remarks) Run(string name, byte[] bytes)
    {
        var remarks = new Remarks();
        try
        {
            if (bytes.Length == 0) throw Empty();
            if (bytes.Length > BytesMax)
            {
                throw RefusedException.TooLarge(Place.Whole, $"Die Datei ist größer als {BytesMax >> 20} MB.",
                    $"The file is larger than {BytesMax >> 20} MB.");
            }

            var file = ForeignFile.InMemory(name, bytes);
            var head = file.Head.Span;
            var read = head.StartsWith("PK"u8) ? OfArchive(file, remarks)
                : head.StartsWith("%PDF-"u8) ? OfPdf(bytes, remarks)
                : ReadTranscript.Run(file, remarks);
            var lost = remarks.Kept.Where(remark => remark.Fate >= Fate.Note).ToList();
            return (new(read.Format, read.Text, [.. read.Turns.Select(turn => new SpokenTurn(turn.Speaker, turn.Start, turn.End))]),
                null, lost);
        }
        catch (RefusedException refused)
        {
            return (null, refused.Remark, remarks.Kept);
        }
    }

    /// <summary>Text that was pasted into a field.</summary>
    public static (SpokenText? Text, Remark? Refusal, IReadOnlyList<Remark> Remarks) Run(string pasted) =>
        Run("text.txt", System.Text.Encoding.UTF8.GetBytes(pasted));

    private static Transcript OfArchive(ForeignFile file, Remarks remarks)
    {
        using var archive = SafeArchive.Open(file);
        if (archive.Names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))) return ReadTranscript.OfDocument(archive, "docx", remarks);
        if (archive.Has("content.xml")) return ReadTranscript.OfDocument(archive, "odt", remarks);
        throw RefusedException.Of(Place.Whole, "Dieses Archiv ist kein Text.", "This archive is no text.",
            "Gelesen werden TXT, MD, VTT, SRT, DOCX, ODT und PDF mit Text. Projekte (QDPX) nehmen Sie unter „Austausch“ auf.",
            "We read TXT, MD, VTT, SRT, DOCX, ODT and PDF with text. Projects (QDPX) are taken under “Exchange”.");
    }

    private static Transcript OfPdf(byte[] bytes, Remarks remarks)
    {
        string text;
        try
        {
            using var pdf = PdfDocument.Open(bytes);
            if (pdf.NumberOfPages > PagesMax)
            {
                throw RefusedException.TooLarge(Place.Whole, $"Das PDF hat mehr als {PagesMax} Seiten.",
                    $"The PDF has more than {PagesMax} pages.");
            }

            text = string.Join('\n', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page, addDoubleNewline: false)
                .ReplaceLineEndings("\n")));
        }
        catch (Exception broken) when (broken is not RefusedException and not OutOfMemoryException)
        {
            throw RefusedException.Of(Place.Whole, "Das PDF ist beschädigt oder mit einem Kennwort geschützt.", "The PDF is damaged or protected by a password.",
                "Speichern Sie es ohne Kennwort neu, oder fügen Sie den Text ein.", "Save it again without a password, or paste the text.");
        }

        text = text.Replace("\0", "", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw RefusedException.Of(Place.Whole, "Das PDF enthält nur Bilder, keinen Text.", "The PDF holds pictures only, no text.",
                "Lassen Sie den Text erkennen (OCR) und speichern Sie das PDF neu.", "Have the text recognised (OCR) and save the PDF again.");
        }

        remarks.Note(Place.Whole, "Der Text stammt aus einem PDF; prüfen Sie Spalten und Seitenzahlen.",
            "The text comes from a PDF; check columns and page numbers.");
        return new("pdf", "utf-8", text, SpeakerTurns.Of(text), SpeakerTurns.Paragraphs(text), 0, 0, 0);
    }

    private static RefusedException Empty() => RefusedException.Of(Place.Whole, "Die Datei ist leer.", "The file is empty.",
        "Prüfen Sie, ob es die richtige ist.", "Check whether it is the right one.");
}
