using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>Writes a .sav in UTF-8 with byte codes: names up to 64 bytes, labels, missing values, measure, texts of any length. The
/// stream must
/// be seekable, because the number of cases is known only at the end.</summary>
public sealed class SavWriter : IDisposable
{
    private const double Bias = 100;
    private const int VariableLabelBytesMax = 255;

    private readonly BinaryWriter writer;
    private readonly IReadOnlyList<SpssVariable> variables;
    private readonly IReadOnlyList<string> names;
    private readonly ByteCodeWriter codes;
    private int shortNames;
    private long casesAt;
    private int cases;

    private SavWriter(Stream stream, IReadOnlyList<SpssVariable> variables, Remarks remarks)
    {
        writer = new(stream, Encoding.UTF8, leaveOpen: true);
        this.variables = variables;
        names = SavNames.Of(variables.Select(variable => variable.Name));
        codes = new(writer, Bias);
        foreach (var (variable, name) in variables.Zip(names).Where(pair => pair.First.Name != pair.Second))
        {
            remarks.Changed(variable.Place, $"Die Variable „{variable.Name}“ heißt in SPSS „{name}“.", $"The variable \"{variable.Name}\" is called \"{name}\" in SPSS.",
                "SPSS erlaubt Buchstaben, Ziffern und ._$#@ und 64 Bytes.", "SPSS allows letters, digits and ._$#@ and 64 bytes.");
        }
    }

    public static SavWriter Begin(Stream stream, string label, DateTime now, IReadOnlyList<SpssVariable> variables, Remarks remarks)
    {
        var sav = new SavWriter(stream, variables, remarks);
        sav.Header(label, now);
        var shorts = sav.VariableRecords();
        SavLabels.Write(sav.writer, variables, sav.Slots());
        sav.Extensions(shorts);
        return sav;
    }

    public void Write(SpssCase one)
    {
        for (var at = 0; at < variables.Count; at++)
        {
            if (variables[at].IsText) codes.Text(one.Text(at), variables[at].Width);
            else codes.Number(one.Number(at));
        }

        cases++;
    }

    public void Dispose()
    {
        codes.End();
        writer.Flush();
        writer.BaseStream.Position = 80;
        writer.Write(cases);
        writer.BaseStream.Position = casesAt;
        writer.Write((long)cases);
        writer.BaseStream.Position = writer.BaseStream.Length;
        writer.Dispose();
    }

    internal static int Segments(int width) => width <= 255 ? 1 : (width + 251) / 252;

    /// <summary>Bytes of one segment: 255 each, the last one what remains of steps of 252.</summary>
    internal static int SegmentBytes(int width, int segment) =>
        width <= 255 ? width : segment < Segments(width) - 1 ? 255 : width - 252 * segment;

    private IReadOnlyList<int> Slots()
    {
        var slots = new List<int>();
        var slot = 1;
        foreach (var variable in variables)
        {
            slots.Add(slot);
            slot += SlotsOf(variable);
        }

        return slots;
    }

    private static int SlotsOf(SpssVariable variable) => variable.IsText
        ? Enumerable.Range(0, Segments(variable.Width)).Sum(segment => (SegmentBytes(variable.Width, segment) + 7) / 8) : 1;

    private void Header(string label, DateTime now)
    {
        Ascii("$FL2", 4);
        Ascii("@(#) SPSS DATA FILE Wegmarke", 60);
        writer.Write(2);
        writer.Write(variables.Sum(SlotsOf));
        writer.Write(1);
        writer.Write(0);
        writer.Write(-1);
        writer.Write(Bias);
        Ascii(now.ToString("dd MMM yy", CultureInfo.InvariantCulture), 9);
        Ascii(now.ToString("HH:mm:ss", CultureInfo.InvariantCulture), 8);
        Padded(SavNames.Cut(label, 64), 64);
        writer.Write(new byte[3]);
    }

    /// <returns>Short name of each variable; segments get names of their own.</returns>
    private List<string> VariableRecords()
    {
        var shorts = new List<string>();
        foreach (var variable in variables)
        {
            for (var segment = 0; segment < Segments(variable.Width); segment++)
            {
                var name = "V" + (++shortNames).ToString("D6", CultureInfo.InvariantCulture);
                if (segment == 0) shorts.Add(name);
                var bytes = variable.IsText ? SegmentBytes(variable.Width, segment) : 0;
                Record(variable, name, bytes, segment == 0);
                for (var more = 1; more < (bytes + 7) / 8; more++) Continuation();
            }
        }

        return shorts;
    }

