using System.Text;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Figures;

/// <summary>A table for SPSS and its readers: codes with value labels, "protected" as a declared missing value, measure levels.</summary>
public static class WriteFigureSav
{
    private const int LabelBytesMax = 120;

    public static byte[] Run(FigureTable table, string title, DateTime now)
    {
        using var stream = new MemoryStream();
        IReadOnlyList<SpssVariable> variables = [.. table.Columns.Select((column, at) => Variable(table, column, at))];
        IReadOnlyList<object?> current = [];
        var one = new SpssCase(at => Number(current[at]), at => current[at] as string ?? "");
        using (var sav = SavWriter.Begin(stream, title, now, variables, new Remarks()))
        {
            foreach (var row in table.Rows)
            {
                current = row;
                sav.Write(one);
            }
        }

        return stream.ToArray();
    }

    private static double? Number(object? cell) => cell switch
    {
        null or string => null,
        Withheld.Protected => FigureTable.ProtectedCode,
        double number => number,
        int whole => whole,
        long whole => whole,
        _ => throw new InvalidOperationException($"A cell of kind {cell.GetType().Name} has no number."),
    };

    private static SpssVariable Variable(FigureTable table, FigureColumn column, int at)
    {
        if (column.Kind == FigureKind.Text)
        {
            var width = Math.Clamp(table.Rows.Select(row => Encoding.UTF8.GetByteCount(row[at] as string ?? "")).Append(1).Max(), 1,
                32_767);
            return new(column.Name, column.Name, column.Label, width, new(1, Math.Clamp(width, 1, 255), 0), Measure.Nominal, [],
                MissingRule.None, Place.Whole);
        }

        var withheld = table.Rows.Any(row => row[at] is Withheld.Protected);
        List<SpssValueLabel> labels = [.. column.Codes.Select(code => new SpssValueLabel(code.Number, null, SavNames.Cut(code.Label,
            LabelBytesMax)))];
        var missing = MissingRule.None with { Numbers = [.. column.Missing.Select(number => (double)number)] };
        if (withheld)
        {
            labels.Add(new(FigureTable.ProtectedCode, null, "geschützt / protected"));
            missing = missing with { Numbers = [.. missing.Numbers, FigureTable.ProtectedCode] };
        }

        var measure = column.Kind == FigureKind.Code ? column.Ordered ? Measure.Ordinal : Measure.Nominal : Measure.Scale;
        return new(column.Name, column.Name, column.Label, 0, new(5, 10, column.Kind == FigureKind.Number ? column.Decimals : 0), measure,
            labels,
            missing, Place.Whole);
    }
}
