using System.Globalization;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Capabilities.Tests.Exchange.Foreign;

/// <summary>SPSS files read as PSPP reads them, cell by cell.</summary>
public sealed class SpssTests
{
    [Fact]
    public void Every_cell_of_real_files_is_what_PSPP_reads()
    {
        var differences = new List<string>();
        foreach (var path in Samples.Files("spss"))
        {
            var output = Path.Combine(Path.GetTempPath(), $"wegmarke-{Guid.NewGuid():N}.csv");
            try
            {
                Samples.Ask("pspp-convert", "-O", "csv", "--recode", path, output);
                differences.AddRange(Compare(path, File.ReadAllText(output)));
            }
            finally
            {
                File.Delete(output);
            }
        }

        Assert.Empty(differences);
    }

    private static IEnumerable<string> Compare(string path, string csv)
    {
        var rows = Wegmarke.Exchange.ReadTable.Parse("pspp", System.Text.Encoding.UTF8.GetBytes(csv), ',').Table;
        if (rows is null) yield break;
        var (file, ours) = Cells(path);
        var name = Path.GetFileName(path);
        // PSPP turns old names into small letters and calls a name that it cannot read VAR001.
        if (!file.Variables.Zip(rows.Headers).All(pair => pair.First.Name.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)
            || pair.Second.StartsWith("VAR0", StringComparison.Ordinal))) yield return $"{name}: names {string.Join(',', rows.Headers)}";
        if (ours.Count != rows.Rows.Count) yield return $"{name}: {ours.Count} instead of {rows.Rows.Count} cases";
        for (var row = 0; row < Math.Min(ours.Count, rows.Rows.Count); row++)
        {
            for (var column = 0; column < file.Variables.Count; column++)
            {
                var variable = file.Variables[column];
                // Dates are written as dates there; missing values by declaration are left out.
                if (variable.Print.IsDate || variable.Print.IsTime) continue;
                if (!Same(variable, ours[row][column], rows.Rows[row][column])) yield return $"{name}: {variable.Name} case {row + 1}: {ours[row][column]} / {rows.Rows[row][column]}";
            }
        }
    }

    private static bool Same(SpssVariable variable, string ours, string theirs)
    {
        if (variable.IsText) return ours.Trim() == theirs.Trim() || variable.Missing.Texts.Contains(ours.Trim());
        if (double.TryParse(ours, CultureInfo.InvariantCulture, out var value) && variable.Missing.Covers(value) && theirs.Trim()
            .Length == 0) return true;
        if (ours.Length == 0) return theirs.Trim().Length == 0;
        return double.TryParse(theirs, CultureInfo.InvariantCulture, out var other)
            && Math.Abs(value - other) <= 1e-9 * Math.Max(1, Math.Abs(value));
    }

    private static (SpssFile File, List<string[]> Rows) Cells(string path)
    {
        var rows = new List<string[]>();
        Action<SpssCase> Take(SpssFile file) => one => rows.Add([.. file.Variables.Select((variable, at) =>
            variable.IsText ? one.Text(at) : one.Number(at)?.ToString("R", CultureInfo.InvariantCulture) ?? "")]);
        var source = ForeignFile.Of(path).File!;
        var remarks = new Remarks();
        return path.EndsWith(".por", StringComparison.Ordinal) ? (ReadPor.Run(source, remarks, Take).File, rows) : (ReadSav.Run(source, remarks, Take).File, rows);
    }
}
