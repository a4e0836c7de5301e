using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Statistics.Bytes;

namespace Wegmarke.Benchmarks;

/// <summary>Takes from a release what its administration gives to a circle. Nothing that the release withholds can be in it.</summary>
public static class ComposeContribution
{
    /// <param name="release">The release with its hash.</param>
    /// <param name="number">One more than the last contribution of this membership.</param>
    /// <param name="indicators">Keys of the indicators that were ticked.</param>
    public static Contribution Run(Membership membership, PublishedRelease release, MaturityModel model, int number,
        IReadOnlyCollection<string> indicators, DateTimeOffset now)
    {
        var document = release.Document;
        return new(Contribution.CurrentSchema, membership.CircleId, membership.Id, number, CircleText.Moment(now),
            document.Administration, membership.Land, membership.Type, PeerGroups.SizeOf(document.Staff), document.Staff, document.Leaders,
            document.ModelKey, document.ModelVersion, document.ModelHash, document.Wave, document.ClosedOn, release.Hash,
            membership.ConsentBy, CircleText.Moment(membership.At)[..10],
            [.. document.Areas.Select(area => AreaOf(area, model, membership.SingularConsent)).OfType<ContributedArea>()],
            [.. document.Readings.Where(reading => indicators.Contains(reading.Indicator)
                    && MayLeave(model, reading.Area, membership.SingularConsent))
                .Select(reading => new ContributedIndicator(reading.Indicator, reading.Value, reading.Date, reading.Stage))]);
    }

    /// <summary>Areas that judge few people by their office leave the house only with the recorded consent of those people.</summary>
    private static bool MayLeave(MaturityModel model, string area, bool consent) =>
        SingularRoles.MayShowPart(model.Areas.First(one => one.Key == area).SingularRole, consent);

    private static ContributedArea? AreaOf(ReleasedArea area, MaturityModel model, bool consent)
    {
        if (!MayLeave(model, area.Key, consent)) return null;
        List<ContributedPerspective> perspectives = [.. model.Perspectives
            .Where(one => area.Perspectives.GetValueOrDefault(one.Key) is not null)
            .Where(one => SingularRoles.MayShowPart(one.SingularRole, consent))
            .Select(one => PerspectiveOf(area, one.Key, model, consent))];
        return area.Overall is null && perspectives.Count == 0 ? null
            : new(area.Key, area.Overall is null ? null : FigureOf(area.Overall), perspectives);
    }

    private static ContributedPerspective PerspectiveOf(ReleasedArea area, string perspective, MaturityModel model, bool consent)
    {
        var asked = area.Items.Where(item => item.Perspectives.ContainsKey(perspective)).ToList();
        var items = model.Items.ToDictionary(item => item.Key);
        var shown = asked.Where(item => item.Perspectives[perspective] is not null)
            .Select(item => (Item: items[item.Key], Answers: item.Perspectives[perspective]!)).ToList();
        double VarianceOf((Item Item, ReleasedAnswers Answers) one) =>
            Protection.RoundMean(CountMoments.Of<long>(one.Answers.Counts.ToArray(), model.ScaleOf(one.Item).Low).Variance);
        return new(perspective, FigureOf(area.Perspectives[perspective]!), [.. asked.Select(item => item.Key)],
            shown.Count == asked.Count && shown.Count > 0 ? Protection.RoundMean(shown.Average(VarianceOf)) : null,
            [.. shown.Where(one => one.Item.Anchor && SingularRoles.MayShowPart(one.Item.SingularRole, consent))
                .Select(one => new ContributedAnchor(one.Item.Key, one.Answers.Mean, VarianceOf(one)))]);
    }

    private static ContributedFigure FigureOf(ReleasedFigure figure) =>
        new(figure.N, figure.Mean, Protection.RoundMean(figure.Sd * figure.Sd));
}
