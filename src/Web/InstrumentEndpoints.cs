using System.IO.Compression;
using System.Text;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.XlsForm;
using Wegmarke.MaturityModels;

namespace Wegmarke.Web;

/// <summary>The questionnaire of a model for other systems, with the map that brings the answers home. Models are public, so are
/// these.</summary>
internal static class InstrumentEndpoints
{
    public static void MapInstruments(this IEndpointRouteBuilder app) =>
        app.MapGet("/models/{key}/{version}/instrument/{file}", async (Visit visit, ModelShelf shelf, string key, string version, string file) =>
        {
            if (await shelf.Find(visit.Db, key, version) is not { } model
                || model.Perspectives.FirstOrDefault(one =>
                    one.Key == Path.GetFileNameWithoutExtension(file)) is not { } perspective) return visit.NotFound();
            var (instrument, map) = ModelInstrument.Of(model, perspective);
            var name = $"{model.Key}-{model.Version}-{perspective.Key}";
            return Path.GetExtension(file) switch
            {
                ".lss" => Results.File(Bytes(instrument, WriteLimeSurvey.Run), "application/xml", name + ".lss"),
                ".xlsx" => Results.File(Bytes(instrument, WriteXlsForm.Run), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx"),
                ".yaml" => Results.File(Encoding.UTF8.GetBytes(map), "application/yaml", name + ".columns.yaml"),
                ".zip" => Results.File(Archive(visit, instrument, map, name, model), "application/zip", name + ".zip"),
                _ => visit.NotFound(),
            };
        }).Open();

    private static byte[] Bytes(Instrument instrument, Action<Instrument, Stream> write)
    {
        using var stream = new MemoryStream();
        write(instrument, stream);
        return stream.ToArray();
    }

    private static byte[] Archive(Visit visit, Instrument instrument, string map, string name, MaturityModel model)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string file, byte[] bytes)
            {
                using var entry = archive.CreateEntry(file).Open();
                entry.Write(bytes);
            }

            Add(name + ".lss", Bytes(instrument, WriteLimeSurvey.Run));
            Add(name + ".xlsx", Bytes(instrument, WriteXlsForm.Run));
            Add(name + ".columns.yaml", Encoding.UTF8.GetBytes(map));
            Add(visit.Say("LIESMICH.txt", "README.txt"), Encoding.UTF8.GetBytes(visit.Say($"""
                1. Die Datei .lss in LimeSurvey (5 oder 6) importieren, oder .xlsx in KoboToolbox oder ODK.
                2. Dort erheben. Was den Befragten zugesagt wird, sagen Sie dort selbst.
                3. Die Antworten als Archiv (.lsa) oder CSV mit Codes der Fragen exportieren.
                4. In Wegmarke unter „Fragebogen oder Daten übernehmen“ hochladen und das Modell
                   {model.Key} {model.Version} wählen: Die Spalten werden von selbst erkannt.
                   Auf der Befehlszeile: ./wegmarke analyse antworten.lsa --model {model.Key}/{model.Version} --columns {name}.columns.yaml

                """, $"""
                1. Import the file .lss into LimeSurvey (5 or 6), or .xlsx into KoboToolbox or ODK.
                2. Field it there. What respondents are promised is for you to say there.
                3. Export the answers as an archive (.lsa) or as CSV with question codes.
                4. Upload them in Wegmarke under "Take a questionnaire or data" and choose the model
                   {model.Key} {model.Version}: the columns are recognised by themselves.
                   On the command line: ./wegmarke analyse answers.lsa --model {model.Key}/{model.Version} --columns {name}.columns.yaml

                """)));
        }

        return stream.ToArray();
    }
}
