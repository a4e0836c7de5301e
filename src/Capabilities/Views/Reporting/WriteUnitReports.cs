using System.IO.Compression;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Views.Reporting;

/// <summary>Writes a report for each unit into one archive, one after the other, so that memory does not grow with their number.</summary>
public static class WriteUnitReports
{
    /// <param name="ground">Looked up once for all of them.</param>
    /// <param name="units">Each with its plan.</param>
    /// <param name="formats">Endings, see <see cref="WriteFile.Formats"/>.</param>
    /// <returns>Null: all is written; else why not.</returns>
    public static async Task<Sentence?> Run(ReportGround ground, IReadOnlyList<string> units, IReadOnlyList<string> formats,
        HouseTemplates house, Typesetter typesetter, Stream target, Action<WritingStep>? told, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < units.Count; at++)
        {
            told?.Invoke(new(new("Berichte werden geschrieben:", "Reports are being written:"), at, units.Count));
            var plan = ReportPlan.Begin(ReportKind.Unit, ground.Administration.Name, units[at], ground.Language);
            var paper = ReportPaper.Of(FillReport.Of(ground.For(units[at], plan)), new Dictionary<Guid, string>(), null, null);
            var name = NameOf(units[at], taken);
            foreach (var format in formats)
            {
                cancellation.ThrowIfCancellationRequested();
                switch (await WriteFile.Run(paper, format, house, typesetter, null, cancellation))
                {
                    case WriteFile.Written written:
                        // Office files are archives themselves; packing them again takes time and saves nothing.
                        await using (var entry = archive.CreateEntry($"{name}.{format}", format is "html" or "pdf"
                            ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open())
                        {
                            await entry.WriteAsync(written.Bytes, cancellation);
                        }

                        break;
                    case WriteFile.NotNow missing: return missing.Why;
                }
            }
        }

        return null;
    }

    private static string NameOf(string unit, HashSet<string> taken)
    {
        var clean = string.Concat(unit.Select(one => char.IsLetterOrDigit(one) || one is ' ' or '-' ? one : '_'));
        for (var at = 1; ; at++)
        {
            if ($"{clean}{(at == 1 ? "" : $" {at}")}" is var name && taken.Add(name)) return name;
        }
    }
}
