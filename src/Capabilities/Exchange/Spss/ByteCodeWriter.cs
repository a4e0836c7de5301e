using System.Text;

namespace Wegmarke.Exchange.Spss;

/// <summary>Writes values with one code each, eight codes before the values that follow in full.</summary>
internal sealed class ByteCodeWriter(BinaryWriter writer, double bias)
{
    private readonly byte[] codes = new byte[8];
    private readonly byte[] values = new byte[64];
    private int count, filled;

    public void Number(double? value)
    {
        if (value is not { } number) Code(255);
        else if (number == Math.Floor(number) && number + bias is >= 1 and <= 251 && !(number == 0 && double.IsNegative(number))) Code(
            (byte)(number + bias));
        else Full(BitConverter.GetBytes(number));
    }

    /// <summary>In segments of 255 bytes, each filled with blanks up to a multiple of eight.</summary>
    public void Text(string text, int width)
    {
        var bytes = new byte[width];
        Array.Fill(bytes, (byte)' ');
        Encoding.UTF8.GetBytes(SavNames.Cut(text, width)).AsSpan().CopyTo(bytes);
        var from = 0;
        for (var segment = 0; segment < SavWriter.Segments(width); segment++)
        {
            var declared = SavWriter.SegmentBytes(width, segment);
            var used = Math.Min(width <= 255 ? width : 255, Math.Min(declared, width - from));
            for (var at = 0; at < (declared + 7) / 8 * 8; at += 8)
            {
                var eight = new byte[8];
                Array.Fill(eight, (byte)' ');
                if (at < used) bytes.AsSpan(from + at, Math.Min(8, used - at)).CopyTo(eight);
                if (eight.AsSpan().IndexOfAnyExcept((byte)' ') < 0) Code(254);
                else Full(eight);
            }

            from += Math.Max(0, used);
        }
    }

    public void End()
    {
        if (count == 0) return;
        Array.Clear(codes, count, 8 - count);
        Flush();
    }

    private void Full(byte[] value)
    {
        value.CopyTo(values, filled);
        filled += 8;
        Code(253);
    }

    private void Code(byte code)
    {
        codes[count++] = code;
        if (count == 8) Flush();
    }

    private void Flush()
    {
        writer.Write(codes);
        writer.Write(values, 0, filled);
        (count, filled) = (0, 0);
    }
}
