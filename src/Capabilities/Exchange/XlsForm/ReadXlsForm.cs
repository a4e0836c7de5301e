using System.Text.RegularExpressions;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.Spreadsheets;

namespace Wegmarke.Exchange.XlsForm;

/// <summary>What a workbook of the XLSForm kind holds.</summary>
internal sealed record XlsFormFile(Instrument Instrument, string Version, int Groups, int Repeats, int Lists, int Choices, int Rows)
{
    public Contents Contents(string spreadsheet) => new("xlsform", Version.Length > 0 ? Version : null, Instrument.Title)
    {
        Counts =
        [
            ("groups", Groups),
            ("repeats", Repeats),
            ("questions", Instrument.Questions.Count),
            ("choiceLists", Lists),
            ("choices", Choices),
            ("conditions", Instrument.Conditions),
            ("languages", Instrument.Languages.Count),
            ("rows", Rows),
        ],
        Lists = [("languages", Instrument.Languages), ("spreadsheet", [spreadsheet])],
        Kinds = [("types", Foreign.Contents.CountKinds(Instrument.Questions.Select(question => question.Kind)))],
    };
}

/// <summary>Reads survey, choices and settings of an XLSForm; headers and types are spelled in many ways.</summary>
internal static partial class ReadXlsForm
{
    public static bool Fits(Workbook book) => book.Named("survey") is { Rows.Count: > 0 } survey
        && survey.Rows.FirstOrDefault(row => row.Length > 0) is { } header
            && header.Any(name => FormTable.Plain(name) is "type" or "command");

    public static XlsFormFile Run(Workbook book, Remarks remarks)
    {
        var settings = book.Named("settings") is { } sheet ? FormTable.Of(sheet, remarks) : null;
        var choices = FormChoices.Of(book.Named("choices") ?? book.Named("choice") ?? book.Named("lists"), remarks);
        var table = FormTable.Of(book.Named("survey")!, remarks);
        var walk = new Walk(choices, remarks);
        foreach (var row in table.Rows) walk.Take(row);
        walk.Finish();
        var first = settings?.Rows is [var only, ..] ? only : null;
        List<string> languages = [.. table.Languages("label").Concat(choices.Languages).Distinct()];
        if (first?.Text("default_language") is { Length: > 0 } usual && languages.Remove(usual)) languages.Insert(0, usual);
        if (languages.Count == 0) languages.Add(first?.Text("default_language") is { Length: > 0 } one ? one : "default");
        foreach (var other in book.Sheets.Where(one => FormTable.Plain(
            one.Name) is not ("survey" or "choices" or "choice" or "lists" or "settings")))
        {
            if (other.Rows.Count > 0) remarks.Note(Place.At(other.Name), $"Das Blatt „{other.Name}“ wird nicht gelesen.",
                $"The sheet \"{other.Name}\" is not read.");
        }

        var title = first?.Text("form_title") is { Length: > 0 } named ? named : first?.Text("form_id") ?? first?.Text("id_string") ?? "";
        return new(new(title, languages, walk.Groups, walk.Questions), first?.Text("version") ?? "", walk.Groups.Count - walk.Repeats,
            walk.Repeats,
            choices.Lists.Count, choices.Lists.Sum(list => list.Value.Count), table.Rows.Count);
    }

    private sealed class Walk(FormChoices choices, Remarks remarks)
    {
        private readonly Stack<(string Kind, string Key, Place Place)> open = new();
        private readonly HashSet<string> names = new(StringComparer.Ordinal);

        public List<QuestionGroup> Groups { get; } = [];

        public List<Question> Questions { get; } = [];

        public int Repeats { get; private set; }

        public void Take(FormRow row)
        {
            var type = FormTypes.Of(row.Text("type"));
            if (type.Kind.Length == 0)
            {
                if (row.Text("name").Length > 0 || row.Text("label").Length > 0)
                {
                    remarks.Error(row.Place, "Die Zeile hat keinen Typ.", "The row has no type.", "Ergänzen Sie die Spalte type.",
                        "Fill in the column type.");
                }

                return;
            }

            if (type.Bracket && type.Kind.StartsWith("begin", StringComparison.Ordinal)) Begin(row, type);
            else if (type.Bracket) End(row, type);
            else if (type.Meta) remarks.Note(row.Place, $"„{type.Kind}“ wird nicht übernommen.", $"\"{type.Kind}\" is not taken.");
            else Ask(row, type);
        }

