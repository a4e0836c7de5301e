using System.Text.Json;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.JsonForms;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>Response tables that LimeSurvey exports as text: VV (two header lines, for importing again) and CSV.</summary>
/// <param name="Columns">Columns that hold answers, without LimeSurvey's own.</param>
/// <param name="Unseen">Fields of questions that were not shown.</param>
internal sealed record LimeAnswers(string Kind, long Responses, long Complete, long Columns, long Questions, long Unseen);

internal static class ReadLimeAnswers
{
    private static readonly string[] Own =
    [
        "id", "token", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl", "completed",
            "lastpage",
    ];

    public static bool FitsVv(string head)
    {
        var lines = TabLines.Of(head).Take(2).ToList();
        return lines.Count == 2 && lines[1].Fields.Length > 2 && lines[1].Fields[0] == "id"
            && lines[1].Fields.Any(name => name is "submitdate" or "startlanguage");
    }

    public static bool FitsCsv(string head, char separator)
    {
        var names = TabLines.Of(head, separator).Select(line => line.Fields).FirstOrDefault() ?? [];
        return names.Length > 2 && (names.Contains("startlanguage") || (names.Contains("submitdate") && names.Contains("lastpage")));
    }

    public static bool FitsJson(JsonElement root) => root.Items("responses") is { Count: > 0 } list
        && list.All(one => one.ValueKind == JsonValueKind.Object) && list[0].EnumerateObject()
            .Any(pair => pair.Name is "id" or "submitdate" or "startlanguage");

    /// <summary>The JSON export: one object for each response, columns named by code.</summary>
    public static LimeAnswers Run(JsonElement root, Remarks remarks)
    {
        var responses = root.Items("responses");
        var names = responses.SelectMany(one => one.EnumerateObject().Select(pair => pair.Name)).Distinct(StringComparer.Ordinal).ToList();
        var answers = names.Where(name => !Own.Contains(name)).ToList();
        remarks.Taken(Place.At("responses"), $"{responses.Count} Antworten mit {answers.Count} Spalten; für „analyse“ als CSV exportieren.",
            $"{responses.Count} responses with {answers.Count} columns; export them as CSV for \"analyse\".");
        return new("limesurvey-json", responses.Count, responses.LongCount(one => one.Text("submitdate").Length > 0), names.Count,
            answers.Select(name => name.Split('[', '_')[0]).Distinct().Count(), 0);
    }

    public static LimeAnswers Run(ForeignFile file, bool vv, char separator, Remarks remarks)
    {
        var (text, _, _) = ForeignText.Read(file);
        string[]? names = null;
        long rows = 0, complete = 0, unseen = 0;
        foreach (var (fields, line) in TabLines.Of(text, vv ? '\t' : separator).Skip(vv ? 1 : 0))
        {
            if (names is null)
            {
                names = fields;
                continue;
            }

            if (fields.Length == 1 && fields[0].Length == 0) continue;
            if (fields.Length != names.Length)
            {
                remarks.Error(Place.AtLine(line), $"Die Zeile hat {fields.Length} statt {names.Length} Felder.",
                    $"The line has {fields.Length} instead of {names.Length} fields.", "Exportieren Sie die Antworten neu.", "Export the responses again.");
                continue;
            }

            rows++;
            var sent = Array.IndexOf(names, "submitdate");
            if (sent >= 0 && Decode(fields[sent]) is { Length: > 0 }) complete++;
            unseen += fields.LongCount(field => field == "{question_not_shown}");
        }

        if (names is null)
        {
            throw RefusedException.Of(Place.AtLine(1), "Die Antworttabelle ist leer.", "The table of responses is empty.",
                "Exportieren Sie die Antworten neu.", "Export the responses again.");
        }

        var answers = names.Where(name => !Own.Contains(name)).ToList();
        remarks.Taken(Place.Whole, $"{rows} Antworten mit {answers.Count} Spalten; zuzuordnen im Browser oder mit „analyse --columns“.",
            $"{rows} responses with {answers.Count} columns; to be assigned in the browser or with \"analyse --columns\".");
        return new(vv ? "limesurvey-vv" : "limesurvey-csv", rows, complete, names.Length,
            answers.Select(name => name.Split('[', '_')[0]).Distinct().Count(), unseen);
    }

    /// <summary>A value of a VV file as it was before; null where the question was not shown. The brace comes last.</summary>
    public static string? Decode(string value)
    {
        if (value == "{question_not_shown}") return null;
        if (!value.Contains('{', StringComparison.Ordinal)) return value;
        if (value.StartsWith("{quote}", StringComparison.Ordinal)) value = "\"" + value["{quote}".Length..];
        return value.Replace("{newline}", "\n", StringComparison.Ordinal).Replace("{cr}", "\r", StringComparison.Ordinal)
            .Replace("{tab}", "\t", StringComparison.Ordinal).Replace("{lbrace}", "{", StringComparison.Ordinal);
    }
}
