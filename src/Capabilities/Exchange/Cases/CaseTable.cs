using System.Xml;
using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Cases;

/// <summary>Answers in SPSS files and LimeSurvey archives for the reader of answer tables.</summary>
internal static class CaseTable
{
    public static bool Fits(string path, ReadOnlySpan<byte> head)
    {
        if (ReadSav.Fits(head) || ReadPor.Fits(head)) return true;
        if (!head.StartsWith("PK\u0003\u0004"u8)) return false;
        try
        {
            using var archive = SafeArchive.Open(ForeignFile.Of(path).File!);
            return ReadLimeArchive.Fits(archive);
        }
        catch (RefusedException)
        {
            // No archive that can be opened: the reader of spreadsheets says so.
            return false;
        }
    }

    public static (TableText? Text, Problem? Problem) Open(string path, Language language)
    {
        try
        {
            var text = new MemoryStream();
            CaseText.Write(OpenCases.Run(ForeignFile.Of(path).File!, new Remarks()), text, neutral: false);
            text.Position = 0;
            return (new(text, (byte)',', true, text.Length), null);
        }
        catch (RefusedException refused)
        {
            return (null, Of(path, refused.Remark, language));
        }
        catch (XmlException error)
        {
            return (null, Of(path, SafeXml.Broken(error, null).Remark, language));
        }
        catch (IOException)
        {
            // More than a stream in memory can hold.
            return (null, new(path, 0, language.Say("Die Datei enthält mehr als 2 GB Antworten.",
                "The file holds more than 2 GB of answers."),
                language.Say("Bitte teilen Sie die Datei.", "Split the file.")));
        }
    }

    private static Problem Of(string path, Remark remark, Language language)
    {
        var place = remark.Place with { Line = 0, Column = 0 };
        var where = place.ToString() is { Length: > 0 } text ? $" ({text})" : "";
        return new(path, remark.Place.Line, remark.What.In(language) + where, remark.Remedy.In(language));
    }
}
