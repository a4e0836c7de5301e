using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Exchange.ProcessTables;
using Wegmarke.Processes;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>The register of the invented town, taken from a table like a real one, with one diagram of its own.</summary>
internal static class DemoProcesses
{
    private const string Drawn = "Bewohnerparkausweis ausstellen";

    /// <summary>The columns of the table below.</summary>
    private static readonly ProcessField[] Columns =
    [
        ProcessField.Name, ProcessField.Unit, ProcessField.Owner, ProcessField.Application, ProcessField.Volume, ProcessField.Documentation,
        ProcessField.OwnerMeasured, ProcessField.MediaBreaks, ProcessField.Signatures, ProcessField.PaperSteps, ProcessField.HandOffs,
        ProcessField.LeadDays, ProcessField.HandlingMinutes, ProcessField.Ozg11, ProcessField.Ozg20, ProcessField.OzgOn,
    ];

    private const string Table = """
        Bewohnerparkausweis ausstellen;Bürgeramt;Sachgebiet Verkehr;Parkregister;1.850;gepflegtes Modell;ja;4;1;3;4;6;18;3;3;30.6.2026
        Wohnsitz anmelden;Bürgeramt;Sachgebiet Meldewesen;Meldeverfahren;6.400;Modell;ja;1;1;1;0;0,5;12;3;4;30.6.2026
        Personalausweis beantragen;Bürgeramt;Sachgebiet Ausweise;Ausweisverfahren;4.900;Text;nein;2;1;1;1;21;20;1;1;30.6.2026
        Führungszeugnis entgegennehmen;Bürgeramt;Sachgebiet Meldewesen;Meldeverfahren;2.100;keine;nein;1;0;1;0;7;8;3;3;30.6.2026
        Bauantrag prüfen;Bauamt;Bauordnung;Baugenehmigung;430;Modell;nein;5;3;6;7;94;420;2;2;30.6.2026
        Sondernutzung von Straßen erlauben;Bauamt;Tiefbau;;620;keine;;3;2;4;3;19;45;2;2;30.6.2026
        Wohngeld bewilligen;Sozialamt;Wohngeldstelle;Wohngeldverfahren;1.240;Text;nein;3;1;5;2;47;95;3;4;30.6.2026
        Kita-Platz vergeben;Jugendamt;Kindertagesbetreuung;Kita-Portal;980;gepflegtes Modell;ja;1;1;1;2;38;40;3;5;30.6.2026
        Hundesteuer anmelden;Kämmerei;Steuern;Steuerverfahren;740;Text;nein;2;0;2;1;9;15;3;3;30.6.2026
        Gewerbe anmelden;Ordnungsamt;Gewerbe;Gewerberegister;690;Modell;;2;1;2;1;4;22;3;4;30.6.2026
        Urkunde aus dem Personenstandsregister;Standesamt;Standesamt;Personenstandsverfahren;3.300;Text;nein;1;1;1;0;3;11;3;4;30.6.2026
        Rechnung anweisen;Kämmerei;Buchhaltung;Finanzverfahren;14.500;Modell;ja;2;2;1;3;17;9;;;
        Dienstreise genehmigen;Hauptamt;Personalservice;;1.100;keine;nein;2;3;3;4;11;25;;;
        Stelle besetzen;Personalamt;Personalgewinnung;Personalverfahren;85;Text;nein;3;4;4;6;118;960;;;
        Anfrage nach Informationsfreiheit beantworten;Hauptamt;Recht;;;keine;;;;;;;;;;
        """;

    public static async Task Fill(Database db, Guid administration, DateTimeOffset now)
    {
        var author = Actor.System with { Name = "Jana Brandt" };
        var (rows, _, _) = ReadProcessTable.Run("", System.Text.Encoding.UTF8.GetBytes(
            string.Join(';', Columns.Select(field => field.Word(Language.German))) + "\n" + Table));
        await PlanProcesses.Store(db, author, administration, rows, Language.German, now.AddDays(-45));
        var drawn = await db.Set<Process>().AsNoTracking().FirstAsync(one => one.AdministrationId == administration && one.Name == Drawn);
        using var stream = typeof(DemoProcesses).Assembly.GetManifestResourceStream("parking-permit.bpmn")!;
        using var reader = new StreamReader(stream);
        await KeepDiagram.Run(db, author, drawn, "bewohnerparkausweis.bpmn", await reader.ReadToEndAsync(), now.AddDays(-40));
        await KeepDiagram.Correct(db, author, drawn, 1, ProcessFigure.MediaBreaks, 4,
            "Das Buchen der Gebühr geschieht aus der Mappe heraus; das ist kein weiterer Bruch.", now.AddDays(-38));
    }
}
