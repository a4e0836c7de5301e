using System.Text.RegularExpressions;
using Wegmarke.Exchange.Ddi;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Frameworks;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.JsonForms;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spreadsheets;
using Wegmarke.Exchange.Spss;
using Wegmarke.Exchange.XlsForm;

namespace Wegmarke.Exchange.Drafts;

/// <summary>Opens whatever holds a questionnaire or a framework as one instrument.</summary>
public static partial class OpenInstrument
{
    public static Instrument Run(ForeignFile file, Remarks remarks)
    {
        var head = file.Head.Span;
        if (ReadSav.Fits(head)) return DictionaryInstrument.Of(ReadSav.Run(file, remarks, _ => _ => { }).File);
        if (ReadPor.Fits(head)) return DictionaryInstrument.Of(ReadPor.Run(file, remarks, _ => _ => { }).File);
        if (head.StartsWith("PK"u8))
        {
            using var archive = SafeArchive.Open(file);
            if (ReadLimeArchive.Fits(archive)) return ReadLimeArchive.Run(archive, remarks).Survey.Instrument;
            if (ReadXlsx.Fits(archive)) return Form(ReadXlsx.Run(archive, remarks), remarks);
            throw Unknown();
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return Form(ReadBiff.Run(file), remarks);
        var start = CsvText.Detect(head).Encoding.GetString(head).TrimStart('\uFEFF').TrimStart();
        if (start.StartsWith('<') && Codebook().IsMatch(start)) return DictionaryInstrument.Of(ReadCodebook.Run(file, remarks));
        if (start.StartsWith('<')) return ReadLimeSurvey.Run(file.Open, null, remarks).Instrument;
        if (start.StartsWith('{')) return Json(file, remarks);
        if (ReadLimeText.Fits(start)) return ReadLimeText.Run(file, remarks).Instrument;
        return file.Extension is ".yaml" or ".yml" && ReadFramework.Run(file, remarks) is { } framework ? FrameworkInstrument.Of(framework) : throw Unknown();
    }

    private static Instrument Form(Workbook book, Remarks remarks) =>
        ReadXlsForm.Fits(book) ? ReadXlsForm.Run(book, remarks).Instrument : throw Unknown();

    private static Instrument Json(ForeignFile file, Remarks remarks)
    {
        using var json = SafeJson.Load(file);
        if (ReadFormbricks.SurveyIn(json.RootElement) is { } survey) return ReadFormbricks.Run(survey, remarks).Instrument;
        return ReadSurveyJs.Fits(json.RootElement) ? ReadSurveyJs.Run(json.RootElement, remarks).Instrument : throw Unknown();
    }

    [GeneratedRegex("<(?:\\w+:)?codeBook[\\s>]")]
    private static partial Regex Codebook();

    private static RefusedException Unknown() => RefusedException.Of(Place.Whole, "Die Datei enthält keinen Fragebogen, den wir lesen.",
        "The file holds no questionnaire that we read.", "„wegmarke check DATEI“ sagt, was sie ist.",
            "\"wegmarke check FILE\" says what it is.");
}
