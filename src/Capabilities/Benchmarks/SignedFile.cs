using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wegmarke.Benchmarks;

/// <summary>A contribution or a notice of leaving with its signature: one line of JSON.</summary>
/// <param name="Content">The signed bytes, as text.</param>
/// <param name="Proof">HMAC of the public key under the join token: only whom the trustee invited can bind a key to a membership.</param>
public sealed record SignedFile(string Content, string Key, string Proof, string Signature)
{
    public const string Extension = ".wegmarke-contribution";

    /// <summary>Larger than any honest file.</summary>
    public const int BytesMax = 256 * 1024;

    public static SignedFile Sign(string content, InstanceKey key, string tokenKey) =>
        new(content, key.Public, ProofOf(key.Public, tokenKey), key.Sign(content));

    /// <summary>What a token becomes before it is stored; the token itself is shown once.</summary>
    public static string KeyOfToken(string token) => CircleText.HashOf("wegmarke-circle " + token.Trim());

    public static string ProofOf(string publicKey, string tokenKey) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromHexString(tokenKey), Encoding.UTF8.GetBytes(publicKey)));

    public string ToText() => $"{{\"content\":{Content},\"key\":{JsonSerializer.Serialize(Key, CircleText.Canonical)},"
        + $"\"proof\":\"{Proof}\",\"signature\":\"{Signature}\"}}";

    /// <returns>Null where the text is none of ours.</returns>
    public static SignedFile? Read(string text)
    {
        try
        {
            using var file = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            var root = file.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Count() != 4) return null;
            string? Word(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString() : null;
            return root.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object && Word("key") is { } key
                && Word("proof") is { } proof && Word("signature") is { } signature
                ? new(content.GetRawText(), key, proof, signature) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool SignatureHolds => InstanceKey.Verifies(Key, Content, Signature);

    public bool Proves(string tokenKey)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(Proof),
                Convert.FromBase64String(ProofOf(Key, tokenKey)));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <returns>Null where it is no contribution in the form that is read here.</returns>
    public Contribution? AsContribution() => As<Contribution>(one =>
         one.Schema == Contribution.CurrentSchema && one.IsWhole ? one.ToJson() : "");

    public LeavingNotice? AsLeaving() => As<LeavingNotice>(one => one.Schema == LeavingNotice.CurrentSchema ? one.ToJson() : "");

    public ResultWish? AsWish() => As<ResultWish>(one => one.Schema == ResultWish.CurrentSchema ? one.ToJson() : "");

    public PracticeWish? AsPractice() => As<PracticeWish>(one => one.Schema == PracticeWish.CurrentSchema ? one.ToJson() : "");

    /// <summary>Only what is written again as it came is what was signed.</summary>
    private T? As<T>(Func<T, string> write)
        where T : class
    {
        try
        {
            var read = JsonSerializer.Deserialize<T>(Content, CircleText.Canonical);
            return read is not null && write(read) == Content ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
