using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Web;

/// <summary>Reads what a report shall be from the form, and does what the pressed button says.</summary>
internal static class ReadReportForm
{
    public static ReportPlan Run(Visit visit)
    {
        var (kinds, headings, texts) = (visit.Form["kind"], visit.Form["heading"], visit.Form["text"]);
        return new(visit.Field("title"), visit.Field("number"), visit.Field("language"), visit.Field("unit"),
            int.TryParse(visit.Field("wave"), CultureInfo.InvariantCulture, out var wave) ? wave : null,
            [.. kinds.Select((kind, at) => visit.Chosen<BlockKind>(kind ?? "") is { } known
                ? new ReportBlock(known, At(headings, at), At(texts, at)) : null).OfType<ReportBlock>()],
            Guid.TryParse(visit.Field("about"), out var about) ? about : null);
    }

    /// <summary>The report with a section moved, taken out or appended, and where to look then (from 1); null: nowhere in the
    /// form.</summary>
    public static (ReportPlan Plan, int? Place) Arrange(ReportPlan plan, string go, BlockKind? added, Language language)
    {
        List<ReportBlock> blocks = [.. plan.Blocks];
        if (go == "add" && added is { } kind)
        {
            blocks.Add(new(kind, kind == BlockKind.Own ? language.Say("Überschrift", "Heading") : ""));
            return (plan with { Blocks = blocks }, blocks.Count);
        }

        if (go.Split('-') is not [var deed, var text] || !int.TryParse(text, CultureInfo.InvariantCulture, out var at) || at < 0
            || at >= blocks.Count) return (plan, null);
        var to = deed switch { "up" => at - 1, "down" => at + 1, _ => at };
        if (to < 0 || to >= blocks.Count) return (plan, at + 1);
        var block = blocks[at];
        blocks.RemoveAt(at);
        if (deed != "out") blocks.Insert(to, block);
        return (plan with { Blocks = blocks }, Math.Clamp(to + 1, 1, Math.Max(1, blocks.Count)));
    }

    private static string At(Microsoft.Extensions.Primitives.StringValues values, int at) => at < values.Count
        ? (values[at] ?? "").Trim().ReplaceLineEndings("\n") : "";
}
