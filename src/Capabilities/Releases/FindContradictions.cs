using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;

namespace Wegmarke.Releases;

/// <summary>Where two views that are shown do not fit together: leaders and staff, or the survey and a reading.</summary>
internal static class FindContradictions
{
    /// <summary>Half a stage between perspectives, beyond doubt.</summary>
    private const double GapMin = 0.5;

    /// <summary>A stage and a half between survey and reading: the bands of a reading are whole stages.</summary>
    private const double ReadingMin = 1.5;

    public static IReadOnlyList<ReleasedContradiction> Run(MaturityModel model, IReadOnlyList<ReleasedArea> areas,
        IReadOnlyList<ReleasedReading> readings)
    {
        var (first, second) = ComposeArea.GapBetween(model);
        List<ReleasedContradiction> found = [.. areas.Where(area => area.Gap is { Clear: true } gap && Math.Abs(gap.Difference) >= GapMin)
            .Select(area =>
            new ReleasedContradiction(ReleasedContradiction.BetweenPerspectives, area.Key, null, null, area.Perspectives[second]!.Mean,
                area.Perspectives[first]!.Mean, area.Gap!.Difference))];
        foreach (var reading in readings)
        {
            var area = areas.FirstOrDefault(one => one.Key == reading.Area);
            var key = model.Indicators.FirstOrDefault(one => one.Key == reading.Indicator)?.Contradicts;
            var facet = area?.Facets.FirstOrDefault(one => one.Key == key || $"{reading.Area}.{one.Key}" == key);
            var said = key is null ? area?.Overall?.Mean : facet?.Mean ?? MeanOf(areas, key);
            if (reading.Stage is not { } stage || said is not { } opinion) continue;
            if (Math.Abs(stage - opinion) < ReadingMin) continue;
            found.Add(new(ReleasedContradiction.WithIndicator, reading.Area, facet?.Key, reading.Indicator, opinion, stage,
                Protection.RoundMean(stage - opinion)));
        }

        return [.. found.OrderByDescending(one => Math.Abs(one.Difference)).ThenBy(one => one.Area, StringComparer.Ordinal)];
    }

    /// <summary>Mean of an item over the perspectives that are shown; null where none is.</summary>
    private static double? MeanOf(IReadOnlyList<ReleasedArea> areas, string item)
    {
        List<ReleasedAnswers> shown = [.. areas.SelectMany(area => area.Items).Where(one => one.Key == item)
            .SelectMany(one => one.Perspectives.Values).OfType<ReleasedAnswers>()];
        var n = shown.Sum(one => one.Counts.Sum());
        return n == 0 ? null : Protection.RoundMean(shown.Sum(one => one.Counts.Sum() * one.Mean) / n);
    }
}
