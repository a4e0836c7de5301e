using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Wegmarke.Responses;

/// <summary>The respondent's own secret: 16 random bytes that only the respondent holds. Everything about a draft is derived from it and
/// nothing that is stored leads back to it.</summary>
public sealed class ResumeSecret
{
    private const int Bytes = 16;
    private readonly byte[] secret;
    private readonly Lazy<string> draftName;
    private readonly Lazy<byte[]> draftKey;

    private ResumeSecret(byte[] secret)
    {
        this.secret = secret;
        draftName = new(() => Convert.ToHexStringLower(Derive("draft-name")));
        draftKey = new(() => Derive("draft-key"));
    }

    public static ResumeSecret Fresh() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads what the respondent carries; null for anything that is no secret.</summary>
    public static ResumeSecret? Read(string? text)
    {
        if (text is null) return null;
        var letters = PlainLetters.Meant(text);
        if (letters.Length != (Bytes * 8 + 4) / 5) return null;
        var bytes = new byte[Bytes];
        int bits = 0, buffer = 0, at = 0;
        foreach (var letter in letters)
        {
            var value = PlainLetters.All.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0) return null;
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            if (at < Bytes) bytes[at++] = (byte)(buffer >> bits);
        }

        return new(bytes);
    }

    /// <summary>26 letters and digits without those that look alike, in groups, to write down or to carry in a cookie.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int bits = 0, buffer = 0;
        foreach (var one in secret)
        {
            buffer = buffer << 8 | one;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(PlainLetters.All[buffer >> bits & 31]);
            }
        }

        if (bits > 0) text.Append(PlainLetters.All[buffer << (5 - bits) & 31]);
        return string.Join('-', text.ToString().Chunk(5).Select(part => new string(part)));
    }

    /// <summary>Name of the draft's row.</summary>
    public string DraftName => draftName.Value;

    /// <summary>Key of the draft's content; never stored.</summary>
    public byte[] DraftKey => draftKey.Value;

    /// <summary>The anonymous ballot: makes a submission exactly-once and is dropped when the campaign is sealed.</summary>
    public byte[] Ballot => Derive("ballot")[..16];

    /// <summary>Marks an access code as spent, so that the same person may try again after an interruption. Says nothing about the ballot:
    /// both are derived one-way and only the respondent holds what they have in common.</summary>
    public byte[] SpendingToken => Derive("spending")[..16];

    /// <summary>Numbers drawn for this sheet: the same secret draws the same again, so that a page need not be remembered.</summary>
    public Func<int, int> Draws()
    {
        var (stream, at) = (Derive("assignment"), 0);
        return below =>
        {
            if (at == stream.Length) (stream, at) = (SHA256.HashData(stream), 0);
            var number = BinaryPrimitives.ReadUInt32BigEndian(stream.AsSpan(at));
            at += sizeof(uint);
            return (int)(number % (uint)below);
        };
    }

    private byte[] Derive(string purpose) =>
      HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes("wegmarke " + purpose));
}
