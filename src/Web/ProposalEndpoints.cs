using Wegmarke.Accounts;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.Invitations;
using Wegmarke.Proposals;

namespace Wegmarke.Web;

/// <summary>What staff propose: the open pages with their letterbox, and how the house answers.</summary>
internal static class ProposalEndpoints
{
    private const string Root = "/administrations/{administration:guid}/proposals";

    public static void MapProposals(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/p/{slug}").ForRespondents();
        open.MapGet("", (OpenGuest guest, SpamGuard guard, string slug) => InBox(guest, slug, box =>
            Task.FromResult(Ask(guest, guard, box, "", "", null, StatusCodes.Status200OK))));
        open.MapPost("", (OpenGuest guest, SpamGuard guard, ProposalKeys keys, string slug) => InBox(guest, slug, box =>
            Take(guest, guard, keys, box)));
        open.MapGet("/letterbox", (OpenGuest guest, string slug) => InBox(guest, slug, box =>
            Task.FromResult(AskCode(guest, box, "", null, StatusCodes.Status200OK))));
        open.MapPost("/letterbox", (OpenGuest guest, SpamGuard guard, ProposalKeys keys, CodePatience patience, string slug) =>
            InBox(guest, slug, box => Opened(guest, keys, patience, box, (state, code) => Task.FromResult(Letterbox(guest, guard, box,
                state,
                code, "", null, StatusCodes.Status200OK)))));
        open.MapPost("/letterbox/letters", (OpenGuest guest, SpamGuard guard, ProposalKeys keys, CodePatience patience, string slug) =>
            InBox(guest, slug, box => Opened(guest, keys, patience, box, (state, code) => WriteBack(guest, guard, box, state, code))));
        open.MapGet("/answers", (OpenGuest guest, string slug) => InBox(guest, slug, box => Answers(guest, box)));
        var read = app.MapGroup(Root).Needs(Right.ReadProposals);
        read.MapGet("", List);
        read.MapGet("/{proposal:guid}", (Visit visit, Guid administration, Guid proposal, ModelShelf shelf) =>
            Show(visit, administration, proposal, shelf, new(), null));
        var answer = app.MapGroup(Root).Needs(Right.AnswerProposals);
        answer.MapPost("/box", async (Visit visit, Guid administration) =>
        {
            if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
            await TurnProposalBox.Run(visit.Db, visit.Known, administration, visit.Field("open") == "yes", visit.Now);
            return Results.Redirect($"/administrations/{administration}/proposals");
        });
        answer.MapGet("/poster", async (Visit visit, Guid administration) =>
            await ProposalBoxState.Of(visit.Db, administration) is { } box ? visit.Page<ProposalPosterPage>(("Box", box),
                ("Link", $"{Site.Of(visit.Context)}/p/{box.Box.Slug}")) : visit.NotFound());
        answer.MapPost("/{proposal:guid}", Answer);
        answer.MapPost("/{proposal:guid}/letters", Write);
    }

    private static async Task<IResult> InBox(OpenGuest guest, string slug, Func<ProposalBoxState, Task<IResult>> deed) =>
        await ProposalBoxState.FindBySlug(guest.Db, slug) is { } box ? await deed(box) : guest.NotThere();

    private static IResult Ask(OpenGuest guest, SpamGuard guard, ProposalBoxState box, string text, string name, string? problem,
        int status) => guest.Page<ProposePage>(status, ("Box", box), ("Token", guard.Note(box.Box.AdministrationId)), ("Text", text),
            ("Name", name), ("Problem", problem));

