using System.Text;
using System.Xml;
using Wegmarke.Design;
using Wegmarke.Exchange.Cases;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Reports;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Exchange.Transfers;

/// <summary>Reads the answers of a file with a mapping: as a trial, or to make figures of them. Nothing of a single sheet is
/// kept.</summary>
public static class TakeAnswers
{
    /// <summary>Below this a figure could reveal a person.</summary>
    public const int ThresholdMin = 5;

    public static (AnswersRead? Read, Problem? Problem) Try(Transfer transfer, Language language)
    {
        if (transfer.Model is not { } model
            || transfer.File is not { } file) throw new InvalidOperationException("There is nothing to read.");
        if (transfer.Mapping.Columns.All(one => one.Rule.Item is null))
        {
            return (null, new(transfer.Name, 0, language.Say("Keine Spalte ist einer Frage zugeordnet.",
                "No column is assigned to an item."),
                language.Say("Ordnen Sie mindestens eine Spalte zu.", "Assign at least one column.")));
        }

        try
        {
            var text = Table(OpenCases.Run(file, new Remarks()), transfer.Mapping);
            return ReadAnswers.Run(transfer.Name, new(text, (byte)',', true, text.Length), model,
                new(transfer.Mapping.ToMap(), null, null, OffScaleIsMissing: true, language), null, CancellationToken.None);
        }
        catch (RefusedException refused)
        {
            return (null, new(transfer.Name, refused.Remark.Place.Line, refused.Remark.What.In(language),
                refused.Remark.Remedy.In(language)));
        }
        catch (XmlException error)
        {
            var broken = SafeXml.Broken(error, null).Remark;
            return (null, new(transfer.Name, broken.Place.Line, broken.What.In(language), broken.Remedy.In(language)));
        }
    }

    /// <summary>The figures of the answers as report and as numbers; the file itself is let go.</summary>
    public static async Task<(Transfer? Done, Problem? Problem)> Run(Transfer transfer, int threshold, Language language)
    {
        var (read, problem) = Try(transfer, language);
        if (read is null) return (null, problem);
        var analysis = Analysis.Of(read.Table, Math.Max(threshold, ThresholdMin), transfer.Name);
        using var figures = new MemoryStream();
        AnalysisJson.Write(figures, analysis);
        return (transfer with
        {
            File = null, Columns = [.. transfer.Columns.Select(one => one with { Values = [] })],
            Result = new(read.Table.Rows, await RenderReport.Of(analysis, language), figures.ToArray(),
                WriteColumnMap.Run(transfer.Mapping.ToMap()),
                [.. Notes(transfer, read, language)]),
        }, null);
    }

    /// <summary>What a person should know about how the table was read.</summary>
    public static IEnumerable<string> Notes(Transfer transfer, AnswersRead read, Language language)
    {
        foreach (var note in ReadingNotes.Of(read with { IgnoredColumns = [], PerspectiveAssumed = false }, language)) yield return note;
        var ignored = transfer.Mapping.Columns.Count(one => one.Rule.Role == ColumnRole.Ignore);
        if (ignored == 1) yield return language.Say("Eine Spalte wird weggelassen.", "One column is left out.");
        if (ignored > 1) yield return language.Say($"{ignored} Spalten werden weggelassen.", $"{ignored} columns are left out.");
        foreach (var one in transfer.Mapping.Columns.Where(one => one.Open.Count > 0))
        {
            var values = string.Join(", ", one.Open.Select(value => language.Quoted(value.Value)));
            yield return language.Say($"In der Spalte {one.Column.Name} zählen als fehlend: {values}.", $"In the column {one.Column.Name} these count as missing: {values}.");
        }
    }

    /// <summary>Only what is mapped, as separated text.</summary>
    private static MemoryStream Table(CaseSource source, Mapping mapping)
    {
        var variables = source.Dictionary.Variables;
        int[] taken = [.. Enumerable.Range(0, variables.Count).Where(at => mapping.Columns[at].Rule.Role != ColumnRole.Ignore)];
        var text = new MemoryStream();
        using (var writer = new StreamWriter(text, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
        {
            void Line(IEnumerable<string> fields) => writer.Write(string.Join(',', fields.Select(field => TableCell.Quoted(field,
                ','))) + "\n");
            Line(taken.Select(at => variables[at].Name));
            source.Each(one => Line(taken.Select(at => RawText.Of(variables[at], one, at))));
        }

        text.Position = 0;
        return text;
    }
}
