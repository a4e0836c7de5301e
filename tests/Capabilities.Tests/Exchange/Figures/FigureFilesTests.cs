using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Parquet;
using Parquet.Schema;
using Wegmarke.Capabilities.Tests.Exchange.Foreign;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Capabilities.Tests.Reports;
using Wegmarke.Exchange.Ddi;
using Wegmarke.Exchange.Figures;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Capabilities.Tests.Exchange.Figures;

/// <summary>Released figures as files: all of them say the same, other programs read them, and none says more than its reader may
/// see.</summary>
public sealed class FigureFilesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("wegmarke-figures").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_protected_figure_is_in_no_file()
    {
        var areas = Table("areas");
        var small = Rows(areas).Where(row => row["unit"] == "'" + OneRelease.Small).ToList();
        Assert.NotEmpty(small);
        Assert.All(small, row =>
        {
            Assert.Equal("0", row["shown"]);
            Assert.All(["n", "mean", "sd", "low", "high", "agreement"], name => Assert.Equal("", row[name]));
        });
        // The twin: what is shown stands there.
        Assert.Contains(Rows(areas), row => row["unit"] == OneRelease.Large && row["shown"] == "1" && row["mean"].Length > 0);
    }

    [Fact]
    public void Who_may_not_see_units_finds_no_trace_of_them_in_any_file()
    {
        var set = OneRelease.Set(whole: false);
        Assert.All(set.Tables.SelectMany(table => table.Rows.Select(row => (table, row))), one =>
            Assert.All(one.table.Columns.Zip(one.row).Where(pair => pair.First.Name is "unit" or "attribute" or "value"), pair =>
                Assert.True(pair.Second is null or double)));
        Assert.DoesNotContain("Bauamt", WriteFigureCsv.CodeBook(set), StringComparison.Ordinal);
        Assert.DoesNotContain("Bauamt", Encoding.UTF8.GetString(WriteFigureDdi.Run(set, Now)), StringComparison.Ordinal);
        Assert.Contains("Bauamt", WriteFigureCsv.CodeBook(OneRelease.Set()), StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_becomes_a_formula()
    {
        Assert.DoesNotContain(OneRelease.Set().Tables.SelectMany(table => WriteFigureCsv.Run(table).Split('\n')
            .Append(WriteFigureCsv.CodeBook(OneRelease.Set()))),
            line => line.Contains(",=", StringComparison.Ordinal) || line.StartsWith('='));
        Assert.Contains("'" + OneRelease.Small, WriteFigureCsv.Run(Table("areas")), StringComparison.Ordinal);
    }

    [Fact]
    public void SPSS_files_come_back_with_labels_and_declared_missing_values()
    {
        var table = Table("areas");
        var rows = new List<double?[]>();
        var (file, cases) = ReadSav.Run(ForeignFile.InMemory("areas.sav", WriteFigureSav.Run(table, "Musterstadt", Now.UtcDateTime)),
            new Remarks(), read =>
            one => rows.Add([.. Enumerable.Range(0, read.Variables.Count).Select(one.Number)]));
        Assert.Equal(table.Rows.Count, cases);
        Assert.Equal(table.Columns.Select(column => column.Name), file.Variables.Select(variable => variable.Name));
        var mean = file.Variables.Single(variable => variable.Name == "mean");
        Assert.Equal([FigureTable.ProtectedCode], mean.Missing.Numbers);
        Assert.Equal((Measure.Scale, 2), (mean.Measure, mean.Print.Decimals));
        Assert.Equal(Measure.Ordinal, file.Variables.Single(variable => variable.Name == "level").Measure);
        Assert.Contains(file.Variables.Single(variable => variable.Name == "area").ValueLabels, label => label is { Number: 1 } && label.Label.Length > 5);
        var at = table.Columns.ToList().FindIndex(column => column.Name == "mean");
        Assert.Equal(table.Rows.Select(row => row[at] is Withheld.Protected ? FigureTable.ProtectedCode : row[at] as double?),
            rows.Select(row => row[at]));
    }

    [Fact]
    public async Task Parquet_files_come_back_with_every_value()
    {
        var table = Table("areas");
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(await WriteFigureParquet.Run(table)), cancellationToken:
            TestContext.Current.CancellationToken);
        Assert.Equal(table.Columns.Select(column => column.Name), reader.Schema.GetDataFields().Select(field => field.Name));
        using var group = reader.OpenRowGroupReader(0);
        DataField Field(string name) => reader.Schema.GetDataFields().Single(field => field.Name == name);
        var means = new double?[table.Rows.Count];
        await group.ReadAsync<double>(Field("mean"), means.AsMemory(), null, TestContext.Current.CancellationToken);
        Assert.Equal(Rows(table).Select(row => row["mean"]), means.Select(mean => mean?.ToString("R", CultureInfo.InvariantCulture) ?? ""));
        var units = new string?[table.Rows.Count];
        await group.ReadAsync(Field("unit"), units.AsMemory(), null, TestContext.Current.CancellationToken);
        Assert.Contains(OneRelease.Large, units);
    }

    [Fact]
    public void The_workbook_is_sound_and_its_sheets_say_words()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(WriteFigureWorkbook.Run(OneRelease.Set())), false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken));
        Assert.Equal(8, book.WorkbookPart!.Workbook!.Sheets!.Count());
        Assert.Contains("geschützt", book.WorkbookPart.WorksheetParts.Select(part => part.Worksheet!.InnerText).First(text =>
            text.Contains("ganzes Haus", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_codebook_is_read_by_our_own_reader_and_fits_the_schema_of_DDI()
    {
        var bytes = WriteFigureDdi.Run(OneRelease.Set(), Now);
        var remarks = new Remarks();
        var book = ReadCodebook.Run(ForeignFile.InMemory("codebook.xml", bytes), remarks);
        Assert.Equal(("2.5", 6), (book.Version, book.Files));
        Assert.Equal(OneRelease.Set().Tables.Sum(table => table.Columns.Count), book.Variables.Count);
        var document = XDocument.Load(new MemoryStream(bytes));
        var ids = document.Descendants().Attributes("ID").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var file = Path.Combine(folder, "codebook.xml");
        File.WriteAllBytes(file, bytes);
        Samples.Ask("xmllint", "--noout", "--nonet", "--schema", Path.Combine(Samples.Folder, "schemas/ddi-codebook-2.5/codebook.xsd"),
            file);
    }

    [Fact]
    public void The_released_document_fits_its_published_schema()
    {
        var schema = JsonDocument.Parse(ReleaseSchema.Bytes).RootElement;
        Assert.Empty(SchemaCheck.Faults(schema, JsonDocument.Parse(OneRelease.Set().Json).RootElement));
        var broken = OneRelease.Set().Json.Replace("\"threshold\":5", "\"threshold\":1", StringComparison.Ordinal);
        Assert.NotEmpty(SchemaCheck.Faults(schema, JsonDocument.Parse(broken).RootElement));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "docs/guide/release.schema.json")), ReleaseSchema.Bytes);
    }

    [Fact]
    public async Task R_works_the_main_figures_out_again_and_would_notice_a_wrong_one()
    {
        await Unpack();
        var output = Samples.Ask("sh", "-c", $"command -v Rscript >/dev/null || exit 0; cd '{folder}' && Rscript figures.R");
        if (output.Length == 0) Assert.Skip("R is not installed.");
        Assert.Contains("mean", output, StringComparison.Ordinal);
        Assert.DoesNotContain("WEICHT AB", output, StringComparison.Ordinal);
        var items = Path.Combine(folder, "csv/items.csv");
        File.WriteAllLines(items, File.ReadAllLines(items).Select(Wrong));
        Assert.Contains("WEICHT AB", Samples.Ask("sh", "-c", $"cd '{folder}' && Rscript figures.R || true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PSPP_works_the_means_of_items_out_again()
    {
        await Unpack();
        var output = Samples.Ask("sh", "-c", $"command -v pspp >/dev/null || exit 0; cd '{folder}' && pspp -O format=csv figures.sps");
        if (output.Length == 0) Assert.Skip("PSPP is not installed.");
        var worst = output.Split('\n').First(line => line.StartsWith("off,", StringComparison.Ordinal)).Split(',')[^1];
        Assert.True(double.Parse(worst, CultureInfo.InvariantCulture) <= 0.0051, worst);
        Assert.Contains("distance", output, StringComparison.Ordinal);
        Assert.Contains("gap", output, StringComparison.Ordinal);
    }

    private static string Wrong(string line, int at) => at != 1 ? line : string.Join(',', line.Split(',')[..^3].Append("9.99")
        .Concat(line.Split(',')[^2..]));

    private async Task Unpack()
    {
        using var archive = new ZipArchive(new MemoryStream(await WriteFigureArchive.Run(OneRelease.Set(), Now)));
        Assert.Contains(archive.Entries, entry => entry.FullName == "LIESMICH.md");
        await archive.ExtractToDirectoryAsync(folder, TestContext.Current.CancellationToken);
    }

    private static FigureTable Table(string name) => OneRelease.Set().Tables.Single(table => table.Name == name);

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(FigureTable table)
    {
        var rows = Wegmarke.Exchange.ReadTable.Parse(table.Name, Encoding.UTF8.GetBytes(WriteFigureCsv.Run(table)), ',').Table!;
        return rows.Rows.Select(row => (IReadOnlyDictionary<string, string>)table.Columns.Select((column, at) => (column.Name,
            Cell: row[at]))
            .ToDictionary(one => one.Name, one => one.Cell));
    }
}
