using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Transcripts;

/// <summary>Reads interviews: plain text in any encoding, Markdown, WebVTT, SubRip, Word and OpenDocument.</summary>
public static class ReadTranscript
{
    public static Transcript Run(ForeignFile file, Remarks remarks)
    {
        var (text, encoding, mark) = ForeignText.Read(file);
        if (text.IndexOf('\0', StringComparison.Ordinal) is var zero and >= 0)
        {
            throw RefusedException.Of(Place.AtLine(1 + text.AsSpan(0, zero).Count('\n')), "Die Datei ist kein Text.",
                "The file is no text.",
                "Speichern Sie das Interview als Text, DOCX oder ODT.", "Save the interview as text, DOCX or ODT.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw RefusedException.Of(Place.AtLine(1), "Die Datei enthält keinen Text.", "The file holds no text.",
                "Prüfen Sie den Export.", "Check the export.");
        }

        var name = encoding.WebName + (mark ? " (BOM)" : "");
        if (encoding.CodePage == 1252)
        {
            remarks.Note(Place.Whole, "Der Text ist nicht in UTF-8; er wird als Windows-1252 gelesen. Prüfen Sie die Umlaute.",
                "The text is not in UTF-8; it is read as Windows-1252. Check umlauts.");
        }

        Transcript read;
        if (Subtitles.IsVtt(text)) read = Subtitles.Read("webvtt", name, text, remarks);
        else if (Subtitles.IsSrt(text)) read = Subtitles.Read("subrip", name, text, remarks);
        else
        {
            var format = file.Extension is ".md" or ".markdown" ? "markdown" : "text";
            read = new(format, name, text, SpeakerTurns.Of(text), SpeakerTurns.Paragraphs(text), 0, 0, 0);
        }

        return Said(read, remarks);
    }

    internal static Transcript OfDocument(SafeArchive archive, string format, Remarks remarks)
    {
        var (text, tables, comments) = format == "docx" ? DocumentText.OfDocx(archive, remarks) : DocumentText.OfOdt(archive, remarks);
        return Said(new(format, "utf-8", text, SpeakerTurns.Of(text), SpeakerTurns.Paragraphs(text), 0, tables, comments), remarks);
    }

    private static Transcript Said(Transcript read, Remarks remarks)
    {
        remarks.Taken(Place.Whole, $"Text mit {read.Text.Length} Zeichen und {read.Turns.Count} Redebeiträgen.",
            $"Text of {read.Text.Length} characters with {read.Turns.Count} turns.");
        if (read.Speakers.Count == 0)
        {
            remarks.Note(Place.Whole, "Es wurden keine Sprecher erkannt (zum Beispiel „I: …“).", "No speakers were recognised (for example \"I: …\").");
        }

        return read;
    }
}
