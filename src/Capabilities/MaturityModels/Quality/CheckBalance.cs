namespace Wegmarke.MaturityModels.Quality;

/// <summary>Looks at whether the parts are in balance: items in both directions, every facet asked of those who count, facts beside
/// opinions,
/// causes that an interview can test.</summary>
public static class CheckBalance
{
    /// <summary>From so many items of an area on, one has to run the other way.</summary>
    public const int ReversedFrom = 5;

    public const double ReversedShareMax = 0.5;
    public const int IndicatorsMin = 4;
    private const int MinutesPerQuestion = 4;

    public static IEnumerable<QualityFinding> Run(MaturityModel model) =>
        model.Areas.SelectMany(area => Directions(model, area))
            .Concat(Coverage.Of(model).Holes.Select(hole => new QualityFinding(Severity.Warning, $"model.yaml areas {hole.Area}",
                $"\"{hole.Perspective}\" judges the area \"{hole.Area}\" fully, but is asked nothing about the facet \"{hole.Facet}\".",
                "Add an item, or route the area \"short\".")))
            .Concat(Facts(model)).Concat(Tested(model)).Concat(Lengths(model));

    private static IEnumerable<QualityFinding> Directions(MaturityModel model, Area area)
    {
        foreach (var perspective in model.Perspectives)
        {
            var items = model.ItemsOf(area.Key, perspective.Key).ToList();
            var reversed = items.Count(item => item.Reversed);
            if (items.Count >= ReversedFrom && reversed == 0)
            {
                yield return new(Severity.Warning, $"model.yaml areas {area.Key}",
                    $"None of {items.Count} items for \"{perspective.Key}\" is reversed.",
                    "Ask one of them the other way round; whoever agrees with everything shows then.");
            }
            else if (items.Count > 0 && reversed > ReversedShareMax * items.Count)
            {
                yield return new(Severity.Warning, $"model.yaml areas {area.Key}",
                    $"{reversed} of {items.Count} items for \"{perspective.Key}\" are reversed.",
                        "Ask at most half of them the other way round.");
            }
        }
    }

    private static IEnumerable<QualityFinding> Facts(MaturityModel model)
    {
        if (model.Indicators.Count == 0) yield break;
        foreach (var area in model.Areas)
        {
            var count = model.Indicators.Count(one => one.Area == area.Key);
            if (count < IndicatorsMin)
            {
                yield return new(Severity.Warning, $"model.yaml areas {area.Key}", $"The area has {count} indicators.",
                    $"Add facts until there are {IndicatorsMin}.");
            }
        }

        foreach (var lonely in model.Indicators.Where(one => one.Contradicts is null))
        {
            yield return new(Severity.Hint, $"model.yaml indicators {lonely.Key}", "The indicator contradicts no opinion.",
                "Name the facet or item whose opinion it can contradict, if there is one.");
        }
    }

    private static IEnumerable<QualityFinding> Tested(MaturityModel model)
    {
        if (model.Guides.Count == 0) yield break;
        var asked = model.Guides.SelectMany(guide => guide.Questions).SelectMany(question => question.Causes).ToHashSet();
        foreach (var cause in model.Causes.Where(one => !asked.Contains(one.Key)))
        {
            yield return new(Severity.Warning, $"causes.yaml {cause.Key}", $"No question of the interview guide tests \"{cause.Key}\".",
                "Name the cause at a question.");
        }
    }

    private static IEnumerable<QualityFinding> Lengths(MaturityModel model)
    {
        foreach (var guide in model.Guides)
        {
            foreach (var minutes in guide.Minutes)
            {
                var count = guide.Questions.Count(question => question.In.Contains(minutes));
                if (count * MinutesPerQuestion <= minutes) continue;
                yield return new(Severity.Warning, $"interview-guide.yaml {guide.Role}",
                    $"{count} questions do not fit into {minutes} minutes at {MinutesPerQuestion} minutes each.", "Take some out of this length.");
            }
        }
    }
}
