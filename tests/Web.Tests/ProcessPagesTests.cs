using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Processes as those who run them meet the register.</summary>
public sealed partial class ProcessPagesTests(OneInstance one)
{
    private static readonly string Diagram = File.ReadAllText(Path.Combine(Root(), "examples/process-parking-permit.bpmn"));

    [Fact]
    public async Task A_process_is_taken_up_and_what_was_written_wrongly_is_kept()
    {
        using var coordinator = await one.Coordinator();
        var root = await coordinator.Administration("Ablaufheim") + "/processes";
        Assert.Contains("Noch ist kein Prozess aufgenommen", await coordinator.Read(root), StringComparison.Ordinal);
        using var wrong = await coordinator.Post(root, ("Name", "Parkausweis"), ("Volume", "viele"), ("Key", "123"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var body = await wrong.Body();
        foreach (var said in new[] { "value=\"viele\"", "value=\"123\"", "LeiKa-Schlüssel hat 14 Ziffern", "value=\"Parkausweis\"" })
        {
            Assert.Contains(said, body, StringComparison.Ordinal);
        }

        var process = await coordinator.Follow(root, ("Name", "Parkausweis"), ("Volume", "1.200"), ("HandlingMinutes", "30"),
            ("MediaBreaks", "2"));
        Assert.Contains("Bindet rund 600 Stunden", await coordinator.Read(process), StringComparison.Ordinal);
        Assert.Contains("Parkausweis", await coordinator.Read(root + "/potential"), StringComparison.Ordinal);
        Assert.Contains("Noch ist keine Leistung eingestuft", await coordinator.Read(root + "/ozg"), StringComparison.Ordinal);
        await coordinator.Follow(process + "/particulars", ("Name", "Bewohnerparkausweis"), ("Ozg20", "4"));
        Assert.Contains("1.200", await coordinator.Read(process), StringComparison.Ordinal);
        using var half = await coordinator.Post(process + "/pair", ("others", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        await coordinator.Follow(process + "/pair", ("others", "yes"), ("myself", "no"));
        Assert.Contains("Gezeigt wird die Summe ab fünf Antworten", await coordinator.Read(process), StringComparison.Ordinal);
        await coordinator.Follow(process + "/end", ("reason", "zusammengelegt"));
        Assert.Contains("Herausgenommen: 1", await coordinator.Read(root), StringComparison.Ordinal);
        await coordinator.Follow(process + "/return");
        Assert.Contains("Bewohnerparkausweis", await coordinator.Read(root + "/register.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagram_is_drawn_repaired_where_it_must_be_and_told_without_a_drawing()
    {
        using var coordinator = await one.Coordinator();
        var root = await coordinator.Administration("Diagrammstadt") + "/processes";
        var process = await coordinator.Follow(root, ("Name", "Parkausweis"));
        async Task<HttpResponseMessage> Upload(string text) =>
            await coordinator.PostFile(process + "/diagrams", "file", "parken.bpmn", Encoding.UTF8.GetBytes(text));
        using var nothing = await Upload("<a/>");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Contains("Zeile 1", await nothing.Body(), StringComparison.Ordinal);
        var broken = Diagram.Replace("exporter=", "modeler:x=\"1\" exporter=", StringComparison.Ordinal);
        using var repair = await Upload(broken);
        var page = await repair.Body();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, repair.StatusCode);
        Assert.Contains("Zeile 2: Das Präfix „modeler“ ist nicht erklärt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bpmn-step", await coordinator.Read(process), StringComparison.Ordinal);
        await coordinator.Follow(process + "/diagrams", ("name", "parken.bpmn"), ("xml", broken));
        var drawn = await coordinator.Read(process);
        foreach (var there in new[] { "bpmn-step", "Der Ablauf in Worten", "Übergaben zwischen Beteiligten", "Bescheid unterschreiben" })
        {
            Assert.Contains(there, drawn, StringComparison.Ordinal);
        }

        Assert.Contains("xmlns:modeler=", await coordinator.Read(process + "/diagram.bpmn"), StringComparison.Ordinal);
        await coordinator.Follow(process + "/corrections", ("figure", "HandOffs"), ("value", "7"), ("why", "Zwei Boten fehlen"));
        Assert.Contains("Zwei Boten fehlen", await coordinator.Read(process), StringComparison.Ordinal);
        using var bare = await Upload(Diagram[..Diagram.IndexOf("<bpmndi:BPMNDiagram", StringComparison.Ordinal)] + "</definitions>");
        Assert.Equal(HttpStatusCode.Redirect, bare.StatusCode);
        Assert.Contains("aber keine Zeichnung", await coordinator.Read(process), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_looked_at_before_it_is_taken()
    {
        using var coordinator = await one.Coordinator();
        var root = await coordinator.Administration("Tabellenau") + "/processes";
        var bytes = Encoding.UTF8.GetBytes("Prozess;Fälle;Farbe\nAnmelden;viele;rot\n");
        using var wrong = await coordinator.PostFile(root + "/table", "file", "p.csv", bytes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Fälle im Jahr „viele“: Bitte eine ganze Zahl.", await wrong.Body(), StringComparison.Ordinal);
        using var good = await coordinator.Post(root + "/table", ("text", "Prozess;Fälle;Farbe\nAnmelden;12;rot\n"));
        var page = await good.Body();
        Assert.Contains("Neu: 1.", page, StringComparison.Ordinal);
        Assert.Contains("Farbe", page, StringComparison.Ordinal);
        Assert.Contains("Noch ist kein Prozess aufgenommen", await coordinator.Read(root), StringComparison.Ordinal);
        await coordinator.Follow(root + "/table/storage", ("text", HiddenText().Match(page).Groups[1].Value));
        Assert.Contains("Anmelden", await coordinator.Read(root + "?q=anm&sort=Volume"), StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Wegmarke.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("name=\"text\" value=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex HiddenText();
}
