using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Wegmarke.Responses.Paper;

/// <summary>Which printed questionnaire a sheet is: perspective and language as numbers, and which of the random forms. No person, no
/// number of a copy.</summary>
/// <param name="Perspective">Number among the perspectives of the model.</param>
/// <param name="Variant">Number of the selection of blocks, see <see cref="SheetVariants"/>.</param>
/// <param name="Language">Number among <see cref="SheetVariants.Languages"/>.</param>
public sealed record SheetKind(int Perspective, int Variant, int Language);

/// <summary>What a page says about itself in black and white cells: campaign, kind of sheet, page.</summary>
/// <param name="Page">From 1.</param>
public sealed record PageCode(int Campaign, SheetKind Kind, int Page)
{
    public const int Bits = 64;
    public const int VariantsMax = 512;
    public const int PagesMax = 15;

    /// <summary>Counts up when the places of boxes change: a sheet printed before is refused and not read at wrong places.</summary>
    private const int Layout = 2;

    /// <summary>Mixes black and white, so that no field of zeros makes a white patch.</summary>
    private const ulong Pattern = 0xA5C3_69F0_5A3C_960F;

    /// <summary>A number of a campaign that fits into a code; it cannot be turned back, and a stray sheet of another one is
    /// noticed.</summary>
    public static int TagOf(Guid campaign) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(campaign.ToByteArray())) >> 8);

    public ulong ToBits()
    {
        ulong bits = Layout;
        bits = bits << 24 | (uint)Campaign;
        bits = bits << 4 | (uint)Kind.Perspective;
        bits = bits << 9 | (uint)Kind.Variant;
        bits = bits << 4 | (uint)Kind.Language;
        bits = bits << 4 | (uint)Page;
        return (bits << 16 | Check(bits)) ^ Pattern;
    }

    /// <summary>The code, or null when the check sum does not fit or the layout is another one.</summary>
    public static PageCode? Of(ulong cells)
    {
        var whole = cells ^ Pattern;
        var bits = whole >> 16;
        if (Check(bits) != (ushort)whole || bits >> 45 != Layout) return null;
        return new((int)(bits >> 21 & 0xFFFFFF), new((int)(bits >> 17 & 0xF), (int)(bits >> 8 & 0x1FF), (int)(bits >> 4 & 0xF)),
            (int)(bits & 0xF));
    }

    /// <summary>As people read it aloud: enough to tell two stacks apart.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Campaign:X6}-{Kind.Perspective}.{Kind.Variant}.{Kind.Language}-{Page}");

    /// <summary>CRC-16/CCITT-FALSE.</summary>
    private static ushort Check(ulong bits)
    {
        const int Polynomial = 0x1021;
        var rest = 0xFFFF;
        for (var at = 47; at >= 0; at--)
        {
            var top = (rest >> 15 & 1) != (int)(bits >> at & 1);
            rest = (rest << 1 ^ (top ? Polynomial : 0)) & 0xFFFF;
        }

        return (ushort)rest;
    }
}
