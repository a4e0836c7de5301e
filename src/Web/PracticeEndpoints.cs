using Wegmarke.Accounts;
using Wegmarke.Benchmarks;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Who solved what others fail at, and what goes with success.</summary>
internal static class PracticeEndpoints
{
    private const string Root = "/administrations/{administration:guid}/circle";

    public static void MapPractice(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/practice", (Visit visit, Guid administration, Guid? membership, string? area) =>
            Show(visit, administration, membership, area, null)).Needs(Right.ReadCircles);
        app.MapPost(Root + "/practice", Offer).Needs(Right.JoinCircles);
        app.MapPost(Root + "/practice/wishes", (Visit visit, Guid administration) => After(visit, administration, (membership, offer) =>
            ExchangePractice.Wish(visit.Db, visit.Known, membership, offer, visit.Field("words"), visit.Field("contact"), visit.Now)))
            .Needs(Right.JoinCircles);
        app.MapPost(Root + "/practice/consents", (Visit visit, Guid administration) => After(visit, administration, (membership, offer) =>
            ExchangePractice.Agree(visit.Db, visit.Known, membership, offer,
                Guid.TryParse(visit.Field("asked"), out var asked) ? asked : Guid.Empty, visit.Now))).Needs(Right.JoinCircles);
        app.MapPost(Root + "/practice/withdrawals", (Visit visit, Guid administration) => After(visit, administration,
            (membership, offer) => ExchangePractice.Withdraw(visit.Db, visit.Known, membership, offer, visit.Now)))
            .Needs(Right.JoinCircles);
        app.MapGet(Root + "/factors", Factors).Needs(Right.ReadCircles);
        app.MapGet("/circles/{circle:guid}/factors", (Visit visit, Guid circle) => ShowFactors(visit, circle, null))
            .Needs(Right.RunCircles);
        app.MapPost("/circles/{circle:guid}/factors", Find).Needs(Right.RunCircles);
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, Guid? membership, string? area, string? problem)
    {
        var held = await JoinCircle.Of(visit.Db, administration);
        if (held.FirstOrDefault(one => membership is null || one.Id == membership) is not { } chosen
            || await FindCircle.Run(visit.Db, chosen.CircleId) is not { } circle)
        {
            return membership is not null && held.All(one => one.Id != membership) ? visit.NotFound()
                : visit.Notice(StatusCodes.Status200OK, new(
                    visit.Say("Hier gibt es noch keine Angebote", "There are no offers here yet"),
                    visit.Say("Angebote der Mitglieder liegen beim Treuhänder des Kreises. Ihre Verwaltung gehört zu keinem Kreis, der hier geführt wird.",
                        "Offers of members lie with the trustee of the circle. Your administration belongs to no circle that is run here."),
                    $"/administrations/{administration}/circle/membership", visit.Say("Zum eigenen Beitrag", "To the own contribution")));
        }

        var comparison = await ComparisonView.Find(visit.Db, chosen, null, null, visit.Language);
        var parameters = new (string, object?)[]
        {
            ("Membership", chosen), ("Board", await PracticeBoard.Of(visit.Db, chosen)), ("Model", circle.Model),
            ("Behind", (IReadOnlyList<string>)[.. (comparison?.Found ?? []).Where(one => one.Side < 0).Select(one => one.Area)]),
            ("MayWrite", visit.Known.May(Right.JoinCircles, administration)), ("Area", area), ("Problem", problem),
        };
        return problem is null ? visit.Page<PracticePage>(parameters) : visit.Mend<PracticePage>(parameters);
    }

    private static Task<IResult> Offer(Visit visit, Guid administration) => After(visit, administration, async (membership, _) =>
    {
        if (await FindCircle.Run(visit.Db, membership.CircleId) is not { } circle) return new ExchangePractice.NotThere();
        var (area, initiative) = (visit.Field("area"), visit.Field("initiative"));
        var known = circle.Model.Initiatives.Any(one => one.Key == initiative);
        if (circle.Model.Areas.All(one => one.Key != area) || (initiative.Length > 0 && !known)) return new ExchangePractice.NotThere();
        var title = visit.Field("title").Length == 0 && known
            ? circle.Model.TextsIn(visit.Language.Key).Initiatives[initiative].Name : visit.Field("title");
        return await ExchangePractice.Offer(visit.Db, visit.Known, membership, new(Guid.Empty, Guid.Empty, Guid.Empty, area,
            initiative, title, visit.Field("evidence"), visit.Field("contact"), "", default), visit.Now);
    });

    private static async Task<IResult> After(Visit visit, Guid administration,
        Func<Membership, Guid, Task<ExchangePractice.Outcome>> deed)
    {
        var id = Guid.TryParse(visit.Field("membership"), out var named) ? named : Guid.Empty;
        if ((await JoinCircle.Of(visit.Db, administration)).FirstOrDefault(one => one.Id == id) is not { } membership)
        {
            return visit.NotFound();
        }

        return await deed(membership, Guid.TryParse(visit.Field("offer"), out var offer) ? offer : Guid.Empty) switch
        {
            ExchangePractice.Done => Results.Redirect($"/administrations/{administration}/circle/practice?membership={membership.Id}"),
            ExchangePractice.TextMissing => await Show(visit, administration, membership.Id, null, visit.Say(
                "Bitte füllen Sie alle Felder aus: Titel und Kontakt in höchstens 200, den Text in höchstens 2.000 Zeichen.",
                "Please fill in all fields: title and contact in at most 200, the text in at most 2,000 characters.")),
            _ => await Show(visit, administration, membership.Id, null, visit.Say(
                "Dieses Angebot gibt es nicht mehr, oder das ist schon geschehen.",
                "This offer is no longer there, or that has been done already.")),
        };
    }

    /// <summary>Of others' success a member sees what it contributes to itself.</summary>
    private static async Task<IResult> Factors(Visit visit, Guid administration, Guid? membership)
    {
        var held = (await JoinCircle.Of(visit.Db, administration)).FirstOrDefault(one => membership is null || one.Id == membership);
        if (held is null || await ComparisonView.Find(visit.Db, held, null, null, visit.Language) is not { } view) return visit.NotFound();
        HashSet<string> given = [.. view.Own.Areas.Select(one => one.Key), .. view.Own.Indicators.Select(one => one.Key)];
        var found = await FindFactors.Of(visit.Db, held.CircleId, view.Document.Number);
        IReadOnlyList<SuccessFactors> shown = [.. found.Where(one => given.Contains(one.Outcome)).Select(one => one with
        {
            Factors = [.. one.Factors.Where(factor => given.Contains(factor.Area))],
            Paths = [.. one.Paths.Where(path => path.High.Concat(path.Low).All(given.Contains))],
        })];
        return visit.Page<MemberFactorsPage>(("View", view), ("Shown", shown));
    }

    private static async Task<IResult> ShowFactors(Visit visit, Guid circle, string? problem)
    {
        if (await FindCircle.Run(visit.Db, circle) is not { } state) return visit.NotFound();
        var shown = state.Releases.Count == 0 ? [] : await FindFactors.Of(visit.Db, circle, state.Releases[0].Number);
        var parameters = new (string, object?)[] { ("State", state), ("Shown", shown), ("Problem", problem) };
        return problem is null ? visit.Page<FactorsPage>(parameters) : visit.Mend<FactorsPage>(parameters);
    }

    private static async Task<IResult> Find(Visit visit, Guid circle)
    {
        if (await FindCircle.Run(visit.Db, circle) is not { } state) return visit.NotFound();
        return await FindFactors.Run(visit.Db, visit.Known, state.Circle, visit.Field("outcome"), visit.Now) switch
        {
            FindFactors.ReleaseFirst => await ShowFactors(visit, circle, visit.Say(
                "Seit der letzten Freigabe hat sich etwas geändert. Bitte geben Sie den Kreis zuerst frei.",
                "Something has changed since the last release. Please release the circle first.")),
            FindFactors.OutcomeUnknown => await ShowFactors(visit, circle, visit.Say(
                "Bitte wählen Sie einen Teilbereich oder eine Kennzahl.", "Please choose an area or an indicator.")),
            _ => Results.Redirect($"/circles/{circle}/factors"),
        };
    }
}
