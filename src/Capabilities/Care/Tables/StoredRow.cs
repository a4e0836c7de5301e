using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wegmarke.Care.Tables;

/// <summary>A row in the form that both engines share: whole numbers, real numbers, texts, bytes and nothing, in the order of the columns'
/// names.</summary>
public static class StoredRow
{
    /// <summary>A value as PostgreSQL or SQLite gives it, in the shared form.</summary>
    public static object? Plain(object value) => value switch
    {
        DBNull => null,
        bool yes => yes ? 1L : 0L,
        short small => (long)small,
        int whole => (long)whole,
        float real => (double)real,
        Guid identity => identity.ToString("D").ToUpperInvariant(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => Clock(time),
        TimeSpan time => Clock(TimeOnly.FromTimeSpan(time)),
        _ => value,
    };

    /// <summary>A value of the shared form as a column of PostgreSQL takes it.</summary>
    public static object Typed(object? value, ColumnKind kind) => (value, kind) switch
    {
        (null, _) => DBNull.Value,
        (long whole, ColumnKind.YesNo) => whole != 0,
        (long whole, ColumnKind.ShortWhole) => checked((int)whole),
        (long whole, ColumnKind.Real) => (double)whole,
        (string text, ColumnKind.Identity) => Guid.Parse(text),
        (string text, ColumnKind.Day) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (string text, ColumnKind.Time) => TimeOnly.Parse(text, CultureInfo.InvariantCulture),
        _ => value,
    };

    public static void Write(BinaryWriter writer, IReadOnlyList<object?> row)
    {
        foreach (var value in row)
        {
            switch (value)
            {
                case null: writer.Write((byte)0); break;
                case long whole: writer.Write((byte)1); writer.Write(whole); break;
                case double real: writer.Write((byte)2); writer.Write(real); break;
                case string text: writer.Write((byte)3); Length(writer, Encoding.UTF8.GetBytes(text)); break;
                case byte[] bytes: writer.Write((byte)4); Length(writer, bytes); break;
                default: throw new InvalidDataException($"A value of the kind {value.GetType().Name} has no form here.");
            }
        }
    }

    /// <summary>All rows of one piece of a table.</summary>
    public static IEnumerable<object?[]> ReadAll(byte[] bytes, int columns)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream);
        while (stream.Position < stream.Length)
        {
            var row = new object?[columns];
            for (var at = 0; at < columns; at++)
            {
                row[at] = reader.ReadByte() switch
                {
                    0 => null,
                    1 => reader.ReadInt64(),
                    2 => reader.ReadDouble(),
                    3 => Encoding.UTF8.GetString(reader.ReadBytes(reader.Read7BitEncodedInt())),
                    4 => reader.ReadBytes(reader.Read7BitEncodedInt()),
                    var other => throw new InvalidDataException($"A row holds a value of the unknown kind {other}."),
                };
            }

            yield return row;
        }
    }

    private static void Length(BinaryWriter writer, byte[] bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    /// <summary>As the driver of SQLite writes a time of day.</summary>
    private static string Clock(TimeOnly time) => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff",
        CultureInfo.InvariantCulture);
}

/// <summary>Adds up the hashes of rows, in whatever order they come.</summary>
public sealed class RowSum
{
    private readonly ulong[] words = new ulong[4];

    public long Rows { get; private set; }

    /// <summary>Takes a row.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] Add(IReadOnlyList<object?> row)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true)) StoredRow.Write(writer, row);
        var bytes = buffer.ToArray();
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        ulong carry = 0;
        for (var at = 0; at < words.Length; at++)
        {
            var sum = (UInt128)words[at] + BitConverter.ToUInt64(hash[(8 * at)..]) + carry;
            (words[at], carry) = ((ulong)sum, (ulong)(sum >> 64));
        }

        Rows++;
        return bytes;
    }

    public TableContent Of(string table) => new(table, Rows, string.Concat(words.Select(word => word.ToString("x16",
        CultureInfo.InvariantCulture))));
}
