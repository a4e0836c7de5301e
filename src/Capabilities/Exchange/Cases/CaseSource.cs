using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Cases;

/// <summary>Answers of any kind of file as variables and cases. Going through the cases again reads the file again, so that memory does not
/// grow with it.</summary>
/// <param name="Each">Goes through all cases in the order of the file.</param>
public sealed record CaseSource(SpssFile Dictionary, Action<Action<SpssCase>> Each);

/// <summary>Opens whatever holds cases: SPSS, a LimeSurvey archive, or a table.</summary>
public static class OpenCases
{
    public static CaseSource Run(ForeignFile file, Remarks remarks)
    {
        var head = file.Head.Span;
        if (ReadSav.Fits(head)) return Again(each => ReadSav.Run(file, remarks, each).File, each => ReadSav.Run(file, new Remarks(), each));
        if (ReadPor.Fits(head)) return Again(each => ReadPor.Run(file, remarks, each).File, each => ReadPor.Run(file, new Remarks(), each));
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            using var archive = SafeArchive.Open(file);
            if (ReadLimeArchive.Fits(archive)) return ArchiveCases.Run(file, archive, remarks);
        }

        return Responses(file, remarks) ?? TableCases.Run(file, remarks);
    }

    /// <summary>What LimeSurvey writes as text; null where it is another table.</summary>
    private static CaseSource? Responses(ForeignFile file, Remarks remarks)
    {
        if (file.Head.Span.StartsWith("PK"u8) || file.Head.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF])) return null;
        var detected = CsvText.Detect(file.Head.Span);
        var start = detected.Encoding.GetString(file.Head.Span).TrimStart('\uFEFF');
        if (start.TrimStart().StartsWith('{'))
        {
            using var json = JsonForms.SafeJson.Load(file);
            return ReadLimeAnswers.FitsJson(json.RootElement) ? LimeTextCases.Json(json.RootElement, file.Name, remarks) : null;
        }

        if (ReadLimeAnswers.FitsVv(start)) return LimeTextCases.Separated(file, vv: true, '\t', remarks);
        return ReadLimeAnswers.FitsCsv(start, detected.Separator) ? LimeTextCases.Separated(file, vv: false, detected.Separator,
            remarks) : null;
    }

    private static CaseSource Again(Func<Func<SpssFile, Action<SpssCase>>, SpssFile> first, Action<Func<SpssFile,
        Action<SpssCase>>> again) =>
        new(first(_ => _ => { }), take => again(_ => take));
}
