using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>The tab-separated survey structure (.txt): one line per setting, group, question, sub-question, answer and language; told into
/// the same tables as the XML files.</summary>
internal static class ReadLimeText
{
    private const int ColumnsMax = 2000;

    public static bool Fits(string head)
    {
        var line = head.AsSpan().TrimStart('\uFEFF');
        var end = line.IndexOfAny('\r', '\n');
        var names = (end < 0 ? line : line[..end]).ToString().Split('\t').Select(name => name.Trim('"')).ToHashSet(StringComparer.Ordinal);
        return names.Contains("class") && names.Contains("type/scale") && names.Contains("name") && names.Contains("text");
    }

    public static LimeSurveyFile Run(ForeignFile file, Remarks remarks)
    {
        var (text, _, _) = ForeignText.Read(file);
        var lines = TabLines.Of(text).GetEnumerator();
        lines.MoveNext();
        var names = lines.Current.Fields;
        if (names.Length > ColumnsMax)
        {
            throw RefusedException.TooLarge(Place.AtLine(1), $"Die Tabelle hat {names.Length} Spalten.",
                $"The table has {names.Length} columns.");
        }

        var told = new Telling(remarks);
        while (lines.MoveNext())
        {
            var (fields, number) = lines.Current;
            if (fields.All(field => field.Length == 0)) continue;
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var column = 0; column < Math.Min(fields.Length, names.Length); column++)
            {
                if (fields[column].Length > 0) row.TryAdd(names[column], fields[column]);
            }

            told.Tell(new(row, Place.AtLine(number)));
        }

        return ReadLimeSurvey.Build(told.Tables(), remarks);
    }

    private sealed class Telling(Remarks remarks)
    {
        private readonly Dictionary<string, List<LimeRow>> tables = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, string), string> ids = [];
        private readonly Dictionary<string, Dictionary<string, string>> titles = new(StringComparer.Ordinal);
        private string group = "", question = "";
        private int order;

        public void Tell(LimeRow row)
        {
            order++;
            var name = row.Text("name");
            switch (row.Text("class"))
            {
                case "S": settings[name] = row.Text("text"); break;
                case "SL": Language(row, name); break;
                case "G": Group(row, name); break;
                case "Q": Question(row, name); break;
                case "SQ": SubQuestion(row, name); break;
                case "A":
                    Add("answers", row, ("qid", question), ("code", name), ("answer", row.Text("text")),
                        ("scale_id", row.Text("type/scale") is { Length: > 0 } scale ? scale : "0"), ("sortorder", Order),
                        ("assessment_value", row.Text("assessment_value") is { Length: > 0 } value ? value : row.Text("relevance")),
                        ("language", row.Text("language")));
                    break;
                case "AS": Add("assessments", row, ("name", name)); break;
                case "QTA": Add("quota", row, ("id", row.Text("id")), ("name", name)); break;
                case "QTAM": Add("quota_members", row, ("code", name)); break;
                case "QTALS": break;
                case "C": Add("conditions", row, ("qid", question)); break;
                case var other:
                    remarks.Error(row.Place, $"Die Klasse „{other}“ ist unbekannt.", $"The class \"{other}\" is not known.",
                        "Exportieren Sie die Umfrage neu als tabulatorgetrennte Struktur.", "Export the survey again as tab-separated structure.");
                    break;
            }
        }

        public LimeTables Tables()
        {
            Add("surveys", new(settings, Place.Whole), [.. settings.Select(pair => (pair.Key, pair.Value))]);
            foreach (var (language, title) in titles)
            {
                Add("surveys_languagesettings", new(title, Place.Whole), [("surveyls_language", language), .. title.Select(pair => (pair.Key, pair.Value))]);
            }

            return new("Survey", settings.GetValueOrDefault("DBVersion", ""), [],
                tables.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<LimeRow>)pair.Value));
        }

        private string Order => order.ToString(System.Globalization.CultureInfo.InvariantCulture);

        private void Language(LimeRow row, string name)
        {
            var language = row.Text("language");
            if (!titles.TryGetValue(language, out var title)) titles[language] = title = new(StringComparer.Ordinal);
            title[name] = row.Text("text");
        }

        /// <summary>One line per language; the group's order joins them, or its id where the order is missing.</summary>
        private void Group(LimeRow row, string name)
        {
            group = Known("G", row.Text("type/scale") is { Length: > 0 } place ? place : row.Text("id") is { Length: > 0 } id
                ? "id " + id : name);
            Add("groups", row, ("gid", group), ("group_name", name), ("group_order", Order), ("grelevance", row.Text("relevance")),
                ("language", row.Text("language")), ("description", row.Text("text")));
        }

        private void Question(LimeRow row, string name)
        {
            question = Known("Q", group + "/" + name);
            Add("questions", row, ("qid", question), ("gid", group), ("title", name), ("type", row.Text("type/scale")),
                ("relevance", row.Text("relevance")), ("question", row.Text("text")), ("help", row.Text("help")),
                ("language", row.Text("language")), ("mandatory", row.Text("mandatory")), ("other", row.Text("other")),
                    ("question_order", Order));
        }

        private void SubQuestion(LimeRow row, string name)
        {
            var scale = row.Text("type/scale") is { Length: > 0 } text ? text : "0";
            Add("subquestions", row, ("qid", Known("SQ", $"{question}/{scale}/{name}")), ("parent_qid", question), ("title", name),
                ("scale_id", scale), ("relevance", row.Text("relevance")), ("question", row.Text("text")),
                ("language", row.Text("language")), ("question_order", Order));
        }

        private string Known(string kind, string key)
        {
            if (ids.TryGetValue((kind, key), out var id)) return id;
            return ids[(kind, key)] = $"{kind}{ids.Count + 1}";
        }

        private void Add(string table, LimeRow row, params (string Column, string Value)[] columns)
        {
            if (!tables.TryGetValue(table, out var rows)) tables[table] = rows = [];
            var told = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (column, value) in columns) told[column] = value;
            rows.Add(new(told, row.Place));
        }
    }
}
