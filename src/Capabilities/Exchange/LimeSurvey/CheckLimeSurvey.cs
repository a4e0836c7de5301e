using System.Text.RegularExpressions;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>What is wrong inside a LimeSurvey structure: references into nothing, codes twice, codes that LimeSurvey itself would change,
/// scripts in texts.</summary>
internal static partial class CheckLimeSurvey
{
    public static void Run(LimeTables tables, IReadOnlyList<LimeRow> questions, IReadOnlySet<string> groups, Remarks remarks)
    {
        var ids = questions.Select(row => row.Text("qid")).ToHashSet(StringComparer.Ordinal);
        Questions(tables, questions, groups, remarks);
        foreach (var row in tables["subquestions"].Where(row => !ids.Contains(row.Text("parent_qid"))))
        {
            Dangling(row, $"Die Teilfrage „{row.Text("title")}“ gehört zu Frage {row.Text("parent_qid")}",
                $"The sub-question \"{row.Text("title")}\" belongs to question {row.Text("parent_qid")}", remarks);
        }

        foreach (var row in tables["answers"].Where(row => !ids.Contains(row.Text("qid"))))
        {
            Dangling(row, $"Die Antwort „{row.Text("code")}“ gehört zu Frage {row.Text("qid")}",
                $"The answer \"{row.Text("code")}\" belongs to question {row.Text("qid")}", remarks);
        }

        foreach (var row in tables["conditions"].Where(row => !ids.Contains(row.Text("qid"))))
        {
            Dangling(row, $"Eine Bedingung gehört zu Frage {row.Text("qid")}", $"A condition belongs to question {row.Text("qid")}",
                remarks);
        }

        Scripts(tables, remarks);
        foreach (var (table, german, english) in new[]
        {
            ("quota", "Quoten", "quotas"), ("assessments", "Auswertungsregeln", "assessment rules"),
                ("conditions", "Bedingungen", "conditions"),
        })
        {
            if (tables[table] is { Count: > 0 } rows)
            {
                remarks.Lost(rows[0].Place, $"{rows.Count} Zeilen „{german}“ werden nicht übernommen.", $"{rows.Count} rows of {english} are not taken.",
                    "Bilden Sie sie im Modell nach, wenn Sie sie brauchen.", "Rebuild them in the model if you need them.");
            }
        }

        var aside = tables.Tables.Keys.Where(name => name is "themes" or "survey_url_parameters" or "plugin_settings" or "themes_inherited"
            or "defaultvalues" or "defaultvalue_l10ns" or "question_attributes" or "permissions").ToList();
        if (aside.Count > 0)
        {
            remarks.Note(Place.At("document"), $"Darstellung und Einstellungen werden nicht übernommen ({string.Join(", ", aside)}).",
                $"Layout and settings are not taken ({string.Join(", ", aside)}).");
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex GoodCode();

    private static void Questions(LimeTables tables, IReadOnlyList<LimeRow> questions, IReadOnlySet<string> groups, Remarks remarks)
    {
        var codes = new Dictionary<string, LimeRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in questions)
        {
            var (code, type) = (row.Text("title"), row.Text("type"));
            if (tables.Kind != "Question" && !groups.Contains(row.Text("gid")))
            {
                Dangling(row, $"Die Frage „{code}“ gehört zu Gruppe {row.Text("gid")}",
                    $"The question \"{code}\" belongs to group {row.Text("gid")}", remarks);
            }

            if (type.Length != 1 || !LimeTypes.Known.Contains(type, StringComparison.Ordinal))
            {
                remarks.Error(row.Place, $"Die Frage „{code}“ hat den unbekannten Typ „{type}“.", $"The question \"{code}\" has the unknown type \"{type}\".",
                    "Prüfen Sie die Frage in LimeSurvey.", "Check the question in LimeSurvey.");
            }

            if (!GoodCode().IsMatch(code))
            {
                remarks.Error(row.Place, $"Der Fragencode „{code}“ ist in neuem LimeSurvey nicht erlaubt.",
                    $"The question code \"{code}\" is not allowed in newer LimeSurvey.",
                    "Beginnen Sie Codes mit einem Buchstaben, dahinter nur Buchstaben und Ziffern.",
                    "Begin codes with a letter, followed by letters and digits only.");
            }
            else if (!codes.TryAdd(code, row))
            {
                remarks.Error(row.Place, $"Der Fragencode „{code}“ steht zweimal in der Umfrage.", $"The question code \"{code}\" is there twice.",
                    "Geben Sie einer der Fragen einen anderen Code.", "Give one of the questions another code.");
            }
        }
    }

    private static void Dangling(LimeRow row, string german, string english, Remarks remarks) =>
        remarks.Error(row.Place, $"{german}, die es in der Datei nicht gibt.", $"{english}, which is not in the file.",
            "Exportieren Sie die Umfrage neu.", "Export the survey again.");

    private static void Scripts(LimeTables tables, Remarks remarks)
    {
        string[] columns = ["question", "help", "answer", "group_name", "description", "surveyls_title", "surveyls_welcometext"];
        foreach (var row in tables.Tables.Values.SelectMany(rows => rows))
        {
            if (!remarks.Wants(Fate.Changed)) return;
            if (columns.Any(column => ForeignText.HasScript(row[column])))
            {
                remarks.Changed(row.Place, "Der Text enthält ausführbaren Code; er wird entfernt.", "The text holds executable code, which is removed.",
                    "Prüfen Sie den Text nach der Übernahme.", "Check the text after the import.");
            }
        }
    }
}
