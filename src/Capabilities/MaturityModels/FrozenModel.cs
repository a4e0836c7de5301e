using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wegmarke.MaturityModels;

/// <summary>A model as canonical JSON with its SHA-256: what a campaign points at, and what can be read back years later.</summary>
public sealed record FrozenModel(string Hash, string Json)
{
    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A frozen model never changes, so one copy serves everybody.</summary>
    private static readonly ConcurrentDictionary<string, MaturityModel> Thawed = [];

    public static FrozenModel Of(MaturityModel model)
    {
        var json = JsonSerializer.Serialize(model with { ContentHash = "" }, Canonical);
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), json);
    }

    /// <summary>The model of this hash, if it was read before; it never changes.</summary>
    public static MaturityModel? Known(string hash) => Thawed.GetValueOrDefault(hash);

    /// <summary>The model again. A text that was tampered with does not fit its hash: a programming or storage error.</summary>
    public MaturityModel Thaw() => Thawed.GetOrAdd(Hash, static (_, frozen) => frozen.Read(), this);

    private MaturityModel Read()
    {
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json))) != Hash)
        {
            throw new InvalidDataException("The stored model does not fit its hash.");
        }
        return JsonSerializer.Deserialize<MaturityModel>(Json, Canonical)! with { ContentHash = Hash };
    }
}
