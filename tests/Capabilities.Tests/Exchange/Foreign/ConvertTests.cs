using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spss;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>What is converted comes back the same, and other programs read it.</summary>
public sealed class ConvertTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 1, 8, 0, 0);

    private readonly string folder = Directory.CreateTempSubdirectory("wegmarke-convert").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("m.lss")]
    [InlineData("m.xlsx")]
    public void A_model_goes_out_and_comes_back(string name)
    {
        var model = ReadModel.Run(AnswerFile.Folder("bfi")  + "/1.0").Model!;
        var target = Path.Combine(folder, name);
        Assert.Equal([target, target + ".columns.yaml"], ConvertFile.Run("bfi", target, ModelInstrument.Of(model, model.Perspectives[0]), Now, new()));
        var draft = Path.Combine(folder, "draft");
        Assert.NotEmpty(ConvertFile.Run(target, draft, null, Now, new()));
        var (back, problems) = ReadModel.Run(draft);
        Assert.Empty(problems);
        Assert.Equal(model.Areas.Count, back!.Areas.Count);
        Assert.Equal(model.Items.Count, back.Items.Count);
        Assert.Equal((1, 6), (back.Scales.Single().Low, back.Scales.Single().High));
        Assert.Equal(model.Languages, back.Languages);
        Assert.Equal(model.TextsIn("de").Stages["3"], back.TextsIn("de").Stages["3"]);
        Assert.Empty(Wegmarke.Exchange.ReadColumnMap.Run(Path.Combine(draft, "columns.yaml")).Problems);
        Assert.Empty(Wegmarke.Exchange.ReadColumnMap.Run(target + ".columns.yaml").Problems);
    }

    [Theory]
    [InlineData("new.lss", 2)]
    [InlineData("survey.txt", 1)]
    [InlineData("form.xlsx", 0)]
    [InlineData("survey.json", 3)]
    [InlineData("bricks.json", 1)]
    [InlineData("library.yaml", 1)]
    public void A_foreign_instrument_becomes_a_sound_draft(string name, int items)
    {
        var source = Write(name);
        var remarks = new Remarks();
        var written = ConvertFile.Run(source, Path.Combine(folder, "draft"), null, Now, remarks);
        if (items == 0)
        {
            Assert.Empty(written);
            Assert.Contains(remarks.Kept, remark => remark.Fate == Fate.Refused);
            return;
        }

        var (model, problems) = ReadModel.Run(Path.Combine(folder, "draft"));
        Assert.Empty(problems);
        Assert.Equal(items, model!.Items.Count);
    }

    [Fact]
    public void Answers_of_an_archive_come_home_with_the_draft_made_of_it()
    {
        var source = Write("survey.lsa");
        var draft = Path.Combine(folder, "draft");
        ConvertFile.Run(source, draft, null, Now, new());
        var (map, problems) = Wegmarke.Exchange.ReadColumnMap.Run(Path.Combine(draft, "columns.yaml"));
        Assert.Empty(problems);
        var (read, problem) = AnswerFile.Read(source, ReadModel.Run(draft).Model!, map!);
        Assert.Null(problem);
        // Of two responses one was sent; its second answer says "don't know".
        Assert.Equal(1, read!.Table.Rows);
        Assert.Equal([1], read.Table.Columns[0]);
        Assert.Equal([Wegmarke.Statistics.AnswerCode.DoNotKnow], read.Table.Columns[1]);
    }

    [Fact]
    public void Nothing_is_overwritten_and_nothing_half_written()
    {
        var source = Write("table.csv");
        Directory.CreateDirectory(Path.Combine(folder, "full"));
        File.WriteAllText(Path.Combine(folder, "full", "x"), "x");
        var remarks = new Remarks();
        Assert.Empty(ConvertFile.Run(source, Path.Combine(folder, "full"), null, Now, remarks));
        Assert.Empty(ConvertFile.Run(source, Path.Combine(folder, "x.lss"), null, Now, remarks));
        Assert.Empty(ConvertFile.Run(source, Path.Combine(folder, "nowhere", "x.sav"), null, Now, remarks));
        Assert.Equal(3, remarks.Count(Fate.Refused));
        Assert.Equal(["full", "table.csv"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_table_written_for_SPSS_reads_the_same()
    {
        var path = Path.Combine(folder, "x.sav");
        var longText = string.Concat(Enumerable.Repeat("Straße 😀 ", 60));
        var texts = new[] { "ä", longText, "" };
        var numbers = new double?[] { 1, -0.25, null };
        WriteSav(path, texts, numbers);
        var rows = new List<(double?, string)>();
        var (file, cases) = ReadSav.Run(ForeignFile.Of(path).File!, new(), _ => one => rows.Add((one.Number(0), one.Text(1))));
        Assert.Equal(3, cases);
        Assert.Equal(numbers.Zip(texts.Select(text => text.TrimEnd())), rows);
        Assert.Equal("Ämter_und_mehr", file.Variables[0].Name);
        Assert.Equal(("Wie weit?", Measure.Ordinal), (file.Variables[0].Label, file.Variables[0].Measure));
        Assert.Equal([new(1, null, "nicht begonnen"), new(9, null, "weiß nicht")], file.Variables[0].ValueLabels);
        Assert.Equal((-9.0, -7.0, 99.0), (file.Variables[0].Missing.Low, file.Variables[0].Missing.High,
            file.Variables[0].Missing.Numbers.Single()));
        Assert.Equal("Text", file.Variables[1].Label);
    }

    [Fact]
    public void PSPP_and_haven_read_what_was_written()
    {
        var path = Path.Combine(folder, "x.sav");
        var longText = string.Concat(Enumerable.Repeat("0123456789", 70));
        WriteSav(path, ["ä", longText, ""], [1, -0.25, null]);
        var csv = Path.Combine(folder, "x.csv");
        Samples.Ask("pspp-convert", "-O", "csv", path, csv);
        Assert.Equal($"Ämter_und_mehr,text\n1,ä\n-.25,{longText}\n ,\n", File.ReadAllText(csv).ReplaceLineEndings("\n"));
        const string Script = "library(haven); x <- read_sav(commandArgs(TRUE)[1], user_na = TRUE); v <- x[[1]]; cat(names(x)[1], attr(v, 'label'), names(attr(v, 'labels')), "
            + "unname(attr(v, 'labels')), attr(v, 'na_values'), attr(v, 'na_range'), nchar(x[[2]][2]), is.na(v[3]), sep = '|')";
        Assert.Equal("Ämter_und_mehr|Wie weit?|nicht begonnen|weiß nicht|1|9|99|-9|-7|700|TRUE", Samples.Ask("Rscript", "-e", Script, path));
    }

    [Fact]
    public void Real_SPSS_files_survive_being_written_again()
    {
        foreach (var path in Samples.Files("spss"))
        {
            var target = Path.Combine(folder, "again.sav");
            Assert.NotEmpty(ConvertFile.Run(path, target, null, Now, new()));
            Assert.Equal(Text(path), Text(target));
        }
    }

    private static string Text(string path)
    {
        var text = new StringBuilder();
        var source = Wegmarke.Exchange.Cases.OpenCases.Run(ForeignFile.Of(path).File!, new());
        foreach (var variable in source.Dictionary.Variables)
        {
            text.Append(CultureInfo.InvariantCulture, $"{variable.Name} {variable.Label} {variable.Measure} {string.Join(',', variable.ValueLabels)} {string.Join(',', variable.Missing.Numbers)}\n");
        }

        source.Each(one => text.AppendJoin('|', source.Dictionary.Variables.Select((variable, at) =>
            variable.IsText ? one.Text(at) : one.Number(at)?.ToString("R", CultureInfo.InvariantCulture) ?? "")).Append('\n'));
        return text.ToString();
    }

    private static void WriteSav(string path, IReadOnlyList<string> texts, IReadOnlyList<double?> numbers)
    {
        using var stream = File.Create(path);
        using var sav = SavWriter.Begin(stream, "Titel", Now,
        [
            new("Ämter und mehr", "", "Wie weit?", 0, SpssFormat.Number, Measure.Ordinal, [new(1, null, "nicht begonnen"), new(9, null, "weiß nicht")],
                new([99], -9, -7, []), Place.Whole),
            new("text", "", "Text", 900, new(1, 255, 0), Measure.Nominal, [], MissingRule.None, Place.Whole),
        ], new());
        for (var row = 0; row < texts.Count; row++)
        {
            var at = row;
            sav.Write(new(_ => numbers[at], _ => texts[at]));
        }
    }

    private string Write(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, Fixtures.All.Single(fixture => fixture.Name == name).Bytes);
        return path;
    }
}
