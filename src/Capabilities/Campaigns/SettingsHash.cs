using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wegmarke.Campaigns;

/// <summary>One setting as it stood when somebody consented: what it is, and what it was.</summary>
public sealed record SettingLine(string Key, string Value);

/// <summary>Everything about a campaign that somebody consents to, in a fixed order. Headcounts are not among it: a corrected number
/// changes nothing that is asked or shown; a house that shrinks below the limit for parts does, and that is among it.</summary>
public static class SettingsHash
{
    /// <summary>Stands between the parts of a value; no name can hold it, so that two names are never taken for one.</summary>
    public const char Between = '\u001f';

    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Campaign campaign) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(campaign))));

    public static string Write(Campaign campaign) => JsonSerializer.Serialize(Lines(campaign), Canonical);

    public static IReadOnlyList<SettingLine> Read(string json) => JsonSerializer.Deserialize<List<SettingLine>>(json, Canonical) ?? [];

    /// <summary>What is otherwise now, by setting.</summary>
    public static IReadOnlyList<(string Key, string Before, string After)> Changes(string before, Campaign campaign)
    {
        var then = Read(before).ToDictionary(line => line.Key, line => line.Value);
        var now = Lines(campaign).ToDictionary(line => line.Key, line => line.Value);
        return [.. now.Keys.Concat(then.Keys.Except(now.Keys))
            .Select(key => (key, then.GetValueOrDefault(key) ?? "", now.GetValueOrDefault(key) ?? ""))
            .Where(one => one.Item2 != one.Item3)];
    }

    private static List<SettingLine> Lines(Campaign campaign) =>
    [
        new("title", campaign.Title),
        new("model", campaign.ModelHash),
        new("form", campaign.Form),
        new("areas", Joined(campaign.Areas)),
        new("perspectives", Joined(campaign.Perspectives)),
        new("kind", campaign.Kind.ToString()),
        new("whole-house", campaign.WholeHouseOnly ? "yes" : "no"),
        new("members", Joined(campaign.Members)),
        new("units", Joined(campaign.Units.Select((unit, at) =>
            campaign.UnitParents.ElementAtOrDefault(at) is var above && campaign.UnitParents.Length > 0 && above >= 0
                ? $"{unit} ({campaign.Units[above]})" : unit))),
        new("attributes", Joined(campaign.Attributes.Select(one =>
            $"{one.Name.De} / {one.Name.En}: {string.Join(", ", one.Values.Select(value => $"{value.Name.De} / {value.Name.En}"))}"))),
        new("threshold", Number(campaign.Threshold)),
        new("comments", campaign.Comments ? "yes" : "no"),
        new("comment-threshold", Number(campaign.CommentThreshold)),
        // Only where there is one, so that what was consented to before keeps its hash.
        .. campaign.ForResearch ? [new SettingLine("research", Joined([campaign.ResearchBy, campaign.ResearchFor]))]
            : Array.Empty<SettingLine>(),
        new("languages", Joined(campaign.Languages)),
        new("begin", Day(campaign.Begin)),
        new("end", Day(campaign.End)),
    ];

    private static string Joined<T>(IEnumerable<T> words) => string.Join(Between, words);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
