using System.Text.Json;
using Wegmarke.Statistics;

namespace Wegmarke.Benchmarks;

/// <summary>What a circle publishes about its members together: means of groups, never a member's own figure. Null: protected.</summary>
/// <param name="Inputs">SHA-256 over the model, the picked groups and the checksums of all contributions.</param>
/// <param name="Before">Hash of the release before.</param>
public sealed record CircleDocument(
    string Schema, string Engine, string Circle, int Number, string On, string ModelKey, string ModelVersion, string ModelHash,
    string Inputs, int Members, IReadOnlyList<CircleArea> Areas, IReadOnlyList<CircleIndicator> Indicators, string? Before)
{
    public const string CurrentSchema = "wegmarke-circle/1";
    public const string CurrentEngine = "wegmarke/0.2";

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);

    public static CircleDocument Read(string json) => JsonSerializer.Deserialize<CircleDocument>(json, CircleText.Canonical)
        ?? throw new InvalidDataException("The circle's release is empty.");

    public CircleView? ViewOf(string area, string view) =>
        Areas.FirstOrDefault(one => one.Key == area)?.Views.FirstOrDefault(one => one.Key == view);
}

public sealed record CircleArea(string Key, IReadOnlyList<CircleView> Views);

/// <summary>An area as all perspectives or one of them see it.</summary>
/// <param name="Key">Key of a perspective, or <see cref="Overall"/>.</param>
/// <param name="Groups">Groups that may be shown; all others are protected.</param>
/// <param name="Steps">Members of the whole circle in ascending order, in groups of at least six: how many, and their mean.</param>
/// <param name="Linked">How many members were joined through anchor items.</param>
/// <param name="Apart">How many members asked other items and could not be joined.</param>
/// <param name="Asked">Checksum of the perspectives and items that are compared.</param>
public sealed record CircleView(
    string Key, IReadOnlyList<CircleGroupFigure> Groups, IReadOnlyList<CircleStep> Steps, int Linked, int Apart, string Asked)
{
    public const string Overall = "overall";

    public CircleGroupFigure? All => Groups.FirstOrDefault(one => one.Kind == CircleGroupFigure.All);
}

/// <summary>A group of members. Every member counts once.</summary>
/// <param name="Sd">Standard deviation between members, one decimal; null where it would say too much.</param>
/// <param name="Change">Mean change since each member's wave before.</param>
/// <param name="ChangeMembers">How many members the change is about.</param>
public sealed record CircleGroupFigure(string Kind, string Name, int Members, double Mean, double? Sd, double? Change, int? ChangeMembers)
{
    public const string All = "all";
    public const string Size = "size";
    public const string Land = "land";
    public const string Type = "type";
    public const string Picked = "picked";
}

public sealed record CircleStep(int Members, double Mean);

public sealed record CircleIndicator(string Key, IReadOnlyList<CircleGroupFigure> Groups);

/// <summary>What a circle's release says to one member about itself.</summary>
/// <param name="Release">Hash of the circle's release.</param>
public sealed record MemberDocument(
    string Schema, string Release, Guid Member, string Administration, int Wave, string ClosedOn, IReadOnlyList<PeerGroup> In,
    IReadOnlyList<OwnArea> Areas, IReadOnlyList<ContributedIndicator> Indicators)
{
    public const string CurrentSchema = "wegmarke-circle-member/1";

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);

    public static MemberDocument Read(string json) => JsonSerializer.Deserialize<MemberDocument>(json, CircleText.Canonical)
        ?? throw new InvalidDataException("The member's part is empty.");

    public OwnView? ViewOf(string area, string view) =>
        Areas.FirstOrDefault(one => one.Key == area)?.Views.FirstOrDefault(one => one.Key == view);
}

/// <summary>A group that somebody belongs to, as <see cref="CircleGroupFigure"/> names it.</summary>
public sealed record PeerGroup(string Kind, string Name);

public sealed record OwnArea(string Key, IReadOnlyList<OwnView> Views);

/// <summary>A member's own figure in one view.</summary>
/// <param name="Own">As the member's release has it; linked through anchors where it asked other items.</param>
/// <param name="Shrunken">Drawn towards the mean of the circle as far as it is uncertain; null where the circle shows nothing.</param>
/// <param name="Linked">Own is computed through anchor items.</param>
/// <param name="Absent">Why there is nothing to compare; see <see cref="CircleAbsence"/>.</param>
public sealed record OwnView(
    string Key, OwnFigure? Own, OwnFigure? Shrunken, bool Linked, string? Absent, OwnChange? Change, IReadOnlyList<OwnPlace> Places);

public sealed record OwnFigure(double Value, double Low, double High);

/// <param name="Clear">The interval excludes 0.</param>
public sealed record OwnChange(int FromWave, double Difference, double Low, double High, bool Clear);

/// <summary>Where a member stands in a group: ranks that its and the others' uncertainty allows, 1 is the highest value.</summary>
/// <param name="Side">Above (positive) or below the middle of the group: 2 also if all areas are tested together, 1 by itself, 0 not to be
/// told apart.</param>
/// <param name="Percentile">Share of the others below, from 20 members.</param>
public sealed record OwnPlace(string Kind, string Name, int Best, int Worst, int Of, int Side, double? Percentile);

/// <summary>Why a member's figure is not compared.</summary>
public static class CircleAbsence
{
    /// <summary>Other items were asked, and too few anchor items are shared.</summary>
    public static readonly Absence OtherItems = new("other_items");

    /// <summary>The member's mean is over other perspectives than the others'.</summary>
    public static readonly Absence OtherPerspectives = new("other_perspectives");

    /// <summary>Too few members, or the figure would give a member away.</summary>
    public static readonly Absence Protected = Absence.Suppressed;
}
