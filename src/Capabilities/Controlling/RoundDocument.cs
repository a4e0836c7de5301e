using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wegmarke.Initiatives;

namespace Wegmarke.Controlling;

/// <summary>What became of the question in a round.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Answer>))]
public enum Answer
{
    NotAsked,
    Missing,
    Unchanged,
    Changed,
}

/// <summary>A frozen round: how every initiative and goal stood, and what was said. Written once, with the hash of the one
/// before.</summary>
/// <param name="Previous">Hash of the round before; null for the first.</param>
public sealed record RoundDocument(
    string Schema, string Administration, int Number, DateOnly Opened, DateOnly Due, DateOnly Frozen, string? Previous,
    IReadOnlyList<RoundEntry> Initiatives, IReadOnlyList<RoundGoal> Goals)
{
    public const string CurrentSchema = "wegmarke-round/1";

    /// <summary>Frozen not later than so many days after its due date counts as in time.</summary>
    public const int InTimeDays = 3;

    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<Stand>() },
    };

    [JsonIgnore]
    public bool InTime => Frozen <= Due.AddDays(InTimeDays);

    public RoundEntry? Of(Guid initiative) => Initiatives.FirstOrDefault(one => one.Initiative == initiative);

    public string ToJson() => JsonSerializer.Serialize(this, Canonical);

    public static RoundDocument Read(string json) => JsonSerializer.Deserialize<RoundDocument>(json, Canonical)
        ?? throw new InvalidDataException("The round is empty.");

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <summary>An initiative as a round found it.</summary>
/// <param name="Reasons">Why the rule gave this light.</param>
/// <param name="Override">Somebody said otherwise; the light of the rule stays beside it.</param>
public sealed record RoundEntry(
    Guid Initiative, string Title, string Area, string Owner, Stand Stand, DateOnly Since, DateOnly? Begin, DateOnly? End,
    double DaysPlanned, decimal MoneyPlanned, IReadOnlyList<RoundMilestone> Milestones, RoundProgress Progress, Answer Answer,
    string? By, DateOnly? Said, IReadOnlyList<RoundShift> Shifts, Light Light, IReadOnlyList<LightReason> Reasons, RoundOverride? Override)
{
    [JsonIgnore]
    public Light Shown => Override?.Light ?? Light;

    public LightFacts Facts(DateOnly day) => new(day, Stand, Since, Begin, End,
        [.. Milestones.Select(one => new MilestoneFact(one.Name, one.First, one.Planned, one.Reached))], Progress.Heard)
    {
        Percent = Progress.Percent, DaysPlanned = DaysPlanned, DaysSpent = Progress.DaysSpent, MoneyPlanned = MoneyPlanned,
        MoneySpent = Progress.MoneySpent, Blocked = Progress.Blocked, BlockedSince = Progress.BlockedSince,
    };
}

/// <param name="First">The day of the first plan that a round knew.</param>
public sealed record RoundMilestone(string Name, DateOnly First, DateOnly Planned, DateOnly? Reached);

/// <summary>What was last said about an initiative, in this round or an earlier one.</summary>
public sealed record RoundProgress(
    int? Percent, double? DaysLeft, double? DaysSpent, decimal? MoneySpent, string Blocked, DateOnly? BlockedSince, DateOnly Heard)
{
    public static RoundProgress Start(DateOnly heard) => new(null, null, null, null, "", null, heard);

    public RoundProgress With(ReportContent said, DateOnly day) => new(
        said.Percent ?? Percent, said.DaysLeft ?? DaysLeft, said.DaysSpent ?? DaysSpent, said.MoneySpent ?? MoneySpent,
        said.Blocked ?? Blocked, (said.Blocked ?? Blocked).Length == 0 ? null : BlockedSince ?? day, day > Heard ? day : Heard);
}

/// <summary>A new day for a milestone.</summary>
/// <param name="Late">It was said when the old day had passed already.</param>
public sealed record RoundShift(string Name, DateOnly From, DateOnly To, string Reason, bool Late);

public sealed record RoundOverride(Light Light, string Reason, DateOnly Until, string By);

/// <param name="Value">Latest reading; null: none.</param>
/// <param name="Expected">What the way asks for on the day of the reading.</param>
public sealed record RoundGoal(
    Guid Goal, string Title, string Indicator, double? Value, DateOnly? On, double? Expected, Light Light,
        IReadOnlyList<LightReason> Reasons);
