using Wegmarke.Disclosure;
using Wegmarke.Responses;
using Wegmarke.Scoring;

namespace Wegmarke.Reports;

/// <summary>The profile of a data set together with what may be said of its groups and perspectives at the chosen threshold.</summary>
/// <param name="ShownGroups">Per area: which groups may be shown, in the order of the profile's groups.</param>
/// <param name="ShownPerspectives">Per area: which perspectives may be shown.</param>
public sealed record Analysis(
    Profile Profile,
    int Threshold,
    IReadOnlyDictionary<string, bool[]> ShownGroups,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> ShownPerspectives,
    CarelessCounts Careless,
    string Source)
{
    public static Analysis Of(AnswerTable table, int threshold, string source)
    {
        var profile = ScoreAnswers.Run(table);
        var groups = profile.Areas.ToDictionary(area => area.Key, area =>
          Suppression.Run([.. area.ByGroup.Select(group => group.Summary.N)], threshold));
        var perspectives = profile.Areas.ToDictionary(area => area.Key, area =>
        {
            string[] keys = [.. area.ByPerspective.Keys];
            var shown = Suppression.Run([.. keys.Select(key => area.ByPerspective[key].N)], threshold);
            return (IReadOnlyDictionary<string, bool>)keys.Zip(shown).ToDictionary(pair => pair.First, pair => pair.Second);
        });
        return new(profile, threshold, groups, perspectives, CarelessCounts.Of(table, threshold), source);
    }

    /// <summary>Whether the whole data set is large enough to be shown at all.</summary>
    public bool Shown(AreaResult area) => area.Overall.N >= Threshold;
}
