using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Capabilities.Tests.Exchange.Foreign;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Exchange.Conversations;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;

namespace Wegmarke.Capabilities.Tests.Interviews;

/// <summary>Projects of other programs, in and out, and files with conversations of every kind.</summary>
public sealed class ProjectTests(PostgresServer postgres)
{
    private const string Spoken = "I: Wie geht es?\r\nB: Sie entscheidet 😀 alles selbst. Das dauert.\r\nB: Wir warten.";

    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_project_comes_back_with_its_codes_texts_and_codings(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (source, _) = await room.Coded(Spoken);
        await KeepCase.Run(db, room.First, room.Town, null, 0, new("F1", [new("Jahre im Haus", "mehr als zehn")], [source.Id]), [source],
            Now);
        var content = await ProjectContent.Of(db, room.First, room.Town, "Musterstadt");
        Assert.True(content.Shift);
        var file = WriteProject.Run(content, Now);
        Assert.Equal(file, WriteProject.Run(content, Now));

        await using var elsewhere = await Stores.Open(engine, postgres);
        await using var other = elsewhere.House();
        var there = await Room.Open(other, elsewhere, Now);
        Assert.Equal(1, Assert.IsType<TakeProject.NotClean>(await TakeProject.Run(other, there.Keys, there.First, there.Town, "x.qdpx",
            file, false, Now)).Texts);
        var report = Assert.IsType<TakeProject.Taken>(await TakeProject.Run(other, there.Keys, there.First, there.Town, "x.qdpx", file,
            true, Now)).Report;
        Assert.Contains(report, remark => remark.What.German.Contains("1 Kodierungen, 1 Fälle", StringComparison.Ordinal));
        Assert.DoesNotContain(report, remark => remark.Fate == Fate.Lost);
        async Task<SourceCase> Case() => Assert.Single(await FindCases.Of(other, there.Town));
        Assert.Equal(("F1", "Jahre im Haus: mehr als zehn"), ((await Case()).Content.Name, Assert.Single((await Case()).Content.Features).Line));
        var (before, after) = (await db.Set<Coding>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken),
            await other.Set<Coding>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((before.Start, before.End, before.Coder, "eine Notiz"), (after.Start, after.End, after.Coder, after.Memo));
        Assert.NotEqual(there.First.Id, after.CoderId);
        Assert.Equal(content.Sources[0].Text.Sha256, (await other.Set<SourceText>().AsNoTracking()
            .SingleAsync(TestContext.Current.CancellationToken)).Sha256);
        var copy = await other.Set<Source>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((source.Title, source.Group), (copy.Title, copy.Group));
        // The same file once more adds nothing, there and at home.
        await TakeProject.Run(other, there.Keys, there.First, there.Town, "x.qdpx", file, true, Now);
        await TakeProject.Run(db, room.Keys, room.First, room.Town, "x.qdpx", file, true, Now);
        Assert.Equal((1, copy.Id), ((await Case()).Number, Assert.Single((await Case()).Content.Sources)));
        Assert.Equal((1, 1), (await other.Set<Coding>().CountAsync(TestContext.Current.CancellationToken), await db.Set<Coding>()
            .CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_is_written_fits_the_schemas()
    {
        var (project, codebook) = (Schema("Project-mrt2019.xsd"), Schema("Codebook-mrt2019.xsd"));
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (source, _) = await room.Coded(Spoken);
        await KeepCase.Run(db, room.First, room.Town, null, 0, new("F1", [new("Jahre <&>", "zehn"), new("Büro", "Nord")], [source.Id]),
            [source], Now);
        await AddCode.Run(db, room.First, room.Town, (await CodeBook.Of(db, room.Town)).Codes[0].Id, "Unten \u0001 <&>", "Bedeutung", Now);
        var content = await ProjectContent.Of(db, room.First, room.Town, "Musterstadt");
        using var archive = new ZipArchive(new MemoryStream(WriteProject.Run(content, Now)));
        using (var part = archive.GetEntry("project.qde")!.Open()) Validate(XDocument.Load(part), project);
        Validate(XDocument.Load(new MemoryStream(WriteProject.Codebook(content.Book))), codebook);
    }

    [Fact]
    public async Task Real_projects_are_taken_and_every_loss_is_named()
    {
        foreach (var path in Samples.Files("refi-qda").Where(path => path.EndsWith(".qdpx", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".qde", StringComparison.OrdinalIgnoreCase)))
        {
            await using var stores = await Stores.Open("SQLite", postgres);
            await using var db = stores.House();
            var room = await Room.Open(db, stores, Now);
            var taken = Assert.IsType<TakeProject.Taken>(await TakeProject.Run(db, room.Keys, room.First, room.Town, Path.GetFileName(path),
                await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), true, Now));
            Assert.NotEmpty(taken.Report);
            var content = await ProjectContent.Of(db, room.First, room.Town, "x");
            foreach (var (_, text, codings) in content.Sources)
            {
                var points = new CodePoints(text.Text);
                Assert.All(codings, coding => Assert.True(points.Holds(coding.Start, coding.End)));
            }

            await using var again = await Stores.Open("SQLite", postgres);
            await using var other = again.House();
            var there = await Room.Open(other, again, Now);
            if (content.Sources.Count == 0) continue;
            await TakeProject.Run(other, there.Keys, there.First, there.Town, "x.qdpx", WriteProject.Run(content, Now), true, Now);
            var back = await ProjectContent.Of(other, there.First, there.Town, "x");
            Assert.Equal(content.Sources.Sum(one => one.Codings.Count), back.Sources.Sum(one => one.Codings.Count));
            Assert.Equal(content.Book.Codes.Count, back.Book.Codes.Count);
        }
    }

    [Fact]
    public void Real_conversations_are_read()
    {
        foreach (var path in Samples.Files("transcripts").Where(path =>
            Path.GetExtension(path) is ".txt" or ".md" or ".srt" or ".vtt" or ".docx" or ".pdf"))
        {
            var (text, refusal, _) = ReadConversation.Run(Path.GetFileName(path), File.ReadAllBytes(path));
            Assert.True(refusal is null, $"{path}: {refusal?.What.English}");
            Assert.True(text!.Text.Length > 200, path);
        }
    }

    [Theory]
    [InlineData("leer.txt", "", "leer")]
    [InlineData("bild.pdf", "%PDF-1.4 kaputt", "beschädigt")]
    [InlineData("x.docx", "PK\u0003\u0004kaputt", "beschädigt")]
    [InlineData("x.txt", "a\0b", "kein Text")]
    public void A_file_that_cannot_be_read_is_refused_with_a_remedy(string name, string content, string said)
    {
        var (text, refusal, _) = ReadConversation.Run(name, Encoding.Latin1.GetBytes(content));
        Assert.Null(text);
        Assert.Contains(said, refusal!.What.German, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Remedy.German);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void A_text_is_read_in_any_encoding(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var chosen = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. chosen.GetPreamble(), .. chosen.GetBytes("I: Wie hören Sie?\nB1: Mit Übung.\n")];
        Assert.Equal(["I", "B1"], ReadConversation.Run("a.txt", bytes).Text!.Speakers);
        Assert.Contains("Übung", ReadConversation.Run("a.txt", bytes).Text!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_is_none_or_lies_is_refused()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        const string Bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
            + "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"&c;\"/>";
        foreach (var content in new[] { "kein Projekt", Bomb, "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"leer\"/>" })
        {
            Assert.IsType<TakeProject.Refused>(await TakeProject.Run(db, room.Keys, room.First, room.Town, "x.qde",
                Encoding.UTF8.GetBytes(content), true, Now));
        }

        const string Beyond = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"><CodeBook><Codes>"
            + "<Code guid=\"11111111-1111-1111-1111-111111111111\" name=\"C\" isCodable=\"true\"/></Codes></CodeBook>"
            + "<Sources><TextSource guid=\"22222222-2222-2222-2222-222222222222\" name=\"T\"><PlainTextContent>kurz</PlainTextContent>"
            + "<PlainTextSelection guid=\"33333333-3333-3333-3333-333333333333\" startPosition=\"2\" endPosition=\"99\">"
            + "<Coding guid=\"44444444-4444-4444-4444-444444444444\"><CodeRef targetGUID=\"11111111-1111-1111-1111-111111111111\"/></Coding></PlainTextSelection></TextSource></Sources></Project>";
        var taken = Assert.IsType<TakeProject.Taken>(await TakeProject.Run(db, room.Keys, room.First, room.Town, "x.qde",
            Encoding.UTF8.GetBytes(Beyond), true, Now));
        Assert.Contains(taken.Report, remark => remark.What.German.Contains("2–99", StringComparison.Ordinal));
        Assert.False(await db.Set<Coding>().AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal("kurz", (await db.Set<SourceText>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task Cases_of_other_programs_come_with_their_variables_and_without_names()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        const string Text = "A1111111-1111-1111-1111-11111111111", Years = "B1111111-1111-1111-1111-111111111111";
        static string Case(int at, string name, string years,
            string sources) => $"<Case guid=\"C1111111-1111-1111-1111-11111111111{at}\" name=\"{name}\">"
            + $"<VariableValue><VariableRef targetGUID=\"{Years}\"/><IntegerValue>{years}</IntegerValue></VariableValue>{sources}</Case>";
        static string Source(int at) => $"<TextSource guid=\"{Text}{at}\" name=\"T{at}\"><PlainTextContent>Text {at}</PlainTextContent></TextSource>";
        static string Of(int at) => $"<SourceRef targetGUID=\"{Text}{at}\"/>";
        var file = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\">"
            + $"<CodeBook><Codes><Code guid=\"{Years}\" name=\"C\" isCodable=\"true\"/></Codes></CodeBook>"
            + $"<Variables><Variable guid=\"{Years}\" name=\"Jahre\" typeOfVariable=\"Integer\"/></Variables><Cases>"
            + Case(1, "F1", "12", Of(1) + Of(2)) + Case(2, "Frau Krause", "3", Of(1)) + Case(3, "F3", "4", "")
            + Case(4, "F4", "5", Of(2) + $"<SelectionRef targetGUID=\"{Years}\"/>")
            + $"</Cases><Sources>{Source(1) + Source(2)}</Sources></Project>";
        var report = Assert.IsType<TakeProject.Taken>(await TakeProject.Run(db, room.Keys, room.First, room.Town, "x.qde",
            Encoding.UTF8.GetBytes(file), true, Now)).Report;
        var cases = await FindCases.Of(db, room.Town);
        Assert.Equal(["F1", "F4"], cases.Select(one => one.Content.Name));
        Assert.Equal((2, "Jahre: 12"), (cases[0].Content.Sources.Count, Assert.Single(cases[0].Content.Features).Line));
        foreach (var said in new[] { "Krause", "„F3“ nennt keine", "nennt 1 einzelne" })
        {
            Assert.Contains(report, remark => remark.Fate == Fate.Lost && remark.What.German.Contains(said, StringComparison.Ordinal));
        }
    }

    private static XmlSchemaSet Schema(string name)
    {
        var set = new XmlSchemaSet();
        using var reader = XmlReader.Create(Path.Combine(Samples.Folder, "schemas", name));
        set.Add(null, reader);
        return set;
    }

    private static void Validate(XDocument document, XmlSchemaSet schema)
    {
        List<string> problems = [];
        document.Validate(schema, (_, problem) => problems.Add(problem.Message));
        Assert.Empty(problems);
    }
}
