using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>Reads a table of answers (CSV or XLSX) into byte columns. Either all of it is read or one message says where it failed and how
/// to
/// mend it; a table is never read in part.</summary>
public static class ReadAnswers
{
    /// <summary>More groups than this are a column of numbers or names, not of units.</summary>
    public const int GroupsMax = 50_000;

    /// <param name="progress">Bytes read so far and about how many there are.</param>
    public static (AnswersRead? Read, Problem? Problem) Run(
        string path, MaturityModel model, ReadingChoices choices, Action<long, long>? progress, CancellationToken cancel)
    {
        var (text, problem) = OpenTable.Run(path, choices.Language);
        return text is null ? (null, problem) : Run(path, text, model, choices, progress, cancel);
    }

    /// <param name="path">What the table is called in messages.</param>
    internal static (AnswersRead? Read, Problem? Problem) Run(
        string path, TableText text, MaturityModel model, ReadingChoices choices, Action<long, long>? progress, CancellationToken cancel)
    {
        using var stream = text.Stream;
        var blocks = new TextBlocks(stream, text.Separator);
        try
        {
            if (blocks.Next() is not { } first) return (null, NoAnswers(path, 1, choices.Language));
            if (first.Bytes.AsSpan(0, first.Length).IndexOf((byte)0) is var zero and >= 0)
            {
                return (null, NullByte(path, 1 + first.Bytes.AsSpan(0, zero).Count(blocks.Newline), choices.Language));
            }

            var header = HeaderLine.Of(first, text.Separator, blocks.Newline);
            var (plan, unfit) = PlanColumns.Run(path, header.Line, header.Names, model, choices);
            if (plan is null) return (null, unfit);
            var reading = new BlockReading(plan, new(header.Separator, blocks.Newline), text.Bytes, progress, cancel);
            if (reading.Run(header.Records, blocks) is { } tooLarge) return (null, TooLarge(path, tooLarge, choices.Language));
            return Finish(path, header, text, model, choices, plan, reading);
        }
        catch (UnclosedQuoteException open)
        {
            return (null, new(path, open.Line, choices.Language.Say(
                    $"In Zeile {open.Line} beginnt ein Anführungszeichen, das nie geschlossen wird.",
                    $"A quotation mark opens in line {open.Line} and is never closed."),
                choices.Language.Say("Schließen oder löschen Sie es.", "Close it or delete it.")));
        }
    }

    private static (AnswersRead? Read, Problem? Problem) Finish(
        string path, HeaderLine header, TableText text, MaturityModel model, ReadingChoices choices, ColumnPlan plan, BlockReading reading)
    {
        if (Refusal(path, header, model, choices, plan, reading) is { } problem) return (null, problem);
        var perspectives = PerspectiveNumbers(path, model, choices, plan, reading, out problem);
        if (perspectives is null) return (null, problem);
        var rows = reading.Rows;
        var columns = reading.Columns();
        MarkNotAsked(model, plan, columns, perspectives);
        var (groups, names) = reading.Groups();
        var table = new AnswerTable(model, rows, [.. plan.Items.Select(item => item.Key)], columns,
            [.. perspectives.Select(number => model.Perspectives[number].Key)], groups, names);
        return (new(table, path, text.Spreadsheet ? null : (char)header.Separator, plan.ItemsWithoutColumn, plan.Ignored, reading.OffScale,
            !plan.HasPerspectives && model.Perspectives.Count > 1 && choices.Map.Perspective is null), null);
    }

    private static Problem? Refusal(
        string path, HeaderLine header, MaturityModel model, ReadingChoices choices, ColumnPlan plan, BlockReading reading)
    {
        var language = choices.Language;
        if (reading.NullLine is { } line) return NullByte(path, line, language);
        if (reading.Ragged is { } ragged)
        {
            return new(path, ragged.Line, language.Say(
                    $"Zeile {ragged.Line}: {ragged.Fields} statt {header.Names.Count} Felder.",
                    $"Line {ragged.Line}: {ragged.Fields} instead of {header.Names.Count} fields."),
                language.Say("Berichtigen Sie die Zeile; ein Text, der das Trennzeichen enthält, muss in Anführungszeichen stehen.",
                    "Mend the line; a text that holds the separator must stand in quotation marks."));
        }

        if (reading.Rows == 0) return NoAnswers(path, header.Line, language);
        if (reading.GroupNames.TooMany)
        {
            return new(path, header.Line, language.Say(
                    $"Die Gruppenspalte hat mehr als {language.Count(GroupsMax)} verschiedene Werte.",
                    $"The group column has more than {language.Count(GroupsMax)} different values."),
                language.Say("Wählen Sie eine Spalte, die Ämter oder Bereiche nennt, keine laufende Nummer.",
                    "Choose a column that names units, not a running number."));
        }

        return reading.OffScale > 0 && !choices.OffScaleIsMissing ? OffScale(path, reading, language) : null;
    }

