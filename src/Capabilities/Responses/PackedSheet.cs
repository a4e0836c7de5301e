using System.Buffers.Binary;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Responses;

/// <summary>One answer sheet as bytes: perspective, unit, then one code per item of the frozen model. Its meaning is the model
/// alone.</summary>
/// <param name="Unit">Number of the unit among the campaign's units; −1 where not asked or not said.</param>
/// <param name="Codes">One answer code per item of the model, in the model's order.</param>
public sealed record PackedSheet(int Perspective, int Unit, byte[] Codes)
{
    private const int HeadBytes = 3;

    /// <summary>A sheet on which the assigned items wait for an answer and all others are not asked.</summary>
    public static PackedSheet Fresh(MaturityModel model, int perspective, int unit, IReadOnlySet<string> asked) =>
        new(perspective, unit, [.. model.Items.Select(item => asked.Contains(item.Key) ? AnswerCode.Skipped : AnswerCode.NotAsked)]);

    public static PackedSheet Of(ReadOnlySpan<byte> bytes) =>
        new(bytes[0], BinaryPrimitives.ReadInt16BigEndian(bytes[1..]), bytes[HeadBytes..].ToArray());

    public byte[] ToBytes()
    {
        var bytes = new byte[HeadBytes + Codes.Length];
        bytes[0] = (byte)Perspective;
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(1), (short)Unit);
        Codes.CopyTo(bytes, HeadBytes);
        return bytes;
    }

    /// <summary>Whether these bytes can be a sheet of this model: the right length, every code on its scale or a named absence.</summary>
    public bool Fits(MaturityModel model, int units)
    {
        if (Perspective >= model.Perspectives.Count || Unit < -1 || Unit >= units || Codes.Length != model.Items.Count) return false;
        for (var item = 0; item < Codes.Length; item++)
        {
            var scale = model.ScaleOf(model.Items[item]);
            if (AnswerCode.IsValue(Codes[item]) && (Codes[item] < scale.Low || Codes[item] > scale.High)) return false;
        }

        return true;
    }
}
