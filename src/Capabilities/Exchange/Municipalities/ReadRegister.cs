using System.Globalization;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Municipalities;

/// <summary>Reads GV100AD: fixed width, 220 characters, one record type for each level. Issues before about 2021 are ISO-8859-1, later ones
/// UTF-8, so fields are cut after decoding.</summary>
public static class ReadRegister
{
    private const int LinesMax = 100_000;

    public static bool Fits(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? head : head[..end];
        if (line.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) line = line[3..];
        return line.Length is >= 72 and <= 260 && line[0] is >= (byte)'1' and <= (byte)'6' && line[1] == '0'
            && line[2..12].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    public static Register Run(ForeignFile file, Remarks remarks)
    {
        var (text, encoding, _) = ForeignText.Read(file);
        List<RegisterEntry> entries = [];
        DateOnly? date = null;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number > LinesMax)
            {
                throw RefusedException.TooLarge(Place.AtLine(number), "Das Verzeichnis hat mehr Zeilen als Deutschland Gemeinden.",
                    "The register has more lines than Germany has municipalities.");
            }

            if (line.IsWhiteSpace()) continue;
            if (Entry(line.TrimEnd().ToString(), number, remarks, ref date) is { } entry) entries.Add(entry);
        }

        var register = new Register(date ?? DateOnly.MinValue, encoding.CodePage == 1252 ? "iso-8859-1" : encoding.WebName, entries);
        Check(register, remarks);
        return register;
    }

    private static RegisterEntry? Entry(string line, int number, Remarks remarks, ref DateOnly? date)
    {
        var place = Place.AtLine(number);
        if (line.Length < 23 || !int.TryParse(Cut(line, 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var type)
            || !Enum.IsDefined((RegisterLevel)type)
            || !DateOnly.TryParseExact(Cut(line, 3, 10), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            remarks.Error(place, "Die Zeile ist kein Satz des Gemeindeverzeichnisses.", "The line is no record of the register.",
                "Laden Sie die Datei noch einmal herunter.", "Download the file again.");
            return null;
        }

        date ??= day;
        if (day != date)
        {
            remarks.Note(place, $"Der Satz hat den Stand {day:yyyy-MM-dd}.", $"The record is of {day:yyyy-MM-dd}.");
        }

        var level = (RegisterLevel)type;
        var ars = Cut(line, 11, 11 + Digits(level) - 1);
        if (level == RegisterLevel.Association || level == RegisterLevel.Municipality)
        {
            // Record 50 stands as Land 2, Reg.-Bez. 1, Kreis 2, three blanks, Verband 4; record 60 as Land to Kreis, Gemeinde 3, Verband 4.
            var county = Cut(line, 11, 15);
            ars = level == RegisterLevel.Association ? county + Cut(line, 19, 22) : county + Cut(line, 19, 22) + Cut(line, 16, 18);
        }

        if (ars.Length != Digits(level) || !ars.All(char.IsAsciiDigit))
        {
            remarks.Error(place, $"„{ars}“ ist kein Regionalschlüssel.", $"\"{ars}\" is no regional key.",
                "Laden Sie die Datei noch einmal herunter.", "Download the file again.");
            return null;
        }

        var municipality = level == RegisterLevel.Municipality;
        return new(level, ars, Cut(line, 23, 72), Cut(line, 73, 122), Cut(line, 123, 124), municipality
            ? XmlTree.Whole(Cut(line, 129, 139)) : null,
            municipality ? XmlTree.Whole(Cut(line, 140, 150)) : null, municipality && Cut(line, 166, 170) is { Length: > 0 } postcode
                ? postcode : null, place);
    }

    private static int Digits(RegisterLevel level) => level switch
    {
        RegisterLevel.State => 2,
        RegisterLevel.District => 3,
        RegisterLevel.Region => 4,
        RegisterLevel.County => 5,
        RegisterLevel.Association => 9,
        _ => 12,
    };

    /// <summary>Characters from … to, counted from 1, without blanks around.</summary>
    private static string Cut(string line, int from, int to) =>
        from > line.Length ? "" : line[(from - 1)..Math.Min(to, line.Length)].Trim();

    private static void Check(Register register, Remarks remarks)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in register.Entries.Where(entry => !keys.Add($"{(int)entry.Level}{entry.Ars}")))
        {
            remarks.Error(entry.Place, $"Der Schlüssel {entry.Ars} steht zweimal in der Datei.", $"The key {entry.Ars} is there twice.",
                "Laden Sie die Datei noch einmal herunter.", "Download the file again.");
        }

        foreach (var entry in register.Entries.Where(entry => entry.Level == RegisterLevel.Municipality
            && !keys.Contains($"40{entry.Ars[..5]}")))
        {
            remarks.Error(entry.Place, $"Der Kreis zu „{entry.Name}“ ({entry.Ars}) fehlt.",
                $"The county of \"{entry.Name}\" ({entry.Ars}) is missing.",
                "Verwenden Sie die vollständige Datei.", "Use the complete file.");
        }

        if (register.Entries.Count == 0)
        {
            throw RefusedException.Of(Place.Whole, "Die Datei enthält keinen Satz des Gemeindeverzeichnisses.", "The file holds no record of the register.",
                "Laden Sie GV100AD beim Statistischen Bundesamt herunter.", "Download GV100AD from the Federal Statistical Office.");
        }

        remarks.Taken(Place.Whole, $"{register.Entries.Count} Einträge zum Stand {register.Date:yyyy-MM-dd}.", $"{register.Entries.Count} entries as of {register.Date:yyyy-MM-dd}.");
    }
}
