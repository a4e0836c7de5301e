using System.Text;
using Wegmarke.Exchange.Ddi;
using Wegmarke.Exchange.Bpmn;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Frameworks;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.JsonForms;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Municipalities;
using Wegmarke.Exchange.Plans;
using Wegmarke.Exchange.Refi;
using Wegmarke.Exchange.Spss;
using Wegmarke.Exchange.Transcripts;

namespace Wegmarke.Exchange.Checking;

/// <summary>Recognises a file by what it holds, not by its name, and lets the reader of that format say what is in it.</summary>
internal static class InspectFormat
{
    public static Contents Run(ForeignFile file, Remarks remarks)
    {
        var head = file.Head.Span;
        if (ReadSav.Fits(head))
        {
            remarks.Recognise(head.StartsWith("$FL3"u8) ? "spss-zsav" : "spss-sav");
            var (found, cases) = ReadSav.Run(file, remarks, null);
            return found.Contents(cases);
        }

        if (ReadPor.Fits(head))
        {
            remarks.Recognise("spss-por");
            var (found, cases) = ReadPor.Run(file, remarks, null);
            return found.Contents(cases);
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return InspectArchive.Run(file, remarks);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return InspectTable.Biff(file, remarks);
        if (head.StartsWith("%PDF"u8)) throw NotRead("Das ist ein PDF; Text aus PDF wird nicht gelesen.",
            "This is a PDF; text of PDF files is not read.",
            "Speichern Sie das Interview als DOCX, ODT oder Text.", "Save the interview as DOCX, ODT or text.");
        var text = Beginning(head);
        var start = text.TrimStart('\uFEFF').TrimStart();
        if (start.StartsWith('<')) return InspectXml(file, remarks);
        if (start.StartsWith('{') || (start.StartsWith('[') && file.Extension is ".json")) return InspectJson(file, remarks);
        if (file.Extension is ".yaml" or ".yml" || start.StartsWith("---\n", StringComparison.Ordinal) && file.Extension is not (".md" or ".markdown" or ".txt"))
        {
            return InspectYaml(file, remarks);
        }

        return InspectText(file, text, remarks);
    }

    public static RefusedException NotRead(string german, string english, string germanRemedy, string englishRemedy) =>
        RefusedException.Of(Place.Whole, german, english, germanRemedy, englishRemedy);

    public static Contents Judged(Instrument instrument, Contents contents, Remarks remarks)
    {
        var items = JudgeInstrument.Run(instrument, remarks);
        return contents with { Counts = [.. contents.Counts, ("items", items)] };
    }

    private static string Beginning(ReadOnlySpan<byte> head)
    {
        var found = CsvText.Detect(head);
        // A letter of several bytes may be cut at the end of the head; then it is still UTF-8.
        var encoding = found.Encoding.CodePage == 1252 && CsvText.Detect(head[..Math.Max(0, head.Length - 4)])
            .Encoding is UTF8Encoding utf ? utf : found.Encoding;
        return encoding.GetString(head[found.MarkLength..]);
    }

    private static Contents InspectXml(ForeignFile file, Remarks remarks)
    {
        var (name, space) = RootOf(file);
        remarks.Recognise(name switch
        {
            "document" => "limesurvey-survey",
            "definitions" => "bpmn",
            "Project" => space.Contains("QDA", StringComparison.OrdinalIgnoreCase) || file.Extension == ".qde" ? "refi-qda-project" : "mspdi",
            "CodeBook" => "refi-qda-codebook",
            "codeBook" => "ddi-codebook",
            _ => "unknown",
        });
        switch (name)
        {
            case "document":
                var survey = ReadLimeSurvey.Run(file.Open, null, remarks);
                return Judged(survey.Instrument, survey.Contents($"limesurvey-{survey.Kind.ToLowerInvariant()}"), remarks);
            case "definitions": return ReadProcess.Run(file, remarks).Contents;
            case "Project" when space.Contains("QDA", StringComparison.OrdinalIgnoreCase) || file.Extension == ".qde": return ReadCodingProject.Run(file, remarks).Contents;
            case "Project": return ReadPlan.Run(file, remarks).Contents;
            case "CodeBook" or "Codebook" when space.Contains("QDA", StringComparison.OrdinalIgnoreCase) || file.Extension == ".qdc": return ReadCodingProject.Run(file, remarks).Contents;
            case "codeBook": return ReadCodebook.Run(file, remarks).Contents;
            default: throw NotRead($"Das XML-Dokument „{name}“ gehört zu keinem Format, das wir lesen.", $"The XML document \"{name}\" belongs to no format that we read.",
                "Gelesen werden LimeSurvey, BPMN, MS-Project-XML, REFI-QDA und DDI-Codebook.", "We read LimeSurvey, BPMN, MS Project XML, REFI-QDA and DDI-Codebook.");
        }
    }

    private static (string Name, string Space) RootOf(ForeignFile file)
    {
        // The root may use a prefix that is declared nowhere; then its local name is what stands behind the colon.
        using var stream = file.Open();
        using var reader = new System.Xml.XmlTextReader(stream) { Namespaces = false, DtdProcessing = System.Xml.DtdProcessing.Ignore,
            XmlResolver = null };
        while (reader.Read())
        {
            if (reader.NodeType != System.Xml.XmlNodeType.Element) continue;
            var name = reader.Name;
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            var space = reader.GetAttribute(colon < 0 ? "xmlns" : "xmlns:" + name[..colon]) ?? "";
            return (name[(colon + 1)..], space);
        }

        return ("", "");
    }

    private static Contents InspectJson(ForeignFile file, Remarks remarks)
    {
        using var json = SafeJson.Load(file);
        var root = json.RootElement;
        if (ReadFormbricks.SurveyIn(root) is { } survey)
        {
            var (instrument, contents) = ReadFormbricks.Run(survey, remarks);
            return Judged(instrument, contents, remarks);
        }

        if (ReadSurveyJs.Fits(root))
        {
            var (instrument, contents) = ReadSurveyJs.Run(root, remarks);
            return Judged(instrument, contents, remarks);
        }

        throw NotRead("Das JSON-Dokument ist weder eine Umfrage von SurveyJS noch von Formbricks.", "The JSON document is a survey neither of SurveyJS nor of Formbricks.",
            "Exportieren Sie die Definition der Umfrage.", "Export the definition of the survey.");
    }

    private static Contents InspectYaml(ForeignFile file, Remarks remarks)
    {
        if (file.Name == "model.yaml" && File.Exists(file.Path)) return InspectModel.Run(file.Path, remarks);
        var framework = ReadFramework.Run(file, remarks) ?? throw NotRead("Die YAML-Datei gehört zu keinem Rahmenwerk, das wir lesen.",
            "The YAML file belongs to no framework that we read.",
            "Gelesen werden CISO Assistant, SAMM, DSOMM, IMM und Kriterien nach Stufen; ein eigenes Modell prüft „wegmarke model check“.",
            "We read CISO Assistant, SAMM, DSOMM, IMM and criteria by level; a model of your own is checked by \"wegmarke model check\".");
        return framework.Contents;
    }

    private static Contents InspectText(ForeignFile file, string text, Remarks remarks)
    {
        if (ReadRegister.Fits(file.Head.Span)) return ReadRegister.Run(file, remarks).Contents;
        if (ReadLimeText.Fits(text))
        {
            var survey = ReadLimeText.Run(file, remarks);
            return Judged(survey.Instrument, survey.Contents("limesurvey-tsv"), remarks);
        }

        var separator = CsvText.Detect(file.Head.Span).Separator;
        var vv = ReadLimeAnswers.FitsVv(text);
        if (vv || ReadLimeAnswers.FitsCsv(text, separator)) return InspectTable.LimeSurvey(
            ReadLimeAnswers.Run(file, vv, separator, remarks), file);
        if (file.Extension is ".csv" or ".tsv" or ".tab" or ".dat") return InspectTable.Text(file, separator, remarks);
        return ReadTranscript.Run(file, remarks).Contents;
    }
}
