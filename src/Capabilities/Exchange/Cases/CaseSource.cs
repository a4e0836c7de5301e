using Wegmarke.Exchange.Foreign;
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
            if (LimeSurvey.ReadLimeArchive.Fits(archive)) return ArchiveCases.Run(file, archive, remarks);
        }

        return TableCases.Run(file, remarks);
    }

    private static CaseSource Again(Func<Func<SpssFile, Action<SpssCase>>, SpssFile> first, Action<Func<SpssFile,
        Action<SpssCase>>> again) =>
        new(first(_ => _ => { }), take => again(_ => take));
}
