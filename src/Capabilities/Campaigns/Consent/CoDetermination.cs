using System.Text.Json;

namespace Wegmarke.Campaigns.Consent;

/// <summary>What is known about co-determination, with source and date. Where no source was read, nothing is said but the
/// checklist.</summary>
public sealed record CoDetermination(IReadOnlyList<CoDetermination.OfLand> Laender, IReadOnlyList<CoDetermination.Rule> Everywhere,
    IReadOnlyList<Bilingual> Checklist)
{
    private static readonly Lazy<CoDetermination> Shipped = new(() => JsonSerializer.Deserialize<CoDetermination>(
        ProgramFile.Text("co-determination.json"), JsonSerializerOptions.Web)!);

    /// <param name="Land">First two digits of the regional key.</param>
    /// <param name="Rules">Empty: not checked.</param>
    public sealed record OfLand(string Land, string Name, IReadOnlyList<Rule> Rules);

    /// <param name="Source">Where it was read.</param>
    /// <param name="Date">When it was written down here.</param>
    public sealed record Rule(Bilingual Text, string Source, DateOnly Date);

    public static CoDetermination Known => Shipped.Value;

    public OfLand? Of(string? land) => Laender.FirstOrDefault(one => one.Land == land);
}