    private void Record(SpssVariable variable, string name, int bytes, bool first)
    {
        var label = first && variable.Label.Length > 0 ? Encoding.UTF8.GetBytes(SavNames.Cut(variable.Label, VariableLabelBytesMax)) : null;
        var missing = first ? MissingOf(variable) : (0, []);
        var print = variable.IsText ? new SpssFormat(1, Math.Clamp(bytes, 1, 255), 0) : variable.Print.Name is "?" or "" or "A"
            ? SpssFormat.Number : variable.Print;
        writer.Write(2);
        writer.Write(bytes);
        writer.Write(label is null ? 0 : 1);
        writer.Write(missing.Item1);
        writer.Write(print.Packed);
        writer.Write(print.Packed);
        Ascii(name, 8);
        if (label is not null)
        {
            writer.Write(label.Length);
            writer.Write(label);
            writer.Write(new byte[(4 - label.Length % 4) % 4]);
        }

        foreach (var value in missing.Item2) writer.Write(value);
    }

    private static (int Count, IReadOnlyList<byte[]> Values) MissingOf(SpssVariable variable)
    {
        var rule = variable.Missing;
        if (variable.IsText)
        {
            return variable.Width <= 8 ? (Math.Min(3, rule.Texts.Count), [.. rule.Texts.Take(3).Select(text => SavLabels.Eight(text))])
                : (0, []);
        }

        if (rule.Low is null && rule.High is null) return (Math.Min(3, rule.Numbers.Count),
            [.. rule.Numbers.Take(3).Select(BitConverter.GetBytes)]);
        byte[][] range = [BitConverter.GetBytes(rule.Low ?? Math.BitIncrement(-double.MaxValue)),
            BitConverter.GetBytes(rule.High ?? double.MaxValue)];
        return rule.Numbers.Count == 0 ? (-2, range) : (-3, [.. range, BitConverter.GetBytes(rule.Numbers[0])]);
    }

    private void Continuation()
    {
        writer.Write(2);
        writer.Write(-1);
        writer.Write(new byte[16]);
        Ascii("", 8);
    }

    private void Extensions(List<string> shorts)
    {
        Extension(3, 4, new[] { 1, 0, 0, -1, 1, 1, 2, 65001 }.SelectMany(BitConverter.GetBytes).ToArray());
        Extension(4, 8, new[] { -double.MaxValue, double.MaxValue, Math.BitIncrement(-double.MaxValue) }.SelectMany(
            BitConverter.GetBytes).ToArray());
        Extension(11, 4, [.. variables.SelectMany(variable => Enumerable.Repeat(Display(variable), Segments(variable.Width))
            .SelectMany(bytes => bytes))]);
        Extension(13, 1, Encoding.UTF8.GetBytes(string.Join('\t', shorts.Zip(names).Select(pair => $"{pair.First}={pair.Second}"))));
        var texts = variables.Zip(shorts).Where(pair => pair.First.Width > 255)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Second}={pair.First.Width:D5}\0\t")).ToList();
        if (texts.Count > 0) Extension(14, 1, Encoding.UTF8.GetBytes(string.Concat(texts)));
        casesAt = writer.BaseStream.Position + 16 + 8;
        Extension(16, 8, [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(0L)]);
        Extension(20, 1, "UTF-8"u8.ToArray());
        if (SavLabels.LongLabels(variables, names) is { Length: > 0 } labels) Extension(21, 1, labels);
        if (SavLabels.LongMissing(variables, names) is { Length: > 0 } missing) Extension(22, 1, missing);
        writer.Write(999);
        writer.Write(0);
    }

    private static byte[] Display(SpssVariable variable) =>
        [.. new[] { (int)variable.Measure, variable.IsText ? Math.Clamp(variable.Width, 1, 40) : 8, variable.IsText ? 0
            : 1 }.SelectMany(BitConverter.GetBytes)];

    private void Extension(int subtype, int size, byte[] bytes)
    {
        if (bytes.Length == 0) return;
        writer.Write(7);
        writer.Write(subtype);
        writer.Write(size);
        writer.Write(bytes.Length / size);
        writer.Write(bytes);
    }

    private void Ascii(string text, int length) => Padded(text, length);

    private void Padded(string text, int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)' ');
        Encoding.UTF8.GetBytes(text).AsSpan().CopyTo(bytes);
        writer.Write(bytes);
    }
}
