namespace Wegmarke.Campaigns;

/// <summary>The field phase as it may be watched.</summary>
/// <param name="HalfWidth">Half the width of the interval around a mean that so many answers let expect; null below the threshold.</param>
public sealed record FieldView(CampaignState State, SeenCount? Seen, IReadOnlyList<SeenPart> Parts, IReadOnlyList<FieldEvent> Events,
    double? HalfWidth, string? Problem = null)
{
    /// <summary>Spread of answers that is assumed as long as none may be looked at; about that of the shipped questionnaires.</summary>
    public const double AssumedSpread = 1.2;

    /// <summary>The day on which this is looked at.</summary>
    public DateOnly Today { get; init; }

    public DateOnly? End => FieldPeriod.End(State.Campaign, Events);

    public bool Paused => FieldPeriod.IsPaused(Events);

    public bool Stopped => FieldPeriod.WasStopped(Events);
}
