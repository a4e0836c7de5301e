using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>Reads .sav and .zsav from the layout as PSPP documents it: the dictionary into memory, the cases one after another.</summary>
public static class ReadSav
{
    /// <summary>More than the dictionary of 100,000 variables with labels.</summary>
    public const long DictionaryBytesMax = 256L << 20;

    /// <summary>Extension records that hold multiple response sets.</summary>
    private static readonly int[] SetRecords = [7, 19];

    public static bool Fits(ReadOnlySpan<byte> head) => head.StartsWith("$FL2"u8) || head.StartsWith("$FL3"u8);

    /// <param name="each">Called for each case; null counts them only.</param>
    public static (SpssFile File, long Cases) Run(ForeignFile file, Remarks remarks, Func<SpssFile, Action<SpssCase>>? each)
    {
        using var stream = new BufferedStream(file.Open(), 1 << 16);
        var bytes = new SavBytes(stream);
        var records = ReadSavRecords.Run(bytes);
        var dictionary = new SavDictionary(records, bytes, remarks);
        var found = File(records, dictionary);
        Check(found, records, remarks);
        var take = each?.Invoke(found);
        var cases = records.Slots.Count == 0 ? 0 : new SavCases(records, dictionary, bytes, stream).Run(take);
        if (found.Cases is { } promised && promised != cases)
        {
            remarks.Error(bytes.Here, $"Der Kopf nennt {promised} Fälle, gefunden wurden {cases}.", $"The header promises {promised} cases, {cases} were found.",
                "Übertragen Sie die Datei noch einmal (binär) oder speichern Sie sie in SPSS neu.", "Transfer the file again (binary) or save it again in SPSS.");
        }

        return (found, cases);
    }

    private static SpssFile File(SavRecords records, SavDictionary dictionary)
    {
        var sets = SetRecords.Where(records.Extensions.ContainsKey)
            .SelectMany(subtype => dictionary.Text(records.Extensions[subtype].Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Split('=')[0].Trim()).Where(name => name.StartsWith('$')).Distinct().ToList();
        var weight = records.WeightSlot > 0 ? dictionary.Layout.Select((one, at) => (one.Slot, at))
            .Where(pair => pair.Slot == records.WeightSlot - 1)
            .Select(pair => dictionary.Variables[pair.at].Name).FirstOrDefault() : null;
        var product = dictionary.Text(records.Product).Replace("@(#)", "", StringComparison.Ordinal).Trim();
        return new(records.Signature == "$FL3" || records.Compression == 2 ? "spss-zsav" : "spss-sav", product, dictionary.Text(records.Created), dictionary.Text(records.Label),
            dictionary.EncodingName, dictionary.Variables, records.Cases < 0 ? null : records.Cases, weight,
                [.. records.Documents.Select(line => dictionary.Text(line))], sets);
    }

    private static void Check(SpssFile file, SavRecords records, Remarks remarks)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in file.Variables.Where(variable => !names.Add(variable.Name)))
        {
            remarks.Error(variable.Place, $"Die Variable „{variable.Name}“ steht zweimal in der Datei.", $"The variable \"{variable.Name}\" is there twice.",
                "Benennen Sie eine der beiden in SPSS um.", "Rename one of the two in SPSS.");
        }

        if (records.Compression is < 0 or > 2)
        {
            throw RefusedException.Of(Place.At("header"), $"Die Verdichtung {records.Compression} ist unbekannt.", $"The compression {records.Compression} is not known.",
                "Speichern Sie die Datei in SPSS neu.", "Save the file again in SPSS.");
        }

        JudgeVariables.Run(file, remarks);
    }
}

/// <summary>What of an SPSS dictionary is taken as answers and what is not.</summary>
internal static class JudgeVariables
{
    public static void Run(SpssFile file, Remarks remarks)
    {
        remarks.Taken(Place.Whole, $"{file.Variables.Count} Variablen mit Namen, Text, Werten, fehlenden Werten und Messniveau.",
            $"{file.Variables.Count} variables with names, labels, values, missing values and measure.");
        if (file.Weight is { } weight)
        {
            remarks.Lost(Place.At("header"), $"Die Gewichtung mit „{weight}“ wird nicht übernommen.", $"Weighting by \"{weight}\" is not taken.",
                "Gewichten Sie in der Auswertung, wenn Sie es brauchen.", "Weight in the analysis if you need it.");
        }

        if (file.MultipleResponseSets.Count > 0)
        {
            remarks.Note(Place.At("dictionary"), $"Mehrfachantworten-Sets werden nicht übernommen: {string.Join(", ", file.MultipleResponseSets.Take(10))}.",
                $"Multiple response sets are not taken: {string.Join(", ", file.MultipleResponseSets.Take(10))}.");
        }

        if (file.Documents.Count > 0)
        {
            remarks.Note(Place.At("dictionary"), $"{file.Documents.Count} Zeilen Notizen werden nicht übernommen.", $"{file.Documents.Count} lines of notes are not taken.");
        }
    }
}
