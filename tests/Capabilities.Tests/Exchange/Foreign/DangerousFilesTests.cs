using System.IO.Compression;
using System.Text;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>Files that want to harm are refused with one message that names the place and the remedy.</summary>
public sealed class DangerousFilesTests
{
    public static TheoryData<string, string, string> Texts => new()
    {
        { "laughs.xml", "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]><document><LimeSurveyDocType>&y;</LimeSurveyDocType></document>", "XML-Entitäten" },
        { "outside.bpmn", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>", "XML-Entitäten" },
        { "deep.bpmn", "<definitions>" + string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(
            Enumerable.Repeat("</a>", 5000)) + "</definitions>", "verschachtelt" },
        { "half.lss", "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><groups><rows><row>", "kein gültiges XML" },
        { "deep.json", new string('[', 5000) + new string(']', 5000), "JSON" },
        { "half.json", "{\"pages\": [", "JSON" },
        { "bomb.yaml", Bomb(), "entfaltet" },
        { "deep.yaml", new string('[', 5000), "verschachtelt" },
        { "half.yaml", "objects: {framework: [", "YAML" },
        { "nothing.csv", "", "leer" },
        { "binary.txt", "Text\0Text", "kein Text" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_dangerous_or_broken_text_is_refused(string name, string text, string message)
    {
        var found = CheckFile.Run(ForeignFile.InMemory(name, Encoding.UTF8.GetBytes(text)));
        var refusal = Assert.Single(found.Of(Fate.Refused));
        Assert.Contains(message, refusal.What.German, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Remedy.German);
        Assert.NotEmpty(refusal.Remedy.English);
    }

    [Theory]
    [InlineData("../../etc/cron.d/x")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\windows\\x")]
    [InlineData("C:/x")]
    public void An_entry_that_points_out_of_the_archive_is_refused(string entry)
    {
        var found = CheckFile.Run(ForeignFile.InMemory("x.qdpx", Zip((entry, "x"), ("project.qde", "<Project/>"))));
        Assert.Contains("aus dem Archiv hinaus", Assert.Single(found.Of(Fate.Refused)).What.German, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_unpacks_without_end_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            part.Write("<document>"u8);
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var megabyte = 0; megabyte < 100; megabyte++) part.Write(blanks);
            part.Write("</document>"u8);
            part.Dispose();
            archive.CreateEntry("[Content_Types].xml").Open().Dispose();
        }

        var found = CheckFile.Run(ForeignFile.InMemory("x.docx", bytes.ToArray()));
        Assert.Contains("größer als 64 MB", Assert.Single(found.Of(Fate.Refused)).What.German, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_breaks_off_anywhere_is_refused_and_never_stumbles()
    {
        foreach (var (name, bytes) in Fixtures.All)
        {
            for (var length = 0; length < bytes.Length; length += 1 + bytes.Length / 60) CheckFile.Run(
                ForeignFile.InMemory(name, bytes[..length]));
        }
    }

    [Fact]
    public void A_file_is_known_by_what_it_holds_and_not_by_its_name()
    {
        foreach (var (name, bytes) in Fixtures.All.Where(fixture =>
            fixture.Name is not ("transcript.md" or "imm.yaml" or "library.yaml" or "table.csv")))
        {
            Assert.Equal(CheckFile.Run(ForeignFile.InMemory(name, bytes)).Format, CheckFile.Run(ForeignFile.InMemory("x.dat2", bytes))
                .Format);
        }
    }

    internal static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Bomb()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 9; level++) text.Append(
            $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        return text.ToString();
    }
}
