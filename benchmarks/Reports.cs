using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;
using Wegmarke.Responses;
using Wegmarke.Statistics;
using Wegmarke.Views;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Benchmarks;

/// <summary>How long a report of forty pages takes in each format, and whether a thousand reports of units in one go let memory
/// grow.</summary>
internal static class Reports
{
    private const int Pages = 40, Units = 50, Sheets = 2000, UnitReports = 1000, Every = 100, Rounds = 5;

    public static async Task<int> Run(string[] options)
    {
        if (ReadModel.Run(options is [var folder, ..] ? folder : "models/zukunftsfaehigkeit/1.0").Model is not { } model) return 2;
        var ground = Ground(model);
        await using var typesetter = Fresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {Environment.ProcessorCount} cores"));
        var paper = await Forty(ground, typesetter);
        Console.WriteLine("| format | first | median of 5 | size |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (format, _) in WriteFile.Formats)
        {
            // The process that found out how long the report is remembers parts of it.
            await using var fresh = Fresh();
            await Measure(paper, format, fresh);
        }

        foreach (var formats in new[] { new[] { "html" }, ["pdf"], ["docx", "xlsx"] }) await Many(ground, formats, typesetter);
        return 0;
    }

    private static Typesetter Fresh() => new(Path.Combine(AppContext.BaseDirectory, "typeset"), TimeProvider.System);

    /// <summary>The report of a house with the reports of its units behind it, as many as forty pages hold.</summary>
    private static async Task<ReportPaper> Forty(ReportGround ground, Typesetter typesetter)
    {
        var plan = ReportPlan.Begin(ReportKind.Result, "Musterstadt", "", Language.German);
        var whole = FillReport.Of(ground with { Kind = ReportKind.Result, Plan = plan });
        List<ReportPart> parts = [.. whole.Parts];
        var (paper, pages) = (Of(whole), 0);
        foreach (var unit in ground.Result!.Document.Units)
        {
            paper = Of(whole with { Parts = [.. parts] });
            if (await typesetter.Set(paper) is not Typesetter.Typeset set) throw new InvalidOperationException("No PDF can be set here.");
            pages = set.Pages;
            if (pages >= Pages) break;
            parts.Add(new HeadingPart(2, unit.Key));
            var own = ReportPlan.Begin(ReportKind.Unit, "Musterstadt", unit.Key, Language.German);
            parts.AddRange(FillReport.Of(ground.For(unit.Key, own)).Parts);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a report of {pages} pages: {paper.Document.Parts.Count} parts, {paper.Document.Parts.OfType<ChartPart>().Count()} charts,"
            + $" {paper.Document.Tables.Count()} tables"));
        return paper;
    }

    private static ReportPaper Of(ReportDocument document) =>
        ReportPaper.Of(document, new Dictionary<Guid, string>(), null, null);

    private static async Task Measure(ReportPaper paper, string format, Typesetter typesetter)
    {
        var (times, size) = (new List<double>(), 0);
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            if (await WriteFile.Run(paper, format, HouseTemplates.None,
                typesetter) is WriteFile.Written written) size = written.Bytes.Length;
            times.Add(clock.Elapsed.TotalSeconds);
        }

        var (first, rest) = (times[0], times.Skip(1).Order().ToList());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {format} | {first:0.00} s | {rest[Rounds / 2]:0.00} s | {size >> 10} KB |"));
    }

    private static async Task Many(ReportGround ground, IReadOnlyList<string> formats, Typesetter typesetter)
    {
        Console.WriteLine($"\n{UnitReports} reports of units as {string.Join(" and ", formats)} in one archive:\n");
        Console.WriteLine("| reports | seconds | managed | process | node | archive |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var names = ground.Result!.Document.Units.Select(one => one.Key).ToList();
        var path = Path.GetTempFileName();
        var clock = Stopwatch.StartNew();
        await using (var target = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose))
        {
            void Tell(WritingStep step)
            {
                if (step.Done % Every == 0) Row(step.Done, clock, target.Length);
            }

            await WriteUnitReports.Run(ground, [.. Enumerable.Range(0, UnitReports).Select(at => names[at % names.Count])], formats,
                HouseTemplates.None, typesetter, target, Tell, CancellationToken.None);
            Row(UnitReports, clock, target.Length);
        }
    }

    private static void Row(int done, Stopwatch clock, long length)
    {
        using var process = Process.GetCurrentProcess();
        var node = Process.GetProcessesByName("node").Where(one => IsOurs(one, process.Id)).Sum(one => one.WorkingSet64);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {done} | {clock.Elapsed.TotalSeconds:0.0} | {GC.GetTotalMemory(false) >> 20} MB | {process.WorkingSet64 >> 20} MB | {(node == 0 ? "–" : $"{node >> 20} MB")} | {length >> 10} KB |"));
    }

    private static bool IsOurs(Process one, int parent)
    {
        try
        {
            return File.ReadAllText($"/proc/{one.Id}/stat", Encoding.ASCII).Split(") ")[^1].Split(' ')[1]
                == parent.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A released result of 2,000 sheets in fifty units whose people differ.</summary>
    private static ReportGround Ground(MaturityModel model)
    {
        var random = new Random(1);
        var perspectives = Enumerable.Range(0, Sheets).Select(row => row % 8 == 0 ? "leaders" : "staff").ToArray();
        byte Answer(int row) => (byte)Math.Clamp(random.Next(1, 7) + (row % Units - Units / 2) / 12, 1, 6);
        var columns = model.Items.Select(item => perspectives.Select((one, row) => item.Perspectives.Contains(one) ? Answer(row)
            : AnswerCode.NotAsked).ToArray()).ToList();
        var units = Enumerable.Range(1, Units).Select(unit => $"Amt für Aufgabe {unit}").ToArray();
        var answers = new AnswerTable(model, Sheets, [.. model.Items.Select(item => item.Key)], columns, perspectives,
            [.. perspectives.Select((_, row) => row % Units)], units);
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", model.ContentHash, "full", units, 5, "x", 4000, 500,
            DateTimeOffset.UnixEpoch);
        var document = ComposeRelease.Run(ReleaseFacts.Of(campaign, "Musterstadt", DateTimeOffset.UnixEpoch), answers);
        var town = new Administration(Guid.NewGuid(), "Musterstadt", 4000, 500, default);
        var view = new ResultView(town.Id, document, "", new string('a', 64), null, model, Language.German, [])
        {
            Sight = new(true, [], document.Units.Select(one => one.Key).ToHashSet()),
        };
        return new(town, model, ReportKind.Unit, ReportPlan.Begin(ReportKind.Unit, town.Name, "", Language.German), view, null, [], null,
            [], [], new(2026, 3, 2));
    }
}