        public void Finish()
        {
            foreach (var (kind, key, place) in open)
            {
                remarks.Error(place, $"„begin {kind}“ {key} wird nie geschlossen.", $"\"begin {kind}\" {key} is never closed.",
                    $"Ergänzen Sie „end {kind}“.", $"Add \"end {kind}\".");
            }
        }

        private void Begin(FormRow row, FormType type)
        {
            var kind = type.Kind["begin ".Length..];
            var name = Name(row);
            open.Push((kind, name, row.Place));
            Groups.Add(new(name, row.Wording("label"), row.Text("relevant"), row.Place));
            if (kind != "repeat" && kind != "loop") return;
            Repeats++;
            remarks.Lost(row.Place, $"Die Wiederholung „{name}“ wird flach gelesen: jede Frage zählt einmal.", $"The repeat \"{name}\" is read flat: every question counts once.",
                "Fragen Sie in einem Reifegradmodell nichts mehrfach.", "Ask nothing repeatedly in a maturity model.");
        }

        private void End(FormRow row, FormType type)
        {
            var kind = type.Kind["end ".Length..];
            if (open.TryPeek(out var last) && last.Kind == kind) open.Pop();
            else
            {
                remarks.Error(row.Place, $"„end {kind}“ schließt nichts, was offen ist.", $"\"end {kind}\" closes nothing that is open.",
                    "Prüfen Sie Anfang und Ende der Gruppen.", "Check where groups begin and end.");
            }
        }

        private void Ask(FormRow row, FormType type)
        {
            var name = Name(row);
            if (type.Unknown)
            {
                remarks.Error(row.Place, $"Der Typ „{type.Kind}“ ist unbekannt.", $"The type \"{type.Kind}\" is not known.",
                    "Verwenden Sie einen Typ der XLSForm-Beschreibung.", "Use a type of the XLSForm description.");
            }

            IReadOnlyList<Choice> list = [];
            if (type.List.Length > 0 && !choices.Lists.TryGetValue(type.List, out list!))
            {
                list = [];
                if (!type.External && !type.List.Contains("${", StringComparison.Ordinal))
                {
                    remarks.Error(row.Place, $"Die Auswahlliste „{type.List}“ gibt es nicht.",
                        $"The choice list \"{type.List}\" does not exist.",
                        "Ergänzen Sie sie im Blatt choices.", "Add it to the sheet choices.");
                }
            }

            if (row.Text("choice_filter").Length > 0)
            {
                remarks.Lost(row.Place, $"Der Auswahlfilter von „{name}“ wird nicht übernommen.", $"The choice filter of \"{name}\" is not taken.",
                    "Alle Antworten der Liste werden angeboten.", "All choices of the list are offered.");
            }

            Questions.Add(new(name, open.TryPeek(out var group) ? group.Key : "", type.Kind, type.Form, row.Wording("label"), [], [],
                list, row.Text("relevant"),
                FormTypes.Yes(row.Text("required")), row.Place));
        }

        private string Name(FormRow row)
        {
            var name = row.Text("name");
            if (name.Length == 0) remarks.Error(row.Place, "Die Zeile hat keinen Namen.", "The row has no name.",
                "Ergänzen Sie die Spalte name.", "Fill in the column name.");
            else if (!GoodName().IsMatch(name))
            {
                remarks.Error(row.Place, $"Der Name „{name}“ ist nicht erlaubt.", $"The name \"{name}\" is not allowed.",
                    "Beginnen Sie mit Buchstabe oder Unterstrich, ohne Leerzeichen.", "Begin with a letter or an underscore, without blanks.");
            }
            else if (!names.Add($"{(open.TryPeek(out var group) ? group.Key : "")}/{name}"))
            {
                remarks.Error(row.Place, $"Der Name „{name}“ steht zweimal in der Gruppe.",
                    $"The name \"{name}\" is there twice in the group.",
                    "Geben Sie einer der Fragen einen anderen Namen.", "Give one of the questions another name.");
            }

            return name;
        }
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_.:-]*$")]
    private static partial Regex GoodName();
}
