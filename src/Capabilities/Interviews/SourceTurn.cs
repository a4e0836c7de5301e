using System.Text.Json;

namespace Wegmarke.Interviews;

/// <summary>What one person says until another speaks, in code points.</summary>
/// <param name="Sign">Of the speaker; empty where the text does not say.</param>
public sealed record SourceTurn(string Sign, int Start, int End)
{
    public static IReadOnlyList<SourceTurn> Read(string json) => JsonSerializer.Deserialize<List<SourceTurn>>(json)!;

    public static string Write(IReadOnlyList<SourceTurn> turns) => JsonSerializer.Serialize(turns);
}
