using System.Globalization;
using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Capabilities.Tests.Exchange.Figures;
using Wegmarke.Capabilities.Tests.Exchange.Foreign;
using Wegmarke.Design;
using Wegmarke.Exchange;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spss;
using Wegmarke.Exchange.Transfers;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Exchange.Transfers;

/// <summary>A file of another system on its way in: what is seen in it, what its columns are taken for and why, and what becomes of its
/// answers.</summary>
public sealed class TransferTests
{
    private static readonly Actor Somebody = new(Guid.NewGuid(), "Jana", [new(Role.Coordinator, null)]);

    private static MaturityModel Model => OneRelease.Model;

    [Theory]
    [InlineData("new.lss", 2, 0)]
    [InlineData("survey.lsa", 2, 1)]
    [InlineData("answers.csv", 0, 1)]
    [InlineData("survey.json", 3, 0)]
    [InlineData("form.xlsx", 0, 0)]
    [InlineData("library.yaml", 1, 0)]
    [InlineData("table.csv", 0, 2)]
    [InlineData("process.bpmn", 0, 0)]
    public void It_is_seen_what_a_file_holds(string name, int items, int cases)
    {
        var seen = Look(name, Fixtures.All.Single(one => one.Name == name).Bytes);
        Assert.False(seen.Inspection.Refused, string.Join(' ', seen.Inspection.Remarks.Select(one => one.What.English)));
        Assert.Equal((items, cases), (seen.Items, (int)seen.Cases));
    }

