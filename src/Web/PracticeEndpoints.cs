using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Benchmarks;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Who solved what others fail at, and what goes with success.</summary>
internal static class PracticeEndpoints
{
    private const string Root = "/administrations/{administration:guid}/circle";

    public static void MapPractice(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/practice", (Visit visit, Guid administration, Guid? membership, string? area,
            InstanceKey key) => Show(visit, administration, key, membership, area)).Needs(Right.ReadCircles);
        foreach (var (way, kind) in new[]
        {
            ("", PracticeKind.Offer), ("/wishes", PracticeKind.Wish), ("/consents", PracticeKind.Agree),
            ("/withdrawals", PracticeKind.Withdraw),
        })
        {
            app.MapPost(Root + "/practice" + way, (Visit visit, Guid administration, InstanceKey key) =>
                Do(visit, administration, key, kind)).Needs(Right.JoinCircles);
        }

        app.MapGet(Root + "/factors", Factors).Needs(Right.ReadCircles);
        app.MapGet("/circles/{circle:guid}/factors", (Visit visit, Guid circle) => ShowFactors(visit, circle, null))
            .Needs(Right.RunCircles);
        app.MapPost("/circles/{circle:guid}/factors", Find).Needs(Right.RunCircles);
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, InstanceKey key, Guid? membership, string? area,
        string? problem = null)
    {
        var held = await JoinCircle.Of(visit.Db, administration);
        if (membership is not null && held.All(one => one.Id != membership)) return visit.NotFound();
        if (held.FirstOrDefault(one => membership is null || one.Id == membership) is not { } chosen
            || await ModelOf(visit, chosen) is not { } found)
        {
            return Nothing(visit, administration, visit.Say(
                "Angebote gibt es zwischen den Mitgliedern eines Kreises. Ihre Verwaltung gehört zu keinem, oder sein erstes Ergebnis ist hier noch nicht abgeholt.",
                "Offers are exchanged between the members of a circle. Your administration belongs to none, or its first result has not been fetched yet."));
        }

        var board = found.Here ? await PracticeBoard.Of(visit.Db, PracticeParty.Of(chosen)) : null;
        if (board is null)
        {
            var (answer, refusal) = await SendToTrustee.Exchange(chosen, PracticeWish.Read(chosen, visit.Now).Sign(chosen, key),
                visit.Language, visit.Context.RequestAborted);
            if (answer is null) return Nothing(visit, administration, $"{refusal} {visit.Say(
                "Die Angebote liegen beim Treuhänder; ohne Verbindung dorthin sind sie nicht zu sehen.",
                "The offers lie with the trustee; without a connection there they cannot be seen.")}");
            board = answer.Board;
        }

        var comparison = await ComparisonView.Find(visit.Db, chosen, null, null, visit.Language);
        var parameters = new (string, object?)[]
        {
            ("Membership", chosen), ("Board", board), ("Model", found.Model), ("Elsewhere", !found.Here),
            ("Behind", (IReadOnlyList<string>)[.. (comparison?.Found ?? []).Where(one => one.Side < 0).Select(one => one.Area)]),
            ("MayWrite", visit.Known.May(Right.JoinCircles, administration)), ("Area", area), ("Problem", problem),
        };
        return problem is null ? visit.Page<PracticePage>(parameters) : visit.Mend<PracticePage>(parameters);
    }

    private static IResult Nothing(Visit visit, Guid administration, string why) => visit.Notice(StatusCodes.Status200OK, new(
        visit.Say("Hier gibt es noch keine Angebote", "There are no offers here yet"), why,
        $"/administrations/{administration}/circle/membership", visit.Say("Zum eigenen Beitrag", "To the own contribution")));

    /// <summary>The circle's model: where the circle is run elsewhere, that of the newest result that was fetched.</summary>
    private static async Task<(MaturityModel Model, bool Here)?> ModelOf(Visit visit, Membership membership)
    {
        if (await visit.Db.Set<Circle>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == membership.CircleId) is { } circle)
        {
            return (await CircleModel.Of(visit.Db, circle), true);
        }

        var newest = await visit.Db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == membership.CircleId)
            .OrderByDescending(one => one.Number).Select(one => one.Json).FirstOrDefaultAsync();
        return newest is null ? null : (await StoredModel.Of(visit.Db, CircleDocument.Read(newest).ModelHash), false);
    }

    private static async Task<IResult> Do(Visit visit, Guid administration, InstanceKey key, string kind)
    {
        var id = Guid.TryParse(visit.Field("membership"), out var named) ? named : Guid.Empty;
        if ((await JoinCircle.Of(visit.Db, administration)).FirstOrDefault(one => one.Id == id) is not { } membership
            || await ModelOf(visit, membership) is not { } found) return visit.NotFound();
        var wish = Read(visit, membership, kind, found.Model);
        var (done, problem) = !found.Here ? await Send(visit, membership, wish, key) : (CarriedPractice.WordOf(
            await ExchangePractice.Run(visit.Db, visit.Known, PracticeParty.Of(membership), found.Model, wish, visit.Now)), null);
        return done == CarriedPractice.Done
            ? Results.Redirect($"/administrations/{administration}/circle/practice?membership={membership.Id}")
            : await Show(visit, administration, key, membership.Id, null, problem ?? (done == CarriedPractice.TextMissing ? visit.Say(
                "Bitte füllen Sie alle Felder aus: Titel und Kontakt in höchstens 200, den Text in höchstens 2.000 Zeichen.",
                "Please fill in all fields: title and contact in at most 200, the text in at most 2,000 characters.") : visit.Say(
                "Dieses Angebot gibt es nicht mehr, oder das ist schon geschehen.",
                "This offer is no longer there, or that has been done already.")));
    }

    private static async Task<(string? Outcome, string? Problem)> Send(Visit visit, Membership membership, PracticeWish wish,
        InstanceKey key)
    {
        var (answer, problem) = await SendToTrustee.Exchange(membership, wish.Sign(membership, key), visit.Language,
            visit.Context.RequestAborted);
        if (answer?.Outcome == CarriedPractice.Done)
        {
            await ExchangePractice.NoteElsewhere(visit.Db, visit.Known, membership, wish, visit.Now);
        }

        return (answer?.Outcome, problem);
    }

    private static PracticeWish Read(Visit visit, Membership membership, string kind, MaturityModel model)
    {
        Guid Id(string field) => Guid.TryParse(visit.Field(field), out var id) ? id : Guid.Empty;
        var initiative = visit.Field("initiative");
        var title = visit.Field("title").Length == 0 && model.Initiatives.Any(one => one.Key == initiative)
            ? model.TextsIn(visit.Language.Key).Initiatives[initiative].Name : visit.Field("title");
        return PracticeWish.Read(membership, visit.Now) with
        {
            Kind = kind, Offer = kind == PracticeKind.Offer ? Guid.CreateVersion7(visit.Now) : Id("offer"), Asked = Id("asked"),
            Area = visit.Field("area"), Initiative = initiative, Title = title,
            Words = visit.Field(kind == PracticeKind.Offer ? "evidence" : "words"), Contact = visit.Field("contact"),
        };
    }

    /// <summary>Of others' success a member sees what it contributes to itself.</summary>
    private static async Task<IResult> Factors(Visit visit, Guid administration, Guid? membership)
    {
        var held = (await JoinCircle.Of(visit.Db, administration)).FirstOrDefault(one => membership is null || one.Id == membership);
        if (held is null || await ComparisonView.Find(visit.Db, held, null, null, visit.Language) is not { } view) return visit.NotFound();
        return visit.Page<MemberFactorsPage>(("View", view), ("Shown", await FindFactors.For(visit.Db, held.CircleId, view.Document.Number,
            view.Own)));
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
