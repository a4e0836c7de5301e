using Parquet;
using Parquet.Schema;

namespace Wegmarke.Exchange.Figures;

/// <summary>A table as Parquet: keys as words, absent figures as null; the column shown tells whether they are protected.</summary>
public static class WriteFigureParquet
{
    public static async Task<byte[]> Run(FigureTable table)
    {
        using var stream = new MemoryStream();
        DataField[] fields = [.. table.Columns.Select(Field)];
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream))
        {
            writer.CustomMetadata = table.Columns.ToDictionary(column => column.Name, column => column.Label);
            using var group = writer.CreateRowGroup();
            for (var at = 0; at < fields.Length; at++) await Write(group, fields[at], table, at);
        }

        return stream.ToArray();
    }

    private static DataField Field(FigureColumn column) => column.Kind switch
    {
        FigureKind.Whole => new DataField<long?>(column.Name),
        FigureKind.Number => new DataField<double?>(column.Name),
        _ => new DataField<string>(column.Name, true),
    };

    private static Task Write(ParquetRowGroupWriter group, DataField field, FigureTable table, int at)
    {
        var column = table.Columns[at];
        return column.Kind switch
        {
            FigureKind.Whole => group.WriteAsync<long>(field, Cells(table, at, cell => cell switch
            {
                int whole => whole,
                long whole => whole,
                _ => (long?)null,
            })),
            FigureKind.Number => group.WriteAsync<double>(field, Cells(table, at, cell => cell as double?)),
            _ => group.WriteAsync(field, [.. table.Rows.Select(row => row[at] switch
            {
                int code => column.KeyOf(code),
                string text => text,
                _ => null,
            })]),
        };
    }

    private static ReadOnlyMemory<T?> Cells<T>(FigureTable table, int at, Func<object?, T?> value)
        where T : struct => table.Rows.Select(row => value(row[at])).ToArray();
}
