using System.Globalization;
using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Accounts.FourEyes;
using Wegmarke.Design;
using Wegmarke.Exchange.Conversations;
using Wegmarke.Interviews;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Quotes: taken from passages, checked, released for a circle of readers, withdrawn.</summary>
internal static class QuoteEndpoints
{
    /// <summary>What everybody may read cannot be fetched back, so that two release it.</summary>
    public const string ToPublic = "release-quote-to-public";
    private const int ReleaseMonths = 12;

    private sealed record PublicRelease(Guid Quote, DateOnly? Until, string Note);

    public static void MapQuotes(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/administrations/{administration:guid}/interviews");
        all.MapGet("/quotes", (Visit visit, Guid administration, ModelShelf shelf) => Show(visit, administration, shelf, null)).Needs(Right.ReadQuotes);
        all.MapGet("/quotes.csv", async (Visit visit, Guid administration) => Results.File(Encoding.UTF8.GetBytes(
            WriteCodingTables.Quotes(await CodeBook.Of(visit.Db, administration), await Visible(visit, administration),
                visit.Language)), "text/csv; charset=utf-8", "quotes.csv"))
            .Needs(Right.ReadQuotes);
        all.MapGet("/quotes.xlsx", async (Visit visit, Guid administration) => Results.File(
            WriteCodingTables.QuotesXlsx(await CodeBook.Of(visit.Db, administration), await Visible(visit, administration), visit.Language),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "quotes.xlsx")).Needs(Right.ReadQuotes);
        all.MapGet("/quotes/new", (Visit visit, Guid administration) =>
            ShowNew(visit, administration, visit.Context.Request.Query["coding"].ToString(), null, QuoteSide.For, "", null))
                .Needs(Right.ReadInterviews);
        all.MapPost("/quotes", Take).Needs(Right.ReadInterviews);
        all.MapPost("/quotes/{quote:guid}/check", (Visit visit, Guid administration, Guid quote, SourceKeys keys,
            ModelShelf shelf) => Step(visit, administration, quote, keys, shelf, QuoteState.Checked)).Needs(Right.ReadInterviews);
        all.MapPost("/quotes/{quote:guid}/release", (Visit visit, Guid administration, Guid quote, SourceKeys keys,
            ModelShelf shelf) => Step(visit, administration, quote, keys, shelf,
                Enum.TryParse<QuoteState>(visit.Field("state"), out var state)
                && Enum.IsDefined(state) && state >= QuoteState.House ? state : QuoteState.House)).Needs(Right.ReleaseQuotes);
        all.MapPost("/quotes/{quote:guid}/withdrawal", async (Visit visit, Guid administration, Guid quote, ModelShelf shelf) =>
            await After(visit, administration, shelf, await GovernQuote.Withdraw(visit.Db, visit.Known, administration, quote,
                visit.Field("why"), visit.Now), ""))
            .Needs(Right.ReleaseQuotes);
    }

    /// <summary>Who works with sources sees every quote of those they may open and all that is released; others what was released for
    /// their circle.</summary>
    private static async Task<IReadOnlyList<QuoteSight>> Visible(Visit visit, Guid administration)
    {
        var all = await FindQuotes.Run(visit.Db, administration, visit.Now);
        var house = visit.Known.Grants.Any(grant => grant.Role != Role.Council && (grant.Administration is null
            || grant.Administration == administration));
        var circle = house ? QuoteState.House : QuoteState.Council;
        var mine = visit.Known.May(Right.ReadInterviews, administration)
            ? (await FindSources.Readable(visit.Db, visit.Known, administration)).Select(one => one.Id).ToHashSet() : [];
        return [.. all.Where(one => one.ReleasedFor(circle) || mine.Contains(one.Quote.SourceId)
            || (one.State >= QuoteState.Checked && visit.Known.May(Right.ReleaseQuotes, administration)))];
    }

