using System.Globalization;
using System.Xml;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Cases;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Transfers;

/// <summary>Looks at an uploaded file: what it is, whether it holds a questionnaire, whether it holds answers, and what its columns
/// look like. Whatever the file, an answer comes back.</summary>
public static class LookAtFile
{
    /// <summary>More columns than a person can look through.</summary>
    public const int ColumnsMax = 2_000;

    public static Transfer Run(Actor owner, Guid administration, string name, byte[] bytes)
    {
        var file = ForeignFile.InMemory(name, bytes);
        var inspection = CheckFile.Run(file);
        var seen = new Transfer(Guid.NewGuid(), administration, owner.Id, name, file, inspection, null, 0, [], 0, []);
        if (inspection.Refused) return seen with { File = null };
        var instrument = Tried(() => OpenInstrument.Run(file, new Remarks()), out _);
        var items = instrument?.Questions.Sum(question => JudgeInstrument.ItemsOf(question).Items) ?? 0;
        var remarks = new Remarks();
        if (!MayHoldCases(inspection.Format)) return seen with { Instrument = instrument, Items = items };
        var profile = Tried(() => ProfileColumns.Run(OpenCases.Run(file, remarks), remarks), out var refusal);
        if (refusal is not null && items == 0) remarks.Add(refusal);
        return seen with
        {
            Instrument = items > 0 ? instrument : null, Items = items, Columns = profile.Columns ?? [], Cases = profile.Cases,
            Remarks = [.. remarks.Kept.Where(one => !inspection.Remarks.Contains(one))],
        };
    }

    private static bool MayHoldCases(string format) => format.StartsWith("spss", StringComparison.Ordinal)
        || format is "limesurvey-archive" or "limesurvey-csv" or "limesurvey-vv" or "limesurvey-json"
            or "csv-table" or "xlsx-table" or "xls-table";

    private static T? Tried<T>(Func<T> read, out Remark? refusal)
    {
        refusal = null;
        try
        {
            return read();
        }
        catch (RefusedException refused)
        {
            refusal = refused.Remark;
        }
        catch (XmlException error)
        {
            refusal = SafeXml.Broken(error, null).Remark;
        }

        return default;
    }
}

/// <summary>Goes through all cases once and notes of each column which values it has.</summary>
internal static class ProfileColumns
{
    public static (IReadOnlyList<ColumnProfile>? Columns, long Cases) Run(CaseSource source, Remarks remarks)
    {
        var variables = source.Dictionary.Variables;
        if (variables.Count > LookAtFile.ColumnsMax)
        {
            throw RefusedException.Of(Place.Whole, $"Die Datei hat {variables.Count} Spalten; zuordnen lassen sich höchstens {LookAtFile.ColumnsMax}.",
                $"The file has {variables.Count} columns; at most {LookAtFile.ColumnsMax} can be assigned.", "Lassen Sie Spalten weg, die keine Antworten sind.",
                "Leave out columns that are no answers.");
        }

        var (values, filled, many) = (new HashSet<string>[variables.Count], new long[variables.Count], new bool[variables.Count]);
        for (var at = 0; at < values.Length; at++) values[at] = new(StringComparer.OrdinalIgnoreCase);
        long cases = 0;
        source.Each(one =>
        {
            cases++;
            for (var at = 0; at < values.Length; at++)
            {
                if (RawText.Of(variables[at], one, at) is not { Length: > 0 } text) continue;
                filled[at]++;
                if (!many[at] && values[at].Add(text)) many[at] = values[at].Count > ColumnProfile.ValuesMax;
            }
        });
        return ([.. variables.Select((variable, at) => new ColumnProfile(variable.Name, ForeignText.Plain(variable.Label), filled[at],
            many[at] ? [] : [.. values[at].OrderBy(Sorted).ThenBy(value => value, StringComparer.OrdinalIgnoreCase)
                .Select(value => Value(variable, value))]))], cases);
    }

    private static double Sorted(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue;

    private static ColumnValue Value(SpssVariable variable, string value)
    {
        var label = variable.ValueLabels.FirstOrDefault(one => RawText.Of(one).Equals(value, StringComparison.OrdinalIgnoreCase));
        var missing = variable.IsText ? variable.Missing.Texts.Contains(value)
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && variable.Missing.Covers(number);
        return new(value, ForeignText.Plain(label?.Label), missing);
    }
}

/// <summary>A value as it is written in the table that is read in the end: codes as they are, also those that the file declares as
/// missing.</summary>
internal static class RawText
{
    public static string Of(SpssVariable variable, SpssCase one, int at) => variable.IsText ? one.Text(at).Trim()
        : one.Number(at) is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    public static string Of(SpssValueLabel label) => label.Text?.Trim() ?? label.Number.ToString("R", CultureInfo.InvariantCulture);
}
