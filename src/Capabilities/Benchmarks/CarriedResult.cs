using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wegmarke.Responses;

namespace Wegmarke.Benchmarks;

/// <summary>A circle's release and a member's part of it on their way from the trustee's instance to the member's. Locked with a key that
/// follows from the join token: whoever carries it can neither read nor change it.</summary>
/// <param name="Release">The released document, byte for byte.</param>
/// <param name="Own">The member's document, byte for byte.</param>
/// <param name="Factors">Success factors found so far.</param>
/// <param name="Model">The frozen model that gives the keys their words.</param>
public sealed record CarriedResult(
    string Schema, Guid Circle, int Number, string At, string Release, string Own, IReadOnlyList<string> Factors, string Model)
{
    public const string CurrentSchema = "wegmarke-circle-result/1";

    public const string Extension = ".wegmarke-circle-result";

    /// <summary>Larger than any honest file: a model, a release and one member's part.</summary>
    public const int BytesMax = 4 * 1024 * 1024;

    private const int OpenedMax = 64 * 1024 * 1024;

    private const string Mark = CurrentSchema + ":";

    public string ToText(string tokenKey)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(packing, this, CircleText.Canonical);
        }

        return Mark + Base64Url.EncodeToString(Box.Lock(KeyOf(tokenKey), packed.ToArray()));
    }

    /// <returns>Null where the text is none of ours or was made for somebody else.</returns>
    public static CarriedResult? Read(string text, string tokenKey)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        try
        {
            if (Box.Open(KeyOf(tokenKey), Base64Url.DecodeFromChars(text.AsSpan(Mark.Length).Trim())) is not { } packed) return null;
            using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<CarriedResult>(Unpack(unpacking), CircleText.Canonical) is { Schema: CurrentSchema } read
                ? read : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidDataException
            or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Even a trustee must not fill the memory of a member's instance.</summary>
    private static ReadOnlySpan<byte> Unpack(Stream stream)
    {
        var whole = new MemoryStream();
        var part = new byte[64 * 1024];
        for (var read = stream.Read(part); read > 0; read = stream.Read(part))
        {
            if (whole.Length + read > OpenedMax) throw new InvalidDataException("The result is larger than any honest one.");
            whole.Write(part, 0, read);
        }

        return whole.GetBuffer().AsSpan(0, (int)whole.Length);
    }

    private static byte[] KeyOf(string tokenKey) =>
        HMACSHA256.HashData(Convert.FromHexString(tokenKey), Encoding.UTF8.GetBytes(CurrentSchema));
}

/// <summary>A member asks for the newest result of its circle; sent signed, like a contribution.</summary>
public sealed record ResultWish(string Schema, Guid Circle, Guid Member, string MadeAt)
{
    public const string CurrentSchema = "wegmarke-result-wish/1";

    public static SignedFile Sign(Membership membership, InstanceKey key, DateTimeOffset now) => SignedFile.Sign(
        new ResultWish(CurrentSchema, membership.CircleId, membership.Id, CircleText.Moment(now)).ToJson(), key, membership.TokenKey);

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);
}