    /// <summary>The cards that show a quote, by the key of the cause; what is released for the house stands there by itself.</summary>
    private static async Task<IReadOnlyDictionary<string, FrameLink>> Causes(Visit visit, Guid administration, ModelShelf shelf)
    {
        var board = await CauseEndpoints.BoardFor(visit, administration, await ReadingEndpoints.ModelOf(visit, administration, shelf));
        return board is null ? new Dictionary<string, FrameLink>() : board.Cards.GroupBy(card => card.Cause.Known.Length > 0
            ? card.Cause.Known : card.Id.ToString()).ToDictionary(group => group.Key, group => new FrameLink(
                $"/administrations/{administration}/causes/{group.First().Id}", group.First().Wording.Name), StringComparer.Ordinal);
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, ModelShelf shelf, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var query = visit.Context.Request.Query;
        QuoteState? state = Enum.TryParse<QuoteState>(query["state"], out var asked) && Enum.IsDefined(asked) ? asked : null;
        var area = query["area"].ToString();
        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Book", await CodeBook.Of(visit.Db, administration)),
            ("Quotes", await Visible(visit, administration)), ("Interviews", visit.Known.May(Right.ReadInterviews, administration)),
            ("MayRelease", visit.Known.May(Right.ReleaseQuotes, administration)), ("Problem", problem), ("State", state), ("Area", area),
            ("Page", int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1),
            ("Causes", await Causes(visit, administration, shelf)),
            ("Until", DateOnly.FromDateTime(visit.Now.UtcDateTime).AddMonths(ReleaseMonths).ToString("yyyy-MM-dd",
                CultureInfo.InvariantCulture)),
        };
        return problem is null ? visit.Page<QuotesPage>(parameters) : visit.Mend<QuotesPage>(parameters);
    }

    private static async Task<IResult> ShowNew(Visit visit, Guid administration, string coding, string? text, QuoteSide side,
        string cause, string? problem)
    {
        var book = await CodeBook.Of(visit.Db, administration);
        if (!Guid.TryParse(coding, out var id)
            || await FindCodings.One(visit.Db, visit.Known, await FindSources.Readable(visit.Db, visit.Known, administration), book,
                id) is not { } row)
        {
            return visit.NotFound();
        }

        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Row", row), ("Book", book), ("Text", text ?? row.Text.Trim()), ("Side",
                side), ("Cause", cause), ("Problem", problem),
        };
        return problem is null ? visit.Page<NewQuotePage>(parameters) : visit.Mend<NewQuotePage>(parameters);
    }

    private static async Task<IResult> Take(Visit visit, Guid administration, SourceKeys keys)
    {
        var book = await CodeBook.Of(visit.Db, administration);
        if (!Guid.TryParse(visit.Field("coding"), out var id)
            || await FindCodings.One(visit.Db, visit.Known, await FindSources.Readable(visit.Db, visit.Known, administration), book,
                id) is not { } row)
        {
            return visit.NotFound();
        }

        var side = visit.Field("side") == nameof(QuoteSide.Against) ? QuoteSide.Against : QuoteSide.For;
        var outcome = await GovernQuote.Take(visit.Db, keys, visit.Known, row.Source, id, visit.Field("text"), side,
            visit.Field("cause"), visit.Now);
        return outcome is GovernQuote.Done done ? Results.Redirect($"{InterviewEndpoints.Root(administration)}/quotes#q-{done.Id}")
            : await ShowNew(visit, administration, visit.Field("coding"), visit.Field("text"), side, visit.Field("cause"),
                Refusal(visit, outcome));
    }

    /// <summary>Nobody brings on what they may not see.</summary>
    private static async Task<IResult> Step(Visit visit, Guid administration, Guid quote, SourceKeys keys, ModelShelf shelf,
        QuoteState state)
    {
        if ((await Visible(visit, administration)).FirstOrDefault(one => one.Quote.Id == quote) is not { } sight) return visit.NotFound();
        var (until, note) = (visit.Language.ReadDay(visit.Field("until")), visit.Field("note"));
        if (state == QuoteState.Public)
        {
            return await GovernQuote.Refusal(visit.Db, keys, visit.Known, administration, quote, state, until, note, "", visit.Now)
                is { } refusal
                ? await After(visit, administration, shelf, refusal, "")
                : await FourEyesEndpoints.Propose(visit, ToPublic, visit.Language.Quoted(sight.Quote.Text),
                    ContentJson.Write(new PublicRelease(quote, until, note)), administration);
        }

        return await After(visit, administration, shelf, await GovernQuote.Step(visit.Db, keys, visit.Known, administration, quote, state,
            until, note, visit.Field("text"), visit.Now), $"#q-{quote}");
    }

    /// <summary>As the second person; the quote may have changed or gone since it was proposed.</summary>
    public static async Task<string?> ReleaseToPublic(Visit visit, ProposedDeed deed)
    {
        var release = ContentJson.Read<PublicRelease>(deed.Content);
        var keys = visit.Context.RequestServices.GetRequiredService<SourceKeys>();
        var outcome = await GovernQuote.Step(visit.Db, keys, visit.Known, deed.AdministrationId!.Value, release.Quote, QuoteState.Public,
            release.Until, release.Note, "", visit.Now);
        return outcome is GovernQuote.Done ? null : Refusal(visit, outcome);
    }

    private static async Task<IResult> After(Visit visit, Guid administration, ModelShelf shelf, GovernQuote.Outcome outcome,
        string anchor) => outcome switch
    {
        GovernQuote.Done => Results.Redirect($"{InterviewEndpoints.Root(administration)}/quotes{anchor}"),
        GovernQuote.NotThere => visit.NotFound(),
        _ => await Show(visit, administration, shelf, Refusal(visit, outcome)),
    };

    private static string Refusal(Visit visit, GovernQuote.Outcome outcome) => outcome switch
    {
        GovernQuote.StillNamed named => visit.Say($"Im Zitat steht noch „{named.Words}“. Ersetzen Sie es, damit niemand zu erkennen ist.",
            $"The quote still holds “{named.Words}”. Replace it so that nobody can be recognised."),
        GovernQuote.TextMissing => visit.Say("Bitte schreiben Sie den Wortlaut in höchstens 1.500 Zeichen.", "Please write the words in at most 1,500 characters."),
        GovernQuote.StepLeftOut => visit.Say("Das Zitat muss zuerst geprüft werden.", "The quote has to be checked first."),
        GovernQuote.OwnQuote => visit.Say("Wer ein Zitat genommen hat, prüft es nicht auch. Bitte lassen Sie eine andere Person prüfen.",
            "Whoever took a quote does not check it too. Please let somebody else check it."),
        GovernQuote.Released => visit.Say("Das Zitat ist freigegeben. Wer andere Worte will, zieht es zurück und nimmt ein neues.",
            "The quote is released. Whoever wants other words withdraws it and takes a new one."),
        GovernQuote.NoteMissing => visit.Say("Bitte schreiben Sie in höchstens 500 Zeichen, was Sie geprüft haben oder warum.", "Please write in at most 500 characters what you checked or why."),
        GovernQuote.DayOutside => visit.Say("Bitte geben Sie einen Tag an, bis zu dem die Freigabe gilt: ab morgen, höchstens drei Jahre.",
            "Please give the day until which the release holds: from tomorrow on, three years at most."),
        GovernQuote.BeyondConsent { Reach: null } => visit.Say("Zu dieser Quelle ist keine Einwilligung festgehalten. Tragen Sie sie bei den Angaben der Quelle ein.",
            "No consent is recorded for this source. Enter it with the particulars of the source."),
        GovernQuote.BeyondConsent { Reach: { } reach } => visit.Say($"So weit reicht die Einwilligung nicht; erlaubt ist „{reach.Name(visit.Language)}“.",
            $"Consent does not reach so far; “{reach.Name(visit.Language)}” is allowed."),
        _ => visit.Say("Dieses Zitat gibt es nicht mehr.", "This quote is gone."),
    };
}
