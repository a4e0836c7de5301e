using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Exchange.Recipients;
using Wegmarke.Exchange.Units;
using Wegmarke.Invitations;
using Wegmarke.Mail;
using Wegmarke.MaturityModels;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Inviting by mail: addresses with a dry run, letters with a preview, what came back.</summary>
internal static class MailEndpoints
{
    private const int HourOfSending = 7;

    public static void MapMail(this IEndpointRouteBuilder app)
    {
        var mail = app.MapGroup("/campaigns/{campaign:guid}/mail");
        mail.MapGet("", (Visit visit, Guid campaign, InvitationStore store, Settings settings) => Show(visit, campaign, store, settings))
            .Needs(Right.ManageCampaigns);
        mail.MapPost("/recipients", Check).Needs(Right.ManageCampaigns)
            .WithMetadata(new RequestSizeLimitAttribute(ReadUnits.BytesMax + 64 * 1024));
        mail.MapPost("/recipients/storage", Store).Needs(Right.ManageCampaigns)
            .WithMetadata(new RequestSizeLimitAttribute(2 * ReadUnits.BytesMax),
                new RequestFormLimitsAttribute { ValueLengthLimit = ReadUnits.BytesMax });
        mail.MapGet("/letter", Write).Needs(Right.ManageCampaigns);
        mail.MapPost("/mailings", Plan).Needs(Right.ManageCampaigns);
        mail.MapPost("/mailings/{mailing:guid}/pause", Pause).Needs(Right.ManageCampaigns);
        mail.MapPost("/unclear", SendAgain).Needs(Right.ManageCampaigns);
        mail.MapPost("/bounces", Mark).Needs(Right.ManageCampaigns)
            .WithMetadata(new RequestSizeLimitAttribute(ReadBounces.BytesMax + 64 * 1024),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ReadBounces.BytesMax + 64 * 1024 });
    }

    private static async Task<IResult> Show(Visit visit, Guid campaign, InvitationStore store, Settings settings,
        string? problem = null, string? done = null)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var lists = await visit.Db.Set<InvitationList>().AsNoTracking().Where(list => list.CampaignId == campaign).OrderBy(list =>
            list.Name).ToListAsync();
        var mailings = await (from mailing in visit.Db.Set<Mailing>().AsNoTracking()
                              join progress in visit.Db.Set<MailingProgress>().AsNoTracking() on mailing.Id equals progress.MailingId
                              where mailing.CampaignId == campaign
                              orderby mailing.Number
                              select new { mailing, progress }).ToListAsync();
        var view = new MailView(state, settings.Mail, lists, store.Recipients(campaign), [.. mailings.Select(one => (one.mailing,
            one.progress))],
            problem, done);
        return problem is null ? visit.Page<MailPage>(("View", view)) : visit.Mend<MailPage>(("View", view));
    }

    private static async Task<IResult> Check(Visit visit, Guid campaign, InvitationStore store, Settings settings)
    {
        var (name, bytes) = visit.Form.Files.GetFile("file") is { Length: > 0 } file ? (file.FileName, await Upload.Bytes(file, ReadUnits.BytesMax))
            : ("", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        if (bytes.Length > ReadUnits.BytesMax)
        {
            return await Show(visit, campaign, store, settings, visit.Say("Die Datei ist größer als 2 MB. Prüfen Sie, ob es die richtige ist.",
                "The file is larger than 2 MB. Check whether it is the right one."));
        }

        var (rows, refusal) = ReadRecipients.Run(name, bytes);
        if (refusal is not null)
        {
            return await Show(visit, campaign, store, settings, refusal.In(visit.Language));
        }

        if (await ListOf(visit, campaign) is not { } list) return visit.NotFound();
        var known = store.Recipients(campaign).Select(one => one.Address).ToHashSet(StringComparer.Ordinal);
        return visit.Page<RecipientsPage>(("Campaign", campaign), ("List", list), ("Plan", PlanRecipients.Run(rows, known)));
    }

    private static async Task<IResult> Store(Visit visit, Guid campaign, InvitationStore store, Settings settings)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { Closing: null } state || await ListOf(visit, campaign) is not { } list)
        {
            return visit.NotFound();
        }

        var (rows, refusal) = ReadRecipients.Run("", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        if (refusal is not null) return await Check(visit, campaign, store, settings);
        var known = store.Recipients(campaign).Select(one => one.Address).ToHashSet(StringComparer.Ordinal);
        var fine = PlanRecipients.Run(rows, known).Where(one => one.Fault == RecipientFault.None).Select(one => one.Row.Address).ToList();
        var added = await store.AddRecipients(campaign, list.Id, fine);
        visit.Db.Note(visit.Known, visit.Now, "add-recipients", FormattableString.Invariant($"{list.Name}: {added}"),
            state.Campaign.AdministrationId);
        await visit.Db.SaveChangesAsync();
        return Results.Redirect($"/campaigns/{campaign}/mail");
    }

    private static async Task<IResult> Write(Visit visit, Guid campaign, InvitationStore store, string? kind)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (!Enum.TryParse<MailingKind>(kind, out var chosen) || !Enum.IsDefined(chosen)) return visit.NotFound();
        var administration = (await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId))!.Name;
        var letters = await FindLetters.Run(visit.Db, visit.Known, state, administration, PlanMailing.LinkHole,
            new Dictionary<string, string>(), visit.Language, await FieldEndpoints.PeriodOf(visit, state));
        var key = chosen switch { MailingKind.Invitation => "invitation", MailingKind.FirstReminder => "reminder-1", _ => "reminder-2" };
        var letter = letters.Letters.FirstOrDefault(one => one.Kind == key).Letter ?? new FillLetter.Letter("", PlanMailing.LinkHole, []);
        var body = chosen == MailingKind.Invitation ? letter.Body : letter.Body + "\n\n" + visit.Say(
            "Ihr persönlicher Zugang steht in unserer ersten Nachricht zu dieser Befragung. Wir können ihn nicht noch einmal schicken, weil nicht gespeichert ist, wer welchen Code hat.",
            "Your personal access stands in our first message about this survey. We cannot send it again because it is not stored who has which code.");
        return await Letter(visit, state, store, new(chosen, letter.Subject ?? "", body));
    }

    private static Task<IResult> Letter(Visit visit, CampaignState state, InvitationStore store, MailingForm form)
    {
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Form", form), ("Link", InvitationEndpoints.LinkOf(visit, state)), ("Recipients",
                store.Recipients(state.Campaign.Id).Count),
        };
        return Task.FromResult<IResult>(form.Problem is null ? visit.Page<MailingPage>(parameters) : visit.Mend<MailingPage>(parameters));
    }

    private static async Task<IResult> Plan(Visit visit, Guid campaign, InvitationStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (!Enum.TryParse<MailingKind>(visit.Field("kind"), out var kind) || !Enum.IsDefined(kind)) return visit.NotFound();
        var form = new MailingForm(kind, visit.Field("subject"), visit.Form["body"].ToString().ReplaceLineEndings("\n"), visit.Field("due"),
            visit.Field("spare") == "yes", Preview: true);
        if (visit.Field("go") != "plan") return await Letter(visit, state, store, form);
        var due = visit.Now;
        if (form.Due.Length > 0)
        {
            if (!DateOnly.TryParseExact(form.Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return await Letter(visit, state, store, form with { Problem = visit.Say("Bitte wählen Sie einen Tag.",
                    "Please choose a day.") });
            }

            due = new(day.ToDateTime(new(HourOfSending, 0)), TimeSpan.Zero);
        }

        if (form.Spare && (form.Body.Contains("geht an alle", StringComparison.Ordinal) || form.Body.Contains("to everybody", StringComparison.Ordinal)))
        {
            return await Letter(visit, state, store, form with
            {
                Problem = visit.Say("Der Text sagt, dass die Erinnerung an alle geht; das stimmt dann nicht. Bitte streichen Sie den Satz.",
                    "The text says that the reminder goes to everybody, which would not be true. Please delete the sentence."),
            });
        }

        var outcome = await PlanMailing.Run(visit.Db, store, visit.Known, state, kind, form.Subject, form.Body, form.Spare,
            InvitationEndpoints.LinkOf(visit, state), due, visit.Now);
        return outcome == PlanMailing.Outcome.Planned ? Results.Redirect($"/campaigns/{campaign}/mail")
            : await Letter(visit, state, store, form with { Problem = MailWords.Say(outcome, visit) });
    }

    private static async Task<IResult> Pause(Visit visit, Guid campaign, Guid mailing)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var found = await visit.Db.Set<Mailing>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == mailing
            && one.CampaignId == campaign);
        if (found is null) return visit.NotFound();
        await PlanMailing.Pause(visit.Db, visit.Known, found, visit.Field("paused") == "yes", state.Campaign.AdministrationId, visit.Now);
        return Results.Redirect($"/campaigns/{campaign}/mail");
    }

    private static async Task<IResult> SendAgain(Visit visit, Guid campaign, InvitationStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { IsOpen: true } state) return visit.NotFound();
        var unclear = store.Recipients(campaign).Where(one => one.State == RecipientState.Unclear).ToList();
        foreach (var one in unclear) await store.Note(campaign, one with { State = RecipientState.Waiting, Round = one.Round - 1 });
        foreach (var progress in await visit.Db.Set<MailingProgress>().AsNoTracking().Where(one => visit.Db.Set<Mailing>()
            .Any(mailing => mailing.Id == one.MailingId && mailing.CampaignId == campaign) && one.Finished).ToListAsync())
        {
            visit.Db.Update(progress with { Finished = false, At = visit.Now });
        }

        visit.Db.Note(visit.Known, visit.Now, "send-again", FormattableString.Invariant($"{unclear.Count}"),
            state.Campaign.AdministrationId);
        await visit.Db.SaveChangesAsync();
        return Results.Redirect($"/campaigns/{campaign}/mail");
    }

    private static async Task<IResult> Mark(Visit visit, Guid campaign, InvitationStore store, Settings settings)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var bounces = new List<Bounce>();
        if (visit.Form.Files.GetFile("file") is { Length: > 0 } file)
        {
            if (file.Length > ReadBounces.BytesMax || ReadBounces.Run(await Upload.Bytes(file,
                ReadBounces.BytesMax)) is not { } read)
            {
                return await Show(visit, campaign, store, settings, visit.Say("Das ist keine Mail und kein Postfach (.eml oder .mbox, höchstens 20 MB).",
                    "This is no mail and no mailbox (.eml or .mbox, 20 MB at most)."));
            }

            bounces.AddRange(read.Bounces);
        }
        else if (visit.Field("address") is { Length: > 0 } address)
        {
            bounces.Add(new(null, address, true, visit.Say("von Hand vermerkt", "marked by hand")));
        }

        var marked = await MarkBounces.Run(store, campaign, bounces);
        visit.Db.Note(visit.Known, visit.Now, "mark-bounces", FormattableString.Invariant($"{marked}"), state.Campaign.AdministrationId);
        await visit.Db.SaveChangesAsync();
        return marked == 0
            ? await Show(visit, campaign, store, settings, visit.Say("Darin kam keine Adresse dieser Erhebung als unzustellbar vor.",
                "It held no address of this survey as undeliverable."))
            : await Show(visit, campaign, store, settings, null, visit.Say($"Als unzustellbar vermerkt: {marked}.",
                $"Marked as undeliverable: {marked}."));
    }

    private static async Task<InvitationList?> ListOf(Visit visit, Guid campaign) => Guid.TryParse(visit.Field("list"), out var id)
        ? await visit.Db.Set<InvitationList>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.CampaignId == campaign) : null;
}

