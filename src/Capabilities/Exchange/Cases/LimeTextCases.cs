using System.Text.Json;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.JsonForms;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Cases;

/// <summary>The sent responses that LimeSurvey writes as CSV, VV or JSON. Its own columns (times, addresses, tokens) are left out, and so
/// are responses that nobody sent.</summary>
internal static class LimeTextCases
{
    private const int TextBytesUsual = 255;

    private static readonly string[] Own =
        ["id", "token", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl", "completed"];

    public static CaseSource Json(JsonElement root, string name, Remarks remarks)
    {
        var responses = root.Items("responses");
        string[] names = [.. responses.SelectMany(one => one.EnumerateObject().Select(pair => pair.Name)).Distinct(StringComparer.Ordinal)];
        return Of("limesurvey-json", name, names, [],
            [.. responses.Select(one => names.Select(column => one.TryGetProperty(column, out var value) ? Text(value) : "").ToArray())],
                remarks);
    }

    public static CaseSource Separated(ForeignFile file, bool vv, char separator, Remarks remarks)
    {
        var (text, _, _) = ForeignText.Read(file);
        var lines = TabLines.Of(text, vv ? '\t' : separator).Where(line => line.Fields.Length > 1 || line.Fields[0].Length > 0).ToList();
        if (lines.Count < (vv ? 2 : 1))
        {
            throw RefusedException.Of(Place.AtLine(1), "Die Antworttabelle ist leer.", "The table of responses is empty.",
                "Exportieren Sie die Antworten neu.", "Export the responses again.");
        }

        var names = lines[vv ? 1 : 0].Fields;
        if (lines.Skip(vv ? 2 : 1).FirstOrDefault(line => line.Fields.Length != names.Length) is { Fields: not null } ragged)
        {
            throw RefusedException.Of(Place.AtLine(ragged.Line), $"Die Zeile hat {ragged.Fields.Length} statt {names.Length} Felder.",
                $"The line has {ragged.Fields.Length} instead of {names.Length} fields.", "Exportieren Sie die Antworten neu.", "Export the responses again.");
        }

        return Of(vv ? "limesurvey-vv" : "limesurvey-csv", file.Name, names, vv ? lines[0].Fields : [],
            [.. lines.Skip(vv ? 2 : 1).Select(line => vv ? [.. line.Fields.Select(field => ReadLimeAnswers.Decode(field) ?? "")]
                : line.Fields)],
            remarks);
    }

    private static CaseSource Of(string format, string title, string[] names, string[] labels, List<string[]> rows, Remarks remarks)
    {
        var sent = Array.IndexOf(names, "submitdate");
        var kept = sent < 0 ? rows : [.. rows.Where(row => row[sent].Length > 0)];
        if (kept.Count < rows.Count)
        {
            remarks.Lost(Place.Whole, $"{rows.Count - kept.Count} nicht abgeschickte Antworten werden nicht übernommen.",
                $"{rows.Count - kept.Count} responses that were never sent are not taken.",
                "Wer nicht absendet, hat nicht geantwortet.", "Whoever does not send has not answered.");
        }

        int[] columns = [.. Enumerable.Range(0, names.Length).Where(at => !Own.Contains(names[at], StringComparer.OrdinalIgnoreCase))];
        if (columns.Length < names.Length)
        {
            remarks.Note(Place.Whole, "Zeiten, Adressen, Zugangscodes und Nummern der Antworten werden nicht gelesen.",
                "Times, addresses, access codes and numbers of the responses are not read.");
        }

        IReadOnlyList<SpssVariable> variables = [.. columns.Select(at => new SpssVariable(names[at], names[at],
            at < labels.Length ? ForeignText.Plain(labels[at]) : "", TextBytesUsual, new(1, TextBytesUsual, 0), Measure.Nominal, [], MissingRule.None,
            Place.At(names[at])))];
        string[] current = [];
        var one = new SpssCase(_ => null, at => current[columns[at]]);
        return new(new(format, "LimeSurvey", "", title, "UTF-8", variables, kept.Count, null, [], []), take =>
        {
            foreach (var row in kept)
            {
                current = row;
                take(one);
            }
        });
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
