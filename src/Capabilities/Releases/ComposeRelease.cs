using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wegmarke.Campaigns;
using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Scoring;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.FinitePopulation;

namespace Wegmarke.Releases;

/// <summary>From answers to the document that may leave: scores, holds back, rounds. A pure function of the frozen model, the answers, the
/// facts of the
/// campaign and the release before.</summary>
public sealed class ComposeRelease
{
    public const string Engine = "wegmarke/0.1";

    /// <summary>Fewest units with enough answers for a spread between units to be said.</summary>
    private const int UnitsMin = 3;

    /// <summary>A body of fewer people is judged by name; its areas stay protected.</summary>
    private const int SingularBodyMin = 5;

    private readonly Campaign campaign;
    private readonly MaturityModel model;
    private readonly ReleaseDocument? earlier;

    private ComposeRelease(Campaign campaign, MaturityModel model, ReleaseDocument? earlier) =>
        (this.campaign, this.model, this.earlier) = (campaign, model, earlier);

    public static ReleaseDocument Run(Campaign campaign, string administration, AnswerTable answers, DateTimeOffset closedAt,
      ReleaseDocument? earlier) =>
        new ComposeRelease(campaign, answers.Model, earlier).Compose(administration, answers, closedAt);

    private ReleaseDocument Compose(string administration, AnswerTable answers, DateTimeOffset closedAt)
    {
        var profile = ScoreAnswers.Run(answers);
        var shown = Suppression.Run([.. profile.SheetsByPerspective.Values], campaign.Threshold);
        var byPerspective = profile.SheetsByPerspective.Zip(shown)
          .ToDictionary(pair => pair.First.Key, pair => pair.Second ? pair.First.Value : (int?)null);
        return new(ReleaseDocument.CurrentSchema, Engine, administration, campaign.Title, campaign.Wave,
            closedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), model.Key, model.Version, campaign.ModelHash,
              InputsOf(answers), campaign.Threshold,
            campaign.Staff, campaign.Leaders, profile.Sheets >= campaign.Threshold ? profile.Sheets : null, byPerspective,
              [.. profile.Areas.Select(AreaOf)]);
    }

    private ReleasedArea AreaOf(AreaResult area)
    {
        var structure = model.Areas.First(one => one.Key == area.Key);
        var target = structure.Target ?? model.Scales[0].Target ?? model.Scales[0].High;
        var open = area.Overall.N >= campaign.Threshold && !(structure.SingularRole && campaign.Leaders < SingularBodyMin);
        string[] keys = [.. area.ByPerspective.Keys];
        var siblings = Suppression.Run([.. keys.Select(key => area.ByPerspective[key].N)], campaign.Threshold);
        var may = keys.Zip(siblings).ToDictionary(pair => pair.First, pair => open && pair.Second);
        var overall = open ? Figure(area.Overall, campaign.Staff) : null;
        var facets = overall is null ? [] : area.Facets.Where(facet => facet.Summary.N >= campaign.Threshold)
            .Select(facet => new ReleasedFacet(facet.Key, facet.Summary.N, Round(facet.Summary.Mean.Value))).ToList();
        return new(area.Key, target, overall, overall is null ? null : Spread(area), facets.Count > 1 ? facets.MinBy(facet => facet.Mean)
          : null, facets,
            keys.Where(key => area.ByPerspective[key].Sheets > 0)
              .ToDictionary(key => key, key => may[key] ? Figure(area.ByPerspective[key], PeopleOf(key)) : null),
            area.Gap is { } gap && may.Values.All(one => one) ? ChangeOf(gap) : null, overall is null ? null
              : ChangeSince(area.Key, overall),
            [.. area.Items.Select(item => new ReleasedItem(item.Key, keys.Where(key => AskedOf(item.Key, key))
              .ToDictionary(key => key, key => may[key] ? Answers(item.ByPerspective[key]) : null)))]);
    }

    private bool AskedOf(string item, string perspective) => model.Items.First(one => one.Key == item).Perspectives.Contains(perspective);

    private double PeopleOf(string perspective) => perspective switch
    {
        "leaders" => campaign.Leaders,
        "staff" => campaign.Staff - campaign.Leaders,
        _ => double.PositiveInfinity,
    };

    private ReleasedFigure? Figure(ScoreSummary summary, double people)
    {
        if (summary.N < campaign.Threshold || !summary.Mean.Exists || !summary.Sd.Exists) return null;
        // More answers than people: an open link was used twice or the headcount is wrong. Then nothing is gained by the correction.
        var interval = PopulationMean.Of(summary.N, summary.Mean.Value, summary.Sd.Value, summary.N > people ? double.PositiveInfinity
          : people).Interval;
        return new(summary.N, Round(summary.Mean.Value), Math.Round(summary.Sd.Value, 1), Round(interval.Low), Round(interval.High));
    }

    private double? Spread(AreaResult area) =>
        area.Spread.Exists && area.ByGroup.Count(group => group.Summary.N >= campaign.Threshold) >= UnitsMin
          ? Math.Round(area.Spread.Value, 1) : null;

    /// <summary>A distribution in which all gave the same answer says what each one said; it stays protected.</summary>
    private ReleasedAnswers? Answers(AnswerCounts counts)
    {
        if (counts.N < campaign.Threshold || counts.Values.Any(count => count == counts.N)) return null;
        return new(counts.Values, counts.DoNotKnow, counts.NotApplicable, counts.Skipped, Round(counts.Mean.Value));
    }

    /// <summary>Against the release before, from what it published; waves count as independent, without finite-population
    /// correction.</summary>
    private ReleasedChange? ChangeSince(string area, ReleasedFigure now)
    {
        if (earlier?.Areas.FirstOrDefault(one => one.Key == area)?.Overall is not { } then || then.Sd <= 0 || now.Sd <= 0) return null;
        var change = IndependentWaves.Of(now.Mean - then.Mean, then.Sd * then.Sd / then.N, then.N, now.Sd * now.Sd / now.N, now.N);
        return ChangeOf(change.Test) with { Detectable = Round(change.MinimalDetectableChange) };
    }

    private static ReleasedChange ChangeOf(MeanDifference test) =>
      new(Round(test.Difference), Round(test.Interval.Low), Round(test.Interval.High),
        Round((test.Interval.High - test.Interval.Low) / 2), test.Interval.Low > 0 || test.Interval.High < 0);

    private static double Round(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    /// <summary>Order of sheets does not count: their fingerprints are sorted before they are hashed.</summary>
    private string InputsOf(AnswerTable answers)
    {
        var fingerprints = new List<string>(answers.Rows);
        var sheet = new byte[answers.Columns.Count];
        for (var row = 0; row < answers.Rows; row++)
        {
            for (var item = 0; item < sheet.Length; item++) sheet[item] = answers.Columns[item][row];
            var unit = answers.Groups is { } groups && groups[row] >= 0 ? answers.GroupNames[groups[row]] : "";
            fingerprints.Add($"{answers.Perspectives[row]}|{unit}|{Convert.ToHexStringLower(sheet)}");
        }

        fingerprints.Sort(StringComparer.Ordinal);
        var text = string.Join('\n',
          fingerprints.Prepend($"{campaign.ModelHash}|{campaign.Threshold}|{campaign.Staff}|{campaign.Leaders}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
