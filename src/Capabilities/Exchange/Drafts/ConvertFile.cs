using Wegmarke.Exchange.Cases;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spss;
using Wegmarke.Exchange.XlsForm;

namespace Wegmarke.Exchange.Drafts;

/// <summary>Turns one file into another; the kind of the target is told by its ending, a target without one is a folder for the draft of a
/// model. Either all of it is written or nothing, and what is lost is said.</summary>
public static class ConvertFile
{
    /// <param name="model">Where the source is a model: the instrument made of it and its column map.</param>
    /// <returns>What was written; empty where the file was refused (the remarks say why).</returns>
    public static IReadOnlyList<string> Run(string source, string target, (Instrument Instrument, string ColumnMap)? model,
        DateTime now, Remarks remarks)
    {
        try
        {
            if (model is null && ForeignFile.Of(source) is { Refusal: { } refusal }) throw new RefusedException(refusal);
            return Path.GetExtension(target).ToLowerInvariant() switch
            {
                ".sav" => [Write(target, stream => Sav(Cases(source, model, remarks), stream, now, remarks))],
                ".csv" => [Write(target, stream => CaseText.Write(Cases(source, model, remarks), stream, neutral: true))],
                ".lss" => Instrument(source, target, model, WriteLimeSurvey.Run, remarks),
                ".xlsx" => Instrument(source, target, model, WriteXlsForm.Run, remarks),
                "" => Draft(source, target, remarks),
                var other => throw RefusedException.Of(Place.Whole, $"In das Format „{other}“ wird nicht umgewandelt.",
                    $"There is no conversion into \"{other}\".",
                    "Ziel ist .sav, .csv, .lss, .xlsx oder ein Ordner für einen Modellentwurf.", "The target is .sav, .csv, .lss, .xlsx or a folder for the draft of a model."),
            };
        }
        catch (RefusedException refused)
        {
            remarks.Add(refused.Remark);
            return [];
        }
        catch (System.Xml.XmlException error)
        {
            remarks.Add(SafeXml.Broken(error, null).Remark);
            return [];
        }
    }

    private static CaseSource Cases(string source, (Instrument, string)? model, Remarks remarks) => model is null
        ? OpenCases.Run(ForeignFile.Of(source).File!, remarks)
        : throw RefusedException.Of(Place.Whole, "Ein Modell enthält keine Antworten.", "A model holds no answers.",
            "Wandeln Sie es in .lss oder .xlsx um.", "Convert it into .lss or .xlsx.");

    /// <summary>Texts may be longer in UTF-8 than in the code page they come from, so they are measured first.</summary>
    private static void Sav(CaseSource source, Stream stream, DateTime now, Remarks remarks)
    {
        var variables = source.Dictionary.Variables;
        var widths = new int[variables.Count];
        source.Each(one =>
        {
            for (var at = 0; at < widths.Length; at++)
            {
                if (variables[at].IsText) widths[at] = Math.Max(widths[at], System.Text.Encoding.UTF8.GetByteCount(one.Text(at)));
            }
        });
        const int WidthMax = 32_767;
        var fitted = variables.Select((variable, at) => !variable.IsText ? variable
            : variable with { Width = Math.Clamp(Math.Max(widths[at], variable.ValueLabels.Count > 0 && widths[at] <= 8 ? 8 : 1), 1,
                WidthMax) }).ToList();
        for (var at = 0; at < widths.Length; at++)
        {
            if (widths[at] <= WidthMax) continue;
            remarks.Changed(variables[at].Place, $"Texte von „{variables[at].Name}“ werden nach {WidthMax} Bytes abgeschnitten.",
                $"Texts of \"{variables[at].Name}\" are cut after {WidthMax} bytes.", "Mehr kann eine SPSS-Variable nicht halten.",
                    "An SPSS variable cannot hold more.");
        }

        using var sav = SavWriter.Begin(stream, source.Dictionary.Label, now, fitted, remarks);
        source.Each(sav.Write);
    }

    private static IReadOnlyList<string> Instrument(string source, string target, (Instrument Instrument, string ColumnMap)? model,
        Action<Instrument, Stream> write, Remarks remarks)
    {
        if (model is { } told)
        {
            var map = target + ".columns.yaml";
            return [Write(target, stream => write(told.Instrument, stream)),
                Write(map, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(told.ColumnMap)))];
        }

        var instrument = OpenInstrument.Run(ForeignFile.Of(source).File!, remarks);
        LostBetween(instrument, remarks);
        return [Write(target, stream => write(instrument with { Languages = instrument.Languages.Count > 0 ? instrument.Languages
            : ["de"] }, stream))];
    }

    private static void LostBetween(Instrument instrument, Remarks remarks)
    {
        foreach (var question in instrument.Questions.Where(question => question.Condition.Length > 0 || question.Columns.Count > 0))
        {
            remarks.Lost(question.Place, $"Frage „{question.Code}“: Bedingungen und zweite Achsen werden nicht umgewandelt ({question.Condition}).",
                $"Question \"{question.Code}\": conditions and second axes are not converted ({question.Condition}).", "Ergänzen Sie sie im Zielsystem.", "Add them in the target system.");
        }
    }

    private static IReadOnlyList<string> Draft(string source, string folder, Remarks remarks)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw RefusedException.Of(Place.Whole, $"Der Ordner {folder} ist nicht leer.", $"The folder {folder} is not empty.",
                "Nennen Sie einen neuen Ordner.", "Name a new folder.");
        }

        var instrument = OpenInstrument.Run(ForeignFile.Of(source).File!, remarks);
        var key = DraftPlan.Slug(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        var files = DraftModel.Run(instrument, key.Length > 0 ? key : "draft", remarks);
        if (files.Count == 0)
        {
            throw RefusedException.Of(Place.Whole, "Keine Frage des Fragebogens hat Stufen mit Zahlen; daraus wird kein Reifegradmodell.",
                "No question of the questionnaire has graded answers; it makes no maturity model.", "Geben Sie den Antworten Codes wie A1 bis A5 oder Werte.",
                "Give the answers codes such as A1 to A5, or values.");
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(folder, name), text);
        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    /// <summary>First beside the target, then in its place: a refused file leaves nothing half written.</summary>
    private static string Write(string target, Action<Stream> write)
    {
        var beside = target + ".part";
        try
        {
            using (var stream = File.Create(beside)) write(stream);
            File.Move(beside, target, overwrite: true);
            return target;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw RefusedException.Of(Place.At(target), "Die Zieldatei lässt sich nicht schreiben.", "The target cannot be written.",
                "Wählen Sie einen anderen Ort.", "Choose another place.");
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