/// <summary>What is said of a letter that cannot go.</summary>
internal static class MailWords
{
    public static string Say(PlanMailing.Outcome outcome, Visit visit) => outcome switch
    {
        PlanMailing.Outcome.NotOpen => visit.Say("Verschickt wird nur, solange die Erhebung offen ist.", "Letters go only while the survey is open."),
        PlanMailing.Outcome.TextMissing => visit.Say("Bitte schreiben Sie einen Betreff und einen Text.",
            "Please write a subject and a text."),
        PlanMailing.Outcome.LinkMissing => visit.Say("In der Einladung fehlt {{link}}; ohne ihn kommt niemand zur Befragung.",
            "The invitation lacks {{link}}; without it nobody gets to the survey."),
        PlanMailing.Outcome.BlankOpen => visit.Say("Es steht noch etwas in eckigen Klammern oder doppelten geschweiften Klammern. Bitte füllen Sie es aus.",
            "Something still stands in square brackets or double braces. Please fill it in."),
        PlanMailing.Outcome.NoRecipients => visit.Say("Es gibt noch keine Adressen.", "There are no addresses yet."),
        PlanMailing.Outcome.AlreadyPlanned => visit.Say("Diese Erinnerung ist schon auf dem Weg; es gibt jede genau einmal.",
            "This reminder is on its way already; there is exactly one of each."),
        _ => visit.Say("Vor einer Erinnerung kommt die Einladung.", "The invitation comes before a reminder."),
    };
}