    /// <summary>Answers at once instead of leading on, because the code may stand in no address and no cookie. A second click shows the
    /// same.</summary>
    private static async Task<IResult> Take(OpenGuest guest, SpamGuard guard, ProposalKeys keys, ProposalBoxState box)
    {
        var form = await guest.Context.Request.ReadFormAsync();
        var (text, name) = (form["text"].ToString(), form["name"].ToString());
        IResult Again(string problem, int status = StatusCodes.Status422UnprocessableEntity) =>
            Ask(guest, guard, box, text, name, problem, status);
        if (!box.Open)
        {
            return Again(guest.Say("Zurzeit nimmt das Haus keine neuen Vorschläge an.", "At present the house takes no new proposals."),
                StatusCodes.Status410Gone);
        }

        if (text.Trim().Length is 0 or > ReceiveProposal.TextMax || name.Trim().Length > ReceiveProposal.NameMax)
        {
            return Again(guest.Say("Bitte schreiben Sie Ihren Vorschlag in höchstens 2.000 und den Namen in höchstens 100 Zeichen.",
                "Please write your proposal in at most 2,000 and the name in at most 100 characters."));
        }

        if (guard.Judge(box.Box.AdministrationId, form, out var secret, out _) is { } refusal)
        {
            return Again(OpinionEndpoints.Words(guest.SayPhrase, refusal), SpamGuard.StatusOf(refusal));
        }

        await ReceiveProposal.Run(guest.Db, keys, box.Box.AdministrationId, secret, text, name, guest.Now);
        return guest.Page<ProposalCodePage>(("Box", box), ("Code", ReceiveProposal.CodeOf(secret).ToString()));
    }

    private static IResult AskCode(OpenGuest guest, ProposalBoxState box, string code, string? problem, int status) =>
        guest.Page<LetterboxPage>(status, ("Box", box), ("Today", guest.Today), ("Code", code), ("Problem", problem));

    private static IResult Letterbox(OpenGuest guest, SpamGuard guard, ProposalBoxState box, ProposalState state, string code, string text,
        string? problem, int status) => guest.Page<LetterboxPage>(status, ("Box", box), ("Today", guest.Today), ("Code", code),
            ("State", state), ("Token", guard.Note(box.Box.AdministrationId)), ("Text", text), ("Problem", problem));