    private static Problem OffScale(string path, BlockReading reading, Language language)
    {
        var (line, column, text) = reading.FirstOffScale!.Value;
        var count = language.Count(reading.OffScale);
        return new(path, line,
            language.Say(
                (reading.OffScale == 1 ? "Ein Wert liegt" : $"{count} Werte liegen")
                  + $" außerhalb der Skala; in Zeile {line}, Spalte {column.Header}: "
                    + $"„{text}“ statt {column.Scale}.",
                (reading.OffScale == 1 ? "One value is" : $"{count} values are")
                  + $" off the scale; in line {line}, column {column.Header}: "
                    + $"\"{text}\" instead of {column.Scale}."),
            language.Say("Berichtigen Sie die Werte, erklären Sie sie in der Spaltenzuordnung unter „missing“ oder „values“, "
                    + "oder lassen Sie sie mit --off-scale missing als fehlend zählen.",
                "Correct them, declare them in the column map under \"missing\" or \"values\", or let them count as missing with --off-scale missing."));
    }

    private static int[]? PerspectiveNumbers(
        string path, MaturityModel model, ReadingChoices choices, ColumnPlan plan, BlockReading reading, out Problem? problem)
    {
        var language = choices.Language;
        problem = null;
        var known = string.Join(", ", model.Perspectives.Select(one => one.Key));
        if (!plan.HasPerspectives)
        {
            var key = choices.Map.Perspective ?? model.Perspectives[0].Key;
            var number = model.Perspectives.ToList().FindIndex(one => one.Key == key);
            if (number >= 0) return [.. Enumerable.Repeat(number, reading.Rows)];
            problem = new(path, 0, language.Say($"Das Modell kennt keine Perspektive „{key}“.", $"The model has no perspective \"{key}\"."),
                language.Say($"Es gibt: {known}.", $"There are: {known}."));
            return null;
        }

        var names = reading.PerspectiveNames.Names;
        var numbers = names.Select(name => plan.PerspectiveNumbers.GetValueOrDefault(name, -1)).ToList();
        var rows = reading.PerspectiveRows();
        if (reading.NoPerspectiveLine is { } line)
        {
            problem = new(path, line, language.Say($"Zeile {line} sagt nicht, wer geantwortet hat.",
              $"Line {line} does not say who answered."),
                language.Say($"Ergänzen Sie die Perspektive ({known}).", $"Fill in the perspective ({known})."));
            return null;
        }

        if (numbers.IndexOf(-1) is var unknown and >= 0)
        {
            problem = new(path, 0, language.Say($"Das Modell kennt keine Perspektive „{names[unknown]}“.",
              $"The model has no perspective \"{names[unknown]}\"."),
                language.Say($"Es gibt: {known}. Ordnen Sie den Text in der Spaltenzuordnung unter „perspectives“ zu.",
                    $"There are: {known}. Assign the text in the column map under \"perspectives\"."));
            return null;
        }

        return [.. rows.Select(row => numbers[row])];
    }

    /// <summary>What a sheet's perspective is not asked was not skipped.</summary>
    private static void MarkNotAsked(MaturityModel model, ColumnPlan plan, byte[][] columns, int[] perspectives)
    {
        for (var item = 0; item < plan.Items.Count; item++)
        {
            var asked = model.Perspectives.Select(one => plan.Items[item].Perspectives.Contains(one.Key)).ToArray();
            if (asked.All(one => one)) continue;
            var codes = columns[item];
            for (var row = 0; row < codes.Length; row++)
            {
                if (codes[row] == AnswerCode.Skipped && !asked[perspectives[row]]) codes[row] = AnswerCode.NotAsked;
            }
        }
    }

    private static Problem NoAnswers(string path, int line, Language language) => new(path, line,
        language.Say("Nach den Spaltennamen kommt kein Bogen.", "No sheet follows the column names."),
        language.Say("Exportieren Sie die Antworten neu, mit einer Zeile je Bogen.", "Export the answers again, with a line per sheet."));

    private static Problem NullByte(string path, int line, Language language) => new(path, line,
        language.Say($"Zeile {line} enthält ein Nullzeichen; das ist keine Texttabelle oder eine beschädigte.",
            $"Line {line} holds a null character; this is no text table, or a damaged one."),
        language.Say("Exportieren Sie die Tabelle neu als CSV in UTF-8.", "Export the table again as CSV in UTF-8."));

    private static Problem TooLarge(string path, long rows, Language language) => new(path, 0,
        language.Say($"Die Datei hat etwa {language.Count(rows)} Zeilen; dafür reicht der Arbeitsspeicher dieses Rechners nicht.",
            $"The file has about {language.Count(rows)} lines; the memory of this machine does not suffice."),
        language.Say("Teilen Sie die Datei, oder nehmen Sie einen Rechner mit mehr Arbeitsspeicher.",
          "Split the file or use a machine with more memory."));
}