    [Fact]
    public void Bad_files_are_refused_with_place_or_remedy_and_not_kept()
    {
        var expanded = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + "<document>&a;</document>");
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("leer.csv", []), ("bombe.xml", expanded), ("umbenannt.sav", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0]), 
            ("ohne.csv", "\n\n"u8.ToArray()),
            ("kaputt.xlsx", [0x50, 0x4B, 3, 4, 1, 2, 3]), ("raus.lsa", DangerousFilesTests.Zip(("../../etc/x.lss", "<document/>"))),
        })
        {
            var seen = Look(name, bytes);
            Assert.True(seen.Inspection.Refused || !seen.HasAnswers && !seen.HasQuestionnaire, name);
            Assert.True(!seen.Inspection.Refused || seen.File is null, name);
            Assert.Contains("\r\n", WriteRemarks.Run(seen, Language.German), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_files_are_looked_at_without_stumbling()
    {
        var mutation = new Wegmarke.Benchmarks.Mutation(Fixtures.All);
        for (ulong seed = 1; seed <= 400; seed++)
        {
            var (name, bytes) = mutation.Of(seed);
            var seen = Look(name, bytes);
            var choices = ProposeMapping.Run(seen.Columns, Model, "staff", null);
            Assert.Equal(seen.Columns.Count, choices.Columns.Count);
        }
    }

    [Fact]
    public void Columns_are_recognised_by_key_code_and_wording_and_each_proposal_says_why()
    {
        var items = Model.Items.Where(item => item.Perspectives.Contains("staff")).Take(4).ToList();
        var wording = Model.TextsIn("de").Items[items[2].Key].Text;
        var csv = $"{items[0].Key};Q01_SQ002;\"Bitte bewerten: {wording}\";Amt;Bemerkung\n"
            + string.Concat(Enumerable.Range(0, 40).Select(row => $"{1 + row % 6};A{1 + row % 6};{1 + row % 6};{(row % 2 == 0 ? "Bauamt" : "Hauptamt")};Text Nummer {row}\n"));
        var mapping = ProposeMapping.Run(Look("antworten.csv", Encoding.UTF8.GetBytes(csv)).Columns, Model, "staff", null);
        Assert.Equal([(items[0].Key, Sureness.Sure), (items[1].Key, Sureness.Sure), (items[2].Key, Sureness.Sure), (null, Sureness.Likely),
            (null, Sureness.None)],
            mapping.Columns.Select(one => (one.Rule.Item, one.Sureness)));
        Assert.Equal([ColumnRole.Item, ColumnRole.Item, ColumnRole.Item, ColumnRole.Group, ColumnRole.Ignore],
            mapping.Columns.Select(one => one.Rule.Role));
        Assert.All(mapping.Columns, one => Assert.NotEqual("", one.Why.German));
        Assert.Equal(3, mapping.Columns[1].Rule.Codes["A3"]);
        // Free text is never quoted, only that there is much of it.
        Assert.True(mapping.Columns[4].Column.Many);
    }

    [Fact]
    public void Of_two_columns_that_fit_one_item_the_better_gets_it()
    {
        var item = Model.Items[0];
        var csv = $"{item.Key};\"{Model.TextsIn("de").Items[item.Key].Text}\"\n1;2\n3;4\n";
        var mapping = ProposeMapping.Run(Look("a.csv", Encoding.UTF8.GetBytes(csv)).Columns, Model, "staff", null);
        Assert.Equal([item.Key, null], mapping.Columns.Select(one => one.Rule.Item));
        Assert.Empty(mapping.Twice);
    }

    [Fact]
    public void Values_are_understood_by_label_declaration_and_number_and_the_rest_stays_open()
    {
        var scale = Model.ScaleOf(Model.Items[0]);
        var word = Model.TextsIn("de").Stages[Model.StageKey(scale, 2)];
        var column = new ColumnProfile("x", "", 9, [new("1", "", false), new("7", word, false), new("98", "weiß nicht", true), new("99",
            "", true), new("77", "", false)]);
        var codes = ProposeMapping.Values(column, Model, Model.Items[0]);
        Assert.Equal([("1", 1), ("7", 2), ("98", AnswerCode.DoNotKnow), ("99", AnswerCode.Skipped)], codes.Select(one => (one.Key, (int)one.Value)));
    }

    [Fact]
    public void A_mapping_survives_being_kept_and_serves_the_next_file()
    {
        var (first, second) = (Model.Items[0], Model.Items[1]);
        var columns = Look("a.csv", "frage eins;b;wer\n1;2;x\nja;4;y\n"u8.ToArray()).Columns;
        var rule = new ColumnRule(ColumnRole.Item, first.Key, new Dictionary<string, byte> { ["ja"] = 5, ["1"] = AnswerCode.DoNotKnow });
        var mapping = new Mapping([new(columns[0], rule, Sureness.Chosen, Wording.None), new(columns[1], new(ColumnRole.Item, second.Key,
            new Dictionary<string, byte>()),
            Sureness.Chosen, Wording.None), new(columns[2], new(ColumnRole.Perspective, null, new Dictionary<string, byte>()),
                Sureness.Chosen, Wording.None)],
            "staff", new Dictionary<string, string> { ["x"] = "staff", ["y"] = "leaders" });
        var (map, problems) = ReadColumnMap.OfText(WriteColumnMap.Run(mapping.ToMap()), "kept");
        Assert.Empty(problems);
        var again = ProposeMapping.Run(columns, Model, "leaders", map);
        Assert.Equal([first.Key, second.Key, null], again.Columns.Select(one => one.Rule.Item));
        Assert.Equal(rule.Codes, again.Columns[0].Rule.Codes.OrderByDescending(one => one.Key).ToDictionary());
        Assert.Equal(("staff", "leaders"), (again.PerspectiveOf["x"], again.PerspectiveOf["y"]));
    }

    /// <summary>The way of a fielded questionnaire: out as LimeSurvey would name the columns, back through the assistant without a
    /// hand.</summary>
    [Fact]
    public async Task Answers_to_our_own_questionnaire_come_home_by_themselves()
    {
        var (csv, sheets) = Fielded();
        var seen = Look("antworten.csv", csv);
        seen = seen with { Model = Model, Mapping = ProposeMapping.Run(seen.Columns, Model, "staff", null) };
        Assert.DoesNotContain(seen.Mapping.Columns, one => one.Sureness == Sureness.Likely);
        var (read, problem) = TakeAnswers.Try(seen, Language.German);
        Assert.Null(problem);
        Assert.Equal((sheets, 0L), (read!.Table.Rows, read.OffScale));
        Assert.Equal(Model.Items.Where(item => item.Perspectives.Contains("staff")).Select(item => item.Key), read.Table.Items);
        Assert.All(read.Table.Columns, column => Assert.Equal(Enumerable.Range(0, sheets).Select(row => (byte)(row == 0
            ? AnswerCode.DoNotKnow : 1 + row % 6)), column));
        var (done, _) = await TakeAnswers.Run(seen, 5, Language.German);
        Assert.Null(done!.File);
        Assert.Equal(sheets, done.Result!.Sheets);
        Assert.Contains("<h1", done.Result.Report, StringComparison.Ordinal);
        Assert.All(done.Columns, one => Assert.Empty(one.Values));
    }

    [Fact]
    public void Two_columns_of_one_name_and_a_mapping_without_items_are_said_and_nothing_is_read()
    {
        var key = Model.Items[0].Key;
        var twice = Look("a.csv", Encoding.UTF8.GetBytes($"{key};{key}\n1;2\n"));
        Assert.Contains(twice.Inspection.Remarks, one => one.Fate == Fate.Error);
        var groups = Look("g.csv", "Amt;Amt\nBauamt;Bauamt\n"u8.ToArray());
        Assert.Single(ProposeMapping.Run(groups.Columns, Model, "staff", null).ToMap().Columns);
        var rule = new ColumnRule(ColumnRole.Item, key, new Dictionary<string, byte>());
        var nothing = twice with { Model = Model, Mapping = new([.. twice.Columns.Select(one => new ColumnChoice(one, ColumnChoice.Ignored,
            Sureness.None, Wording.None))], "staff", new Dictionary<string, string>()) };
        Assert.Contains("Keine Spalte", TakeAnswers.Try(nothing, Language.German).Problem!.What, StringComparison.Ordinal);
        var other = Look("b.csv", Encoding.UTF8.GetBytes("a;b\n1;2\n"));
        var both = other with { Model = Model, Mapping = new([.. other.Columns.Select(one => new ColumnChoice(one, rule, Sureness.Chosen,
            Wording.None))], "staff", new Dictionary<string, string>()) };
        Assert.Equal([key], both.Mapping.Twice);
        Assert.Contains("gehören beide", TakeAnswers.Try(both, Language.German).Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_file_becomes_a_questionnaire_of_its_labelled_variables()
    {
        using var stream = new MemoryStream();
        SpssVariable Variable(string name, string label, params (double, string)[] labels) => new(name, name, label, 0, SpssFormat.Number,
            Measure.Ordinal,
            [.. labels.Select(one => new SpssValueLabel(one.Item1, null, one.Item2))], labels.Length > 0
                ? MissingRule.None with { Numbers = [99, 98] } : MissingRule.None, Place.Whole);
        using (var sav = SavWriter.Begin(stream, "Fremde Befragung", new(2026, 1, 1), [Variable("q1", "Wir lernen aus Fehlern.", (1,
            "nie"), (2, "oft"), (3, "immer"),
            (98, "weiß nicht"), (99, "verweigert")), Variable("alter", "Alter")], new()))
        {
            sav.Write(new(_ => 2, _ => ""));
        }

        var seen = Look("fremd.sav", stream.ToArray());
        Assert.Equal((1, 1L, 2), (seen.Items, seen.Cases, seen.Columns.Count));
        var (_, text) = DraftModel.Run(seen.Instrument!, "fremd", new()).First(one => one.Name == "model.yaml");
        Assert.Contains("low: 1, high: 3, absences: [dont-know]", text, StringComparison.Ordinal);
        var book = Look("codebook.xml", Fixtures.All.Single(one => one.Name == "codebook.xml").Bytes);
        Assert.Equal("ddi-codebook", book.Inspection.Format);
    }

    [Fact]
    public void An_open_file_is_its_owners_alone_and_ends_after_an_hour()
    {
        var clock = new Clock();
        var open = new OpenTransfers(clock);
        var one = Look("table.csv", "a;b\n1;2\n"u8.ToArray());
        Assert.True(open.Begin(one));
        Assert.Null(open.Find(one.Id, one.Administration, Guid.NewGuid()));
        Assert.Null(open.Find(one.Id, Guid.NewGuid(), one.Owner));
        clock.Now += TimeSpan.FromMinutes(50);
        Assert.NotNull(open.Find(one.Id, one.Administration, one.Owner));
        clock.Now += TimeSpan.FromMinutes(50);
        Assert.NotNull(open.Find(one.Id, one.Administration, one.Owner));
        clock.Now += TimeSpan.FromMinutes(61);
        Assert.Null(open.Find(one.Id, one.Administration, one.Owner));
        for (var at = 0; at < OpenTransfers.MostOfOne; at++) Assert.True(open.Begin(one with { Id = Guid.NewGuid() }));
        Assert.False(open.Begin(one with { Id = Guid.NewGuid() }));
    }

    [Fact]
    public void A_file_that_nothing_can_become_of_holds_no_place_against_the_next()
    {
        var open = new OpenTransfers(new Clock());
        for (var at = 0; at <= OpenTransfers.MostOfOne; at++) Assert.True(open.Begin(Look($"leer{at}.csv", [])));
        Assert.Single(open.OfOwner(Somebody.Id));
        Assert.True(open.Begin(Look("table.csv", "a;b\n1;2\n"u8.ToArray())));
    }

    [Fact]
    public void Every_count_has_a_name_in_both_languages() => Assert.Empty(Fixtures.All.SelectMany(one => Look(one.Name, one.Bytes)
        .Inspection.Counts).Where(one => one.Count > 0 && !CountWords.Knows(one.Name)).Select(one => one.Name).Distinct());

    private static Transfer Look(string name, byte[] bytes) => LookAtFile.Run(Somebody, Guid.Empty, name, bytes);

    /// <summary>Answers as LimeSurvey exports them for the questionnaire of staff: the first sheet knows nothing.</summary>
    private static (byte[] Csv, int Sheets) Fielded()
    {
        const int Sheets = 30;
        var (map, _) = ReadColumnMap.OfText(ModelInstrument.Of(Model, Model.Perspectives.First(one => one.Key == "staff")).ColumnMap,
            "columns.yaml");
        var text = new StringBuilder("id,submitdate,lastpage,startlanguage," + string.Join(',', map!.Columns.Keys) + "\n");
        for (var row = 0; row < Sheets; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row + 1},2026-01-01 10:00:00,9,de,{string.Join(',', map.Columns.Keys.Select(_ => row == 0 ? "DK" : $"A{1 + row % 6}"))}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"99,,2,de,{string.Join(',', map.Columns.Keys.Select(_ => "A1"))}\n");
        return (Encoding.UTF8.GetBytes(text.ToString()), Sheets);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
