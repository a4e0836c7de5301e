using Wegmarke.Design;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Reports.Writing;

/// <summary>A short report with one part of each kind: what a template takes on is tried with it before the template is kept.</summary>
internal static class TrialPaper
{
    public static ReportPaper Of()
    {
        TablePart table = new("Probe", ["Was", "Zahl"], [["eins", new ReportCell("1", 1, 0)]]);
        return new(new(ReportDocument.CurrentSchema, ReportKind.Council, Language.German.Key, "Probe", "1", "Probe", "", new(2026, 1, 1),
            [],
        [
            new HeadingPart(2, "Probe"), new TextPart("Probe"), new ListPart(true, ["eins"]), table,
                new ChartPart(new ProfileFigure("Probe",
                new(1, ["eins", "zwei"]), [new("eins", "", 1, null, null, null, null, null, 10, "", "")]), "", table),
        ]), new Dictionary<Guid, string>(), "", "Probe");
    }
}
