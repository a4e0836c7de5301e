using System.Buffers.Binary;
using System.Data.Common;
using System.Text;

namespace Wegmarke.Responses;

/// <summary>What somebody added in own words. Lies with the sheet, locked, until sealing; then it is parted from the sheet for
/// good.</summary>
/// <param name="Area">Number of the area it is about; −1 for none.</param>
public sealed record SheetComment(int Area, string Text)
{
    public const int TextMax = 600;

    /// <summary>Room for the longest text. Every sheet of a campaign that takes comments has it, so that nobody sees from outside who
    /// wrote something, or how much.</summary>
    internal const int Room = 4 + 4 * TextMax;

    public static SheetComment Empty { get; } = new(-1, "");

    /// <summary>What was typed, as it is kept: one kind of line break, no control characters; null where it is too long.</summary>
    public static SheetComment? Read(int area, string text)
    {
        var plain = string.Concat(text.Trim().ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter)));
        return plain.Length > TextMax ? null : plain.Length == 0 ? Empty : new(area, plain);
    }

    internal static SheetComment Of(ReadOnlySpan<byte> room)
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(room[2..]);
        return new(BinaryPrimitives.ReadInt16BigEndian(room), Encoding.UTF8.GetString(room.Slice(4, length)));
    }

    internal void Write(Span<byte> room)
    {
        BinaryPrimitives.WriteInt16BigEndian(room, (short)Area);
        BinaryPrimitives.WriteUInt16BigEndian(room[2..], (ushort)Encoding.UTF8.GetBytes(Text, room[4..]));
    }
}

/// <summary>Comments of sealed campaigns, in an order of their own that no sheet knows, until somebody has reviewed them.</summary>
internal static class SealedComments
{
    public static void CreateTable(DbConnection connection, string bytes) => Statements.Make(connection, "sealed_comment",
        $"create table if not exists sealed_comment (campaign text not null, place integer not null, words {bytes} not null, primary key (campaign, place))");

    /// <summary>Shuffles them by themselves, so that the order of sheets says nothing about the order of comments.</summary>
    public static void Keep(DbConnection connection, DbTransaction transaction, string campaign, IEnumerable<SheetComment> comments)
    {
        var mixed = comments.ToArray();
        System.Security.Cryptography.RandomNumberGenerator.Shuffle<SheetComment>(mixed);
        foreach (var (place, comment) in mixed.Index())
        {
            var words = new byte[SheetComment.Room];
            comment.Write(words);
            Statements.Execute(connection, transaction, "insert into sealed_comment (campaign, place, words) values (@a, @b, @c)", campaign,
                place, words);
        }
    }

    public static IReadOnlyList<SheetComment> Read(DbConnection connection, string campaign) => [.. Statements.Read(connection, null,
        "select words from sealed_comment where campaign = @a order by place", campaign).Select(words => SheetComment.Of(words))];

    public static int Delete(DbConnection connection, DbTransaction transaction, string campaign) =>
        Statements.Execute(connection, transaction, "delete from sealed_comment where campaign = @a", campaign);
}
