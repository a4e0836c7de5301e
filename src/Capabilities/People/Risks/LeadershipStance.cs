using Wegmarke.Releases;

namespace Wegmarke.People.Risks;

/// <summary>How leadership deals with change, as leaders and as staff said in the last survey. Released figures about everybody who leads,
/// never about one of them.</summary>
/// <param name="Wave">Title of the survey.</param>
/// <param name="Leaders">How leaders see it themselves; null: protected.</param>
/// <param name="Staff">How staff see it; null: protected.</param>
/// <param name="Target">The stage that the house wants to reach.</param>
public sealed record LeadershipStance(string Wave, ReleasedFigure? Leaders, ReleasedFigure? Staff, double Target)
{
    /// <summary>The area of the model that asks how leaders deal with change.</summary>
    public const string Area = "leadership";

    private const string Lead = "leaders";
    private const string Led = "staff";

    /// <returns>Null: no survey about it is released.</returns>
    public static LeadershipStance? Of(IEnumerable<ReleaseDocument> releases) =>
        (from document in releases.OrderByDescending(one => one.Wave)
         from area in document.Areas
         where area.Key == Area
         select new LeadershipStance(document.Title, Shown(area, Lead), Shown(area, Led), area.Target)).FirstOrDefault();

    /// <summary>Of fewer than ten nothing is said here, even where a survey may show five.</summary>
    private static ReleasedFigure? Shown(ReleasedArea area, string perspective) =>
        area.Perspectives.GetValueOrDefault(perspective) is { } figure && figure.N >= StaffRisks.GroupMin ? figure : null;
}