    /// <summary>With the proposal that the code in the form opens.</summary>
    private static async Task<IResult> Opened(OpenGuest guest, ProposalKeys keys, CodePatience patience, ProposalBoxState box,
        Func<ProposalState, string, Task<IResult>> deed)
    {
        var typed = (await guest.Context.Request.ReadFormAsync())["code"].ToString();
        var house = box.Box.AdministrationId;
        if (patience.IsExhausted(house))
        {
            return AskCode(guest, box, typed, guest.Say("Gerade wurden viele falsche Codes versucht. Bitte warten Sie eine Minute.",
                "Many wrong codes were tried just now. Please wait a minute."), StatusCodes.Status429TooManyRequests);
        }

        if (AccessCode.Read(typed) is { } code && await ReceiveProposal.Open(guest.Db, keys, house, code) is { } state)
        {
            return await deed(state, code.ToString());
        }

        patience.NoteFailure(house);
        return AskCode(guest, box, typed, guest.Say("Diesen Code gibt es nicht. Bitte prüfen Sie die 13 Buchstaben und Ziffern.",
            "There is no such code. Please check the 13 letters and digits."), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> WriteBack(OpenGuest guest, SpamGuard guard, ProposalBoxState box, ProposalState state, string code)
    {
        var form = await guest.Context.Request.ReadFormAsync();
        var text = form["text"].ToString();
        IResult Again(string problem, int status = StatusCodes.Status422UnprocessableEntity) =>
            Letterbox(guest, guard, box, state, code, text, problem, status);
        if (state.IsPutAway) return Letterbox(guest, guard, box, state, code, "", null, StatusCodes.Status410Gone);
        if (text.Trim().Length is 0 or > ReceiveProposal.TextMax)
        {
            return Again(guest.Say("Bitte schreiben Sie in höchstens 2.000 Zeichen.", "Please write in at most 2,000 characters."));
        }

        if (guard.Judge(box.Box.AdministrationId, form, out var secret, out _) is { } refusal)
        {
            return Again(OpinionEndpoints.Words(guest.SayPhrase, refusal), SpamGuard.StatusOf(refusal));
        }

        if (await ReceiveProposal.WriteBack(guest.Db, state, new Guid(secret.SpendingToken), text, guest.Now) is ReceiveProposal.TooMany)
        {
            return Again(guest.Say("Bitte warten Sie, bis das Haus geantwortet hat.", "Please wait until the house has answered."));
        }

        return Letterbox(guest, guard, box, (await ProposalState.Find(guest.Db, box.Box.AdministrationId, state.Id))!, code, "", null,
            StatusCodes.Status200OK);
    }

    private static ProposalQuery QueryOf(HttpRequest request) => new(Cut(request.Query["q"].ToString().Trim()),
        request.Query["show"].ToString(), request.Query["sort"].ToString(), int.TryParse(request.Query["page"],
            System.Globalization.CultureInfo.InvariantCulture, out var page) ? page : 1);

    private static string Cut(string text) => text.Length <= 100 ? text : text[..100];

    private static async Task<IResult> Answers(OpenGuest guest, ProposalBoxState box)
    {
        var all = await ProposalState.Of(guest.Db, box.Box.AdministrationId);
        var query = QueryOf(guest.Context.Request);
        if (query.Sort.Length == 0) query = query with { Sort = "newest" };
        return guest.Page<ProposalAnswersPage>(("Box", box), ("Figures", ProposalFigures.Of(all, guest.Today)), ("Query", query),
            ("Found", query.Of(all, false, guest.Today)), ("Today", guest.Today));
    }

    private static async Task<IResult> List(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var all = await ProposalState.Of(visit.Db, administration);
        var (query, may) = (QueryOf(visit.Context.Request), visit.Known.May(Right.AnswerProposals, administration));
        return visit.Page<ProposalsPage>(("Administration", found), ("Box", await ProposalBoxState.Of(visit.Db, administration)),
            ("Figures", ProposalFigures.Of(all, visit.Today)), ("Query", query), ("Found", query.Of(all, may, visit.Today)),
            ("Today", visit.Today), ("MayAnswer", may));
    }

    private static Task<IResult> Show(Visit visit, Guid administration, Guid proposal, ModelShelf shelf, ProposalForm written,
        string? problem) => StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        var may = visit.Known.May(Right.AnswerProposals, administration);
        if (await ProposalState.Find(visit.Db, administration, proposal) is not { } state || !may && state.Told is null)
        {
            return visit.NotFound();
        }

        var texts = model.TextsIn(visit.Language.Key);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", state), ("Today", visit.Today), ("MayAnswer", may), ("Written", written),
            ("Problem", problem),
            ("Areas", (IReadOnlyList<(string, string)>)[.. model.Areas.Select(area => (area.Key, texts.Areas[area.Key].ShortName))]),
        };
        return problem is null ? visit.Page<ProposalPage>(parameters) : visit.Mend<ProposalPage>(parameters);
    });

    private static Task<IResult> Answer(Visit visit, Guid administration, Guid proposal, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (_, model) =>
    {
        var form = new ProposalForm(visit.Field("deed"), visit.Field("words"), visit.Field("told"), visit.Field("title"),
            visit.Field("area"), visit.Field("level"), visit.Field("until"));
        var fate = visit.Chosen<TakeUpProposal.Fate>(form.Deed);
        var outcome = fate is not null
            ? await TakeUpProposal.Run(visit.Db, visit.Known, administration, model, proposal, visit.Seen, fate, form.Title, form.Area,
                visit.Chosen<DecisionLevel>(form.Level), form.Words, visit.Now)
            : await AnswerProposal.Run(visit.Db, visit.Known, administration, proposal, visit.Seen,
                form.Deed == nameof(ProposalDeed.TakeUp) ? null : visit.Chosen<ProposalDeed>(form.Deed), form.Words, form.Told,
                visit.Language.ReadDay(form.Until), visit.Field("reviewed") == "yes", visit.Now);
        return await After(visit, administration, proposal, shelf, form, outcome);
    });

    private static async Task<IResult> Write(Visit visit, Guid administration, Guid proposal, ModelShelf shelf) =>
        await After(visit, administration, proposal, shelf, new(Letter: visit.Field("text")), await AnswerProposal.Write(visit.Db,
            visit.Known, administration, proposal, visit.Field("text"), visit.Now));

    private static async Task<IResult> After(Visit visit, Guid administration, Guid proposal, ModelShelf shelf, ProposalForm form,
        AnswerProposal.Outcome outcome) => outcome switch
        {
            AnswerProposal.Done => Results.Redirect($"/administrations/{administration}/proposals/{proposal}"),
            AnswerProposal.Refused refused => await Show(visit, administration, proposal, shelf, form, refused.Why.In(visit.Language)),
            AnswerProposal.Overtaken => await Show(visit, administration, proposal, shelf, form, visit.Say(
                "Inzwischen hat jemand anderes etwas eingetragen; es steht oben. Was Sie geschrieben haben, steht noch in den Feldern.",
                "Meanwhile somebody else has entered something; it stands above. What you wrote still stands in the fields.")),
            _ => visit.NotFound(),
        };
}
