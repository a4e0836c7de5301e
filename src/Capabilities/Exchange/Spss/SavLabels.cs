using System.Text;

namespace Wegmarke.Exchange.Spss;

/// <summary>Value labels and missing values as records: short ones beside the variables, those of long texts in extensions.</summary>
internal static class SavLabels
{
    private const int LabelBytesMax = 120;

    public static void Write(BinaryWriter writer, IReadOnlyList<SpssVariable> variables, IReadOnlyList<int> slots)
    {
        for (var at = 0; at < variables.Count; at++)
        {
            var variable = variables[at];
            var labels = variable.ValueLabels.DistinctBy(label => variable.IsText ? (object)(label.Text ?? "") : label.Number).ToList();
            if (labels.Count == 0 || variable.Width > 8) continue;
            writer.Write(3);
            writer.Write(labels.Count);
            foreach (var label in labels)
            {
                writer.Write(variable.IsText ? Eight(label.Text ?? "") : BitConverter.GetBytes(label.Number));
                var text = Encoding.UTF8.GetBytes(SavNames.Cut(label.Label, LabelBytesMax));
                writer.Write((byte)text.Length);
                writer.Write(text);
                writer.Write(new byte[(8 - (text.Length + 1) % 8) % 8]);
            }

            writer.Write(4);
            writer.Write(1);
            writer.Write(slots[at]);
        }
    }

    public static byte[] LongLabels(IReadOnlyList<SpssVariable> variables, IReadOnlyList<string> names)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var at = 0; at < variables.Count; at++)
        {
            if (variables[at].Width <= 8 || variables[at].ValueLabels.Count == 0) continue;
            var labels = variables[at].ValueLabels.DistinctBy(label => label.Text).ToList();
            Piece(writer, names[at]);
            writer.Write(variables[at].Width);
            writer.Write(labels.Count);
            foreach (var label in labels)
            {
                var value = Encoding.UTF8.GetBytes(SavNames.Cut(label.Text ?? "", variables[at].Width));
                writer.Write(variables[at].Width);
                writer.Write(value);
                for (var blank = value.Length; blank < variables[at].Width; blank++) writer.Write((byte)' ');
                Piece(writer, SavNames.Cut(label.Label, LabelBytesMax));
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static byte[] LongMissing(IReadOnlyList<SpssVariable> variables, IReadOnlyList<string> names)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var at = 0; at < variables.Count; at++)
        {
            if (variables[at].Width <= 8 || variables[at].Missing.Texts.Count == 0) continue;
            Piece(writer, names[at]);
            writer.Write((byte)Math.Min(3, variables[at].Missing.Texts.Count));
            writer.Write(8);
            foreach (var text in variables[at].Missing.Texts.Take(3)) writer.Write(Eight(text));
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static byte[] Eight(string text)
    {
        var bytes = new byte[8];
        Array.Fill(bytes, (byte)' ');
        Encoding.UTF8.GetBytes(SavNames.Cut(text, 8)).AsSpan().CopyTo(bytes);
        return bytes;
    }

    private static void Piece(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
