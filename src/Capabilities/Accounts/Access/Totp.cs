using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wegmarke.Accounts.Access;

/// <summary>One-time codes of a clock: HMAC-SHA-1 over the number of the half minute, cut to six digits (RFC 6238, RFC 4226 5.3). SHA-1 and
/// six digits, because the programs on phones know nothing else for sure.</summary>
public static class Totp
{
    public const int Digits = 6;
    public const int SecretBytes = 20;
    private const int StepSeconds = 30;

    /// <summary>How many steps a clock may be late or early.</summary>
    private const int Drift = 1;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step, with as many digits.</summary>
    public static string CodeOf(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard prescribes it; HMAC does not need collisions to be hard.
        HMACSHA1.HashData(secret, message, hash);
#pragma warning restore CA5350
        var cut = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (cut % (long)Math.Pow(10, digits)).ToString(new string('0', digits), CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, or null. A step that was used, or one before it, counts no more.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now, long usedStep)
    {
        var written = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        var at = StepAt(now);
        long? found = null;
        for (var step = at - Drift; step <= at + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(secret, step)), written)
                && step > usedStep) found = step;
        }

        return found;
    }

    /// <summary>RFC 4648 without padding, as people type it.</summary>
    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        int held = 0, bits = 0;
        foreach (var one in bytes)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Letters[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Letters[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>The address that a program for one-time codes takes from the picture.</summary>
    public static string Address(string issuer, string name, byte[] secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(name)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}
