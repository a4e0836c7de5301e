using Wegmarke.Design;
using Wegmarke.Indicators;

namespace Wegmarke.Processes;

/// <summary>What can be said of a process; the columns of a table and the fields of a form.</summary>
public enum ProcessField
{
    Name,
    Key,
    Unit,
    Owner,
    Application,
    Volume,
    Documentation,
    OwnerMeasured,
    MediaBreaks,
    Signatures,
    PaperSteps,
    HandOffs,
    LeadDays,
    HandlingMinutes,
    Ozg11,
    Ozg20,
    OzgOn,
}

/// <summary>What was written about a process, field by field; a field that is missing was not written.</summary>
/// <param name="Line">Line or row in a file, from 1; 0 in a form.</param>
public sealed record ProcessCells(int Line, IReadOnlyDictionary<ProcessField, string> Cells)
{
    public string this[ProcessField field] => Cells.GetValueOrDefault(field, "").Trim();
}

/// <summary>Reads what was written about a process, the same in a form and in a table, and names each field that cannot be taken.</summary>
public static class ProcessFields
{
    public const int NameMax = 200;
    public const int CountMax = 10_000_000;
    public const int FewMax = 1000;
    public const int LeikaDigits = 14;

    private const string LeikaUrn = "urn:de:fim:leika:leistung:";

    /// <returns>The process and the fields at fault; with a fault the process must not be stored.</returns>
    /// <param name="before">What holds where a field was not written at all.</param>
    public static (Process Process, IReadOnlyList<ProcessField> Faults) Read(ProcessCells cells, Process before, Language language)
    {
        List<ProcessField> faults = [];
        bool Written(ProcessField field) => cells.Cells.ContainsKey(field);
        string Text(ProcessField field, string there)
        {
            if (!Written(field)) return there;
            if (cells[field].Length > NameMax) faults.Add(field);
            return cells[field];
        }

        int? Whole(ProcessField field, int? there, int most)
        {
            if (!Written(field)) return there;
            if (cells[field].Length == 0) return null;
            if (language.ReadCount(cells[field]) is { } number && number <= most) return number;
            faults.Add(field);
            return null;
        }

        var read = before with
        {
            Name = Text(ProcessField.Name, before.Name), Unit = Text(ProcessField.Unit, before.Unit),
            Owner = Text(ProcessField.Owner, before.Owner), Application = Text(ProcessField.Application, before.Application),
            Volume = Whole(ProcessField.Volume, before.Volume, CountMax),
            MediaBreaks = Whole(ProcessField.MediaBreaks, before.MediaBreaks, FewMax),
            Signatures = Whole(ProcessField.Signatures, before.Signatures, FewMax),
            PaperSteps = Whole(ProcessField.PaperSteps, before.PaperSteps, FewMax),
            HandOffs = Whole(ProcessField.HandOffs, before.HandOffs, FewMax),
            HandlingMinutes = Whole(ProcessField.HandlingMinutes, before.HandlingMinutes, CountMax),
            Ozg11 = Whole(ProcessField.Ozg11, before.Ozg11, Ozg.Highest11), Ozg20 = Whole(ProcessField.Ozg20, before.Ozg20, Ozg.Highest20),
        };
        if (read.Name.Length == 0) faults.Add(ProcessField.Name);
        return (Rest(read, cells, faults, language), [.. faults.Distinct()]);
    }

    private static Process Rest(Process read, ProcessCells cells, List<ProcessField> faults, Language language)
    {
        foreach (var (field, written) in cells.Cells.Select(one => (one.Key, one.Value.Trim())))
        {
            switch (field)
            {
                case ProcessField.Key:
                    var digits = Leika(written);
                    if (digits is null) faults.Add(field);
                    read = read with { Key = digits ?? "" };
                    break;
                case ProcessField.Documentation:
                    if (ProcessWords.ReadDocumentation(written) is { } documented) read = read with { Documentation = documented };
                    else faults.Add(field);
                    break;
                case ProcessField.OwnerMeasured:
                    var (yes, understood) = ProcessWords.ReadYes(written);
                    if (!understood) faults.Add(field);
                    read = read with { OwnerMeasured = yes };
                    break;
                case ProcessField.LeadDays:
                    var days = written.Length == 0 ? null : ReadNumber.Run(written, language.Culture);
                    if (written.Length > 0 && days is null or < 0 or > CountMax) faults.Add(field);
                    read = read with { LeadDays = days };
                    break;
                case ProcessField.OzgOn:
                    var day = written.Length == 0 ? null : language.ReadDay(written);
                    if (written.Length > 0 && day is null) faults.Add(field);
                    read = read with { OzgOn = day };
                    break;
            }
        }

        return read;
    }

    /// <summary>The fourteen digits of a LeiKa key, with or without the words around them; null where it is none.</summary>
    private static string? Leika(string written)
    {
        if (written.Length == 0) return "";
        var digits = written.StartsWith(LeikaUrn, StringComparison.OrdinalIgnoreCase) ? written[LeikaUrn.Length..] : written;
        digits = digits.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == LeikaDigits && digits.StartsWith("99", StringComparison.Ordinal) && digits.All(char.IsAsciiDigit)
            ? digits : null;
    }
}

/// <summary>The maturity model of the online access act in its two versions.</summary>
public static class Ozg
{
    public const int Highest11 = 4;
    public const int Highest20 = 7;
}
