using System.Globalization;
using Wegmarke.Design;

namespace Wegmarke.Strategy;

/// <summary>What is written into the form of the overall strategy, kept when it has to be mended.</summary>
public sealed record StrategyTextForm(string Vision = "", string Principles = "", string Authorship = "", string Hours = "",
    string Begins = "")
{
    public static StrategyTextForm Of(StrategyText text) => new(text.Vision, text.Principles, text.Authorship.ToString(),
        text.Hours?.ToString(CultureInfo.InvariantCulture) ?? "", text.Begins.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>What is written into the form of an area's target.</summary>
public sealed record AreaTargetForm(string Stage = "", string Due = "", string Owner = "", string Way = "", string Enough = "")
{
    public static AreaTargetForm Of(AreaTarget target, Language language) => new(language.Number(target.Stage, 1),
        target.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), target.Owner, target.Way, target.Enough);
}

/// <summary>What is written into the form of an agreement, or into that of a review.</summary>
/// <param name="Reviewed">The agreement that is looked at; null: none.</param>
/// <param name="Changed">The agreement that is worded anew; null: where none is looked at either, a new one is made.</param>
public sealed record AgreementForm(
    string Goal = "", string Giver = "", string Taker = "", string What = "", string Due = "", string Review = "", Guid? Reviewed = null,
    string Stand = "", string Words = "", string Next = "", Guid? Changed = null)
{
    public static AgreementForm Of(GoalAgreement agreement) => new(agreement.GoalId.ToString(), agreement.Giver, agreement.Taker,
        agreement.What, Day(agreement.Due), Day(agreement.Review), Changed: agreement.Id);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What is written into the form of a goal.</summary>
public sealed record GoalForm(
    string Area = "", string Title = "", string Indicator = "", string OwnIndicator = "", string Start = "", string Target = "",
    string Due = "", string Owner = "", string Ambition = "", string Confidence = "")
{
    public static GoalForm Of(GoalContent goal, Language language) => new(goal.Area, goal.Title, goal.Indicator, goal.OwnIndicator,
        Figure(goal.Start, language), Figure(goal.Target, language), goal.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        goal.Owner, goal.Ambition.ToString(), goal.Confidence.ToString(CultureInfo.InvariantCulture));

    private static string Figure(double? value, Language language) => value?.ToString("0.##", language.Culture) ?? "";
}
