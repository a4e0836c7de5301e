using System.Buffers.Binary;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Responses;

/// <summary>One answer sheet as bytes: perspective, unit, what else was said about the respondent, then one code per item. Its meaning is
/// the frozen questionnaire alone.</summary>
/// <param name="Unit">Number of the unit among the campaign's units; −1 where not asked or not said.</param>
/// <param name="Codes">One answer code per item of the model, in the model's order.</param>
public sealed record PackedSheet(int Perspective, int Unit, byte[] Codes)
{
    /// <summary>What stands where an attribute was asked and not said.</summary>
    public const byte NotSaid = 255;

    private const int HeadBytes = 4;

    /// <summary>Stands with the perspective where room for a comment follows the attributes.</summary>
    private const int RoomMark = 0x80;

    /// <summary>Stands with the perspective where the sheet may go into the file for research.</summary>
    private const int ResearchMark = 0x40;

    /// <summary>Number of the value of each attribute that the campaign asks; empty where none was said.</summary>
    public byte[] Attributes { get; init; } = [];

    /// <summary>What was added in own words; null where the campaign takes no comments.</summary>
    public SheetComment? Comment { get; init; }

    /// <summary>Whether the respondent agreed that this sheet goes into the file for research.</summary>
    public bool ForResearch { get; init; }

    /// <summary>A sheet on which the assigned items wait for an answer and all others are not asked.</summary>
    public static PackedSheet Fresh(MaturityModel model, int perspective, int unit, IReadOnlySet<string> asked) =>
        new(perspective, unit, [.. model.Items.Select(item => asked.Contains(item.Key) ? AnswerCode.Skipped : AnswerCode.NotAsked)]);

    public static PackedSheet Of(ReadOnlySpan<byte> bytes)
    {
        var (attributes, withRoom) = (HeadBytes + bytes[3], (bytes[0] & RoomMark) != 0);
        var codes = attributes + (withRoom ? SheetComment.Room : 0);
        return new(bytes[0] & ~(RoomMark | ResearchMark), BinaryPrimitives.ReadInt16BigEndian(bytes[1..]), bytes[codes..].ToArray())
        {
            Attributes = bytes[HeadBytes..attributes].ToArray(),
            ForResearch = (bytes[0] & ResearchMark) != 0,
            Comment = withRoom ? SheetComment.Of(bytes[attributes..codes]) : null,
        };
    }

    public byte[] ToBytes()
    {
        var room = Comment is null ? 0 : SheetComment.Room;
        var bytes = new byte[HeadBytes + Attributes.Length + room + Codes.Length];
        bytes[0] = (byte)(Perspective | (Comment is null ? 0 : RoomMark) | (ForResearch ? ResearchMark : 0));
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(1), (short)Unit);
        bytes[3] = (byte)Attributes.Length;
        Attributes.CopyTo(bytes, HeadBytes);
        Comment?.Write(bytes.AsSpan(HeadBytes + Attributes.Length, room));
        Codes.CopyTo(bytes, HeadBytes + Attributes.Length + room);
        return bytes;
    }

    /// <summary>Whether these bytes can be a sheet of this campaign: the right length, every code on its scale or a named
    /// absence.</summary>
    public bool Fits(MaturityModel model, Campaign campaign)
    {
        if (ForResearch && !campaign.ForResearch || Perspective >= model.Perspectives.Count
            || Unit < -1 || Unit >= campaign.Units.Length || Codes.Length != model.Items.Count
            || Attributes.Length != 0 && Attributes.Length != campaign.Attributes.Length) return false;
        if (Attributes.Where((value, at) => value != NotSaid && value >= campaign.Attributes[at].Values.Count).Any()) return false;
        for (var item = 0; item < Codes.Length; item++)
        {
            var scale = model.ScaleOf(model.Items[item]);
            if (AnswerCode.IsValue(Codes[item]) && (Codes[item] < scale.Low || Codes[item] > scale.High)) return false;
        }

        return true;
    }
}
