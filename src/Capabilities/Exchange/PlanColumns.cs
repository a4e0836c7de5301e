using System.Globalization;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>Finds out what every column means: the map's word first, then the column's own name. Nothing is guessed silently.</summary>
internal static class PlanColumns
{
    private const int NamesShown = 12;

    /// <param name="headerLine">Line of the header, for messages.</param>
    public static (ColumnPlan? Plan, Problem? Problem) Run(
        string file, int headerLine, IReadOnlyList<string> headers, MaturityModel model, ReadingChoices choices)
    {
        var language = choices.Language;
        var twice = headers.GroupBy(header => header, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) return (null, Duplicate(file, headerLine, headers, twice.Key, language));
        if (Missing(headers, choices) is { } missing) return (null, NoColumn(file, headerLine, missing, headers, language));
        var columns = new List<PlannedColumn>();
        var unknown = new List<string>();
        var taken = new Dictionary<Item, string>();
        var targets = new List<(string Header, ColumnRole Role, Item? Item, ColumnRule? Rule)>();
        foreach (var header in headers)
        {
            var rule = choices.Map.Columns.GetValueOrDefault(header);
            var role = RoleOf(header, rule, choices);
            var item = role is null or ColumnRole.Item ? ItemOf(rule?.Item ?? header, model) : null;
            if (role == ColumnRole.Item && item is null) return (null,
              NoItem(file, headerLine, header, rule!.Item ?? header, model, language));
            if (role is null && item is null && !choices.Map.OthersIgnored) unknown.Add(header);
            if (item is not null && !taken.TryAdd(item, header)) return (null,
              TakenTwice(file, headerLine, item, taken[item], header, language));
            targets.Add((header, item is not null ? ColumnRole.Item : role ?? ColumnRole.Ignore, item, rule));
        }

        if (taken.Count == 0) return (null, NothingFits(file, headerLine, headers, model, language));
        if (unknown.Count > 0) return (null, Unknown(file, headerLine, unknown, language));
        var items = model.Items.Where(taken.ContainsKey).ToList();
        foreach (var (header, role, item, rule) in targets)
        {
            columns.Add(item is null
                ? new(header, role)
                : new(header, role, items.IndexOf(item), model.ScaleOf(item), Words(model, item, choices.Map, rule)));
        }

        return (new(columns, items, [.. model.Items.Where(item => !taken.ContainsKey(item)).Select(item => item.Key)],
            [.. targets.Where(target => target.Role == ColumnRole.Ignore).Select(target => target.Header)],
              Perspectives(model, choices.Map)), null);
    }

    private static ColumnRole? RoleOf(string header, ColumnRule? rule, ReadingChoices choices)
    {
        if (header.Equals(choices.Group, StringComparison.OrdinalIgnoreCase)) return ColumnRole.Group;
        if (header.Equals(choices.Perspective, StringComparison.OrdinalIgnoreCase)) return ColumnRole.Perspective;
        if (rule?.Role == ColumnRole.Group && choices.Group is not null) return ColumnRole.Ignore;
        if (rule?.Role == ColumnRole.Perspective && choices.Perspective is not null) return ColumnRole.Ignore;
        return rule?.Role;
    }

    /// <summary>By the whole key; else by an ending of the key that no other item has. Case, dots and dashes do not count.</summary>
    private static Item? ItemOf(string name, MaturityModel model)
    {
        var wanted = Plain(name);
        if (wanted.Length == 0) return null;
        var whole = model.Items.FirstOrDefault(item => Plain(item.Key) == wanted);
        if (whole is not null) return whole;
        var endings = model.Items.Where(item => item.Key.Contains('.', StringComparison.Ordinal)
            && Plain(item.Key[(item.Key.LastIndexOf('.') + 1)..]) == wanted).Take(2).ToList();
        return endings.Count == 1 ? endings[0] : null;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Stage words of the model count as their values, so that a table may hold words; the map's codes go before them.</summary>
    private static Dictionary<string, byte> Words(MaturityModel model, Item item, ColumnMap map, ColumnRule? rule)
    {
        var words = new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase);
        foreach (var texts in model.Texts.Values)
        {
            foreach (var (key, word) in texts.Stages)
            {
                var at = key.LastIndexOf('.');
                if (at >= 0 && key[..at] != item.Scale) continue;
                if (byte.TryParse(key[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var value)) words.TryAdd(word,
                  value);
            }

            foreach (var (key, word) in texts.Absences)
            {
                words.TryAdd(word, key == "not-applicable" ? AnswerCode.NotApplicable : AnswerCode.DoNotKnow);
            }
        }

        foreach (var (word, code) in map.Codes) words[word] = code;
        foreach (var (word, code) in rule?.Codes ?? new Dictionary<string, byte>()) words[word] = code;
        return words;
    }

    private static Dictionary<string, int> Perspectives(MaturityModel model, ColumnMap map)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var number = 0; number < model.Perspectives.Count; number++)
        {
            var key = model.Perspectives[number].Key;
            numbers[key] = number;
            foreach (var text in model.Texts.Values.Select(texts => texts.Perspectives.GetValueOrDefault(key)).OfType<PerspectiveText>())
            {
                numbers.TryAdd(text.Name, number);
                numbers.TryAdd(text.Plural, number);
            }

            foreach (var (word, target) in map.PerspectiveOf.Where(pair => pair.Value == key)) numbers[word] = number;
        }

