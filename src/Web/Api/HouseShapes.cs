using Wegmarke.Accounts.Programs;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Views;

namespace Wegmarke.Web.Api;

/// <summary>An administration.</summary>
/// <param name="Ars">Regional key of the register of municipalities.</param>
/// <param name="Ags">Official municipality key.</param>
/// <param name="Land">First two digits of the regional key.</param>
internal sealed record AdministrationShape(
    Guid Id, string Name, string? Ars, string? Ags, string? Land, string? Kind, int? Population, int Staff, int Leaders)
{
    public static AdministrationShape Of(Administration one) =>
        new(one.Id, one.Name, one.Ars, one.Ags, one.Land, one.Kind, one.Population, one.Staff, one.Leaders);
}

/// <summary>A unit of an administration as it is today.</summary>
/// <param name="Parent">The unit it belongs to.</param>
/// <param name="Headcount">Staff without the units below.</param>
internal sealed record UnitShape(Guid Id, Guid? Parent, string Name, int Headcount);

/// <summary>A survey.</summary>
/// <param name="State">planned, open or closed.</param>
/// <param name="Begin">First day as planned.</param>
/// <param name="End">Last day as planned.</param>
internal sealed record CampaignShape(
    Guid Id, int Wave, string Title, string Kind, string State, DateOnly? Begin, DateOnly? End, DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt)
{
    public static CampaignShape Of(Campaign one, CampaignOpening? opening, CampaignClosing? closing) => new(one.Id, one.Wave, one.Title,
        one.Kind.ToString(), closing is not null ? "closed" : opening is not null ? "open" : "planned", one.Begin, one.End, opening?.At,
        closing?.At);
}

/// <summary>A survey with how many have answered, as its page shows it.</summary>
/// <param name="Threshold">Fewest answers that a figure may rest on.</param>
/// <param name="Staff">How many could answer.</param>
/// <param name="Answers">How many have answered: while it runs in fives and renewed at most hourly; null: not to be said.</param>
internal sealed record CampaignDetail(
    CampaignShape Campaign, string Model, string ModelVersion, string Form, int Threshold, int Staff, int? Answers);

/// <summary>A maturity model.</summary>
/// <param name="Hash">Content hash; releases name it.</param>
internal sealed record ModelShape(string Key, string Version, string Title, string Hash, int Areas, int Items)
{
    public static ModelShape Of(MaturityModel model, string language) => new(model.Key, model.Version, model.TextsIn(language).Title,
        model.ContentHash, model.Areas.Count, model.Items.Count);
}

/// <summary>A maturity model with the words by which figures are read.</summary>
/// <param name="Stages">Words of the first scale, the lowest stage first.</param>
internal sealed record ModelDetail(
    ModelShape Model, int LowestStage, IReadOnlyList<string> Stages, IReadOnlyList<ModelAreaShape> Areas,
    IReadOnlyList<string> Perspectives);

/// <summary>An area of a model.</summary>
/// <param name="Enables">Areas that this one makes possible.</param>
internal sealed record ModelAreaShape(
    string Key, string Name, IReadOnlyList<string> Facets, IReadOnlyList<string> Enables);

/// <summary>How an administration compares in a circle, area by area.</summary>
/// <param name="Membership">Which membership it is about.</param>
/// <param name="Members">How many administrations are compared.</param>
/// <param name="Group">With whom it is compared.</param>
internal sealed record CircleShape(
    Guid Membership, string Circle, int Release, string On, int Members, string Group, string Perspective, string Hash,
    IReadOnlyList<CircleAreaRow> Areas);

/// <summary>One area in the comparison.</summary>
/// <param name="Own">The own figure; null: protected or not comparable, see <paramref name="Note"/>.</param>
/// <param name="Shrunken">The own figure drawn towards the others as far as it is uncertain.</param>
/// <param name="Best">Best place that cannot be ruled out.</param>
/// <param name="Worst">Worst place that cannot be ruled out.</param>
/// <param name="Note">What stands instead of a figure.</param>
internal sealed record CircleAreaRow(
    string Area, string Name, double? Own, double? Shrunken, double? Low, double? High, double? OthersMean, double? OthersSd, int? Best,
    int? Worst, int? Of, string Note)
{
    public static IReadOnlyList<CircleAreaRow> Rows(ComparisonView view) => [.. view.Areas.Zip(view.Rows, (area, row) =>
    {
        var place = view.Place(area.Key);
        return new CircleAreaRow(area.Key, view.Name(area.Key), row.Own, row.Shrunken, row.Low, row.High, row.Others, row.Spread,
            place?.Best, place?.Worst, place?.Of, row.Own is null ? row.Words : row.Others is null ? view.Protected : "");
    })];
}

/// <summary>The access that asks.</summary>
/// <param name="Scopes">What it may do.</param>
/// <param name="Until">Last day on which it holds.</param>
internal sealed record AccessShape(string Program, IReadOnlyList<string> Scopes, DateOnly Until)
{
    public static AccessShape Of(KnownProgram program) =>
        new(program.Token.Name, [.. program.Scopes.Select(one => one.Key())], program.Token.Until);
}