        return numbers;
    }

    private static string? Missing(IReadOnlyList<string> headers, ReadingChoices choices) =>
        new[] { choices.Group, choices.Perspective }.Concat(choices.Map.Columns.Keys)
            .FirstOrDefault(name => name is not null && !headers.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static Problem NoColumn(string file, int line, string name, IReadOnlyList<string> headers, Language language) => new(file, line,
        language.Say($"Es gibt keine Spalte „{name}“.", $"There is no column \"{name}\"."),
        language.Say($"Vorhanden sind: {Names(headers, language)}. Bitte berichtigen Sie den Namen in der Zuordnung oder im Aufruf.",
            $"There are: {Names(headers, language)}. Correct the name in the column map or in the call."));

    private static Problem Duplicate(string file, int line, IReadOnlyList<string> headers, string name, Language language)
    {
        var places = headers.Select((header, index) => (header, index))
          .Where(pair => pair.header.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(pair => (pair.index + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        return new(file, line,
            language.Say($"Die Überschrift „{name}“ steht mehrfach in der Tabelle (Spalten {string.Join(", ", places)}).",
                $"The header \"{name}\" stands in the table more than once (columns {string.Join(", ", places)})."),
            language.Say("Geben Sie jeder Spalte einen eigenen Namen.", "Give every column a name of its own."));
    }

    private static Problem NoItem(string file, int line, string header, string item, MaturityModel model, Language language) =>
      new(file, line,
        language.Say($"Die Spalte „{header}“ soll die Frage „{item}“ sein, die es im Modell {model.Key} {model.Version} nicht gibt.",
            $"Column \"{header}\" is declared as item \"{item}\", which the model {model.Key} {model.Version} does not have."),
        language.Say("Prüfen Sie den Schlüssel der Frage und die Version des Modells.",
          "Check the item key and the version of the model."));

    private static Problem TakenTwice(string file, int line, Item item, string first, string second, Language language) => new(file, line,
        language.Say($"Die Spalten „{first}“ und „{second}“ gehören beide zur Frage „{item.Key}“.",
            $"The columns \"{first}\" and \"{second}\" both belong to the item \"{item.Key}\"."),
        language.Say($"Legen Sie in der Spaltenzuordnung fest, welche gilt, zum Beispiel „{second}: {{role: ignore}}“.",
            $"Say in the column map which one counts, for example \"{second}: {{role: ignore}}\"."));

    private static Problem NothingFits(string file, int line, IReadOnlyList<string> headers, MaturityModel model, Language language) =>
      new(file, line,
        language.Say($"Keine Spalte passt zu einer Frage des Modells {model.Key} {model.Version}. Gelesen wurden: {Names(headers, language)}.",
            $"No column fits an item of the model {model.Key} {model.Version}. The headers read are: {Names(headers, language)}."),
        language.Say($"Das Modell erwartet Namen wie {Names([.. model.Items.Take(3).Select(item => item.Key)], language)}; "
                + "oder ordnen Sie die Spalten mit --columns DATEI zu.",
            $"The model expects names like {Names([.. model.Items.Take(3).Select(item => item.Key)], language)}; or assign the columns with --columns FILE."));

    private static Problem Unknown(string file, int line, List<string> names, Language language) => new(file, line,
        language.Say($"Diese Spalten passen zu keiner Frage des Modells: {Names(names, language)}.",
            $"These columns fit no item of the model: {Names(names, language)}."),
        language.Say($"Erklären Sie sie in der Spaltenzuordnung (--columns DATEI), zum Beispiel „{names[0]}: {{role: ignore}}“; "
                + "„others: ignore“ lässt alle übrigen weg.",
            $"Declare them in the column map (--columns FILE), for example \"{names[0]}: {{role: ignore}}\"; \"others: ignore\" leaves out all others."));

    private static string Names(IReadOnlyList<string> names, Language language) =>
        string.Join(", ", names.Take(NamesShown).Select(name => name.Length == 0 ? language.Say("(ohne Namen)", "(no name)") : name))
        + (names.Count > NamesShown ? language.Say($" und {names.Count - NamesShown} weitere", $" and {names.Count - NamesShown} more")
          : "");
}
