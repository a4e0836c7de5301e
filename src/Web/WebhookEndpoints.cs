using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Webhooks;

namespace Wegmarke.Web;

/// <summary>Addresses of other programs that are called when something has happened.</summary>
internal static class WebhookEndpoints
{
    private const string Root = "/administrations/{administration:guid}/webhooks";

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var manage = app.MapGroup(Root).Needs(Right.ManageAdministration);
        manage.MapGet("", (Visit visit, Guid administration) => List(visit, administration, new("", []), null));
        manage.MapPost("", SetUp);
        manage.MapGet("/{webhook:guid}", (Visit visit, Guid administration, Guid webhook) => With(visit, administration, webhook,
            async state => visit.Page<WebhookPage>(("Administration", await AdministrationEndpoints.Find(visit, administration)),
                ("State", state), ("Number", Page(visit)))));
        manage.MapPost("/{webhook:guid}/turn", (Visit visit, Guid administration, Guid webhook) => With(visit, administration, webhook,
            async state =>
            {
                await TurnWebhook.Run(visit.Db, visit.Known, state.Webhook, visit.Field("active") == "yes", "", visit.Now);
                return Back(administration, webhook);
            }));
        manage.MapPost("/{webhook:guid}/test", (Visit visit, Guid administration, Guid webhook, TellAddresses tell) => With(visit,
            administration, webhook, async state =>
            {
                await tell.Test(visit.Db, state.Webhook, visit.Now, visit.Context.RequestAborted);
                return Back(administration, webhook);
            }));
        manage.MapPost("/{webhook:guid}/deliveries/{delivery:guid}", (Visit visit, Guid administration, Guid webhook, Guid delivery,
            TellAddresses tell) => With(visit, administration, webhook, async state =>
            {
                if (await visit.Db.Set<WebhookDelivery>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == delivery
                    && one.WebhookId == webhook) is not { } known) return visit.NotFound();
                await tell.Again(visit.Db, state.Webhook, known, visit.Now, visit.Context.RequestAborted);
                return Back(administration, webhook);
            }));
    }

    private static int Page(Visit visit) =>
        int.TryParse(visit.Context.Request.Query["page"], CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 10_000) : 1;

    private static IResult Back(Guid administration, Guid webhook) => Results.Redirect($"/administrations/{administration}/webhooks/{webhook}");

    private static async Task<IResult> With(Visit visit, Guid administration, Guid webhook, Func<WebhookState, Task<IResult>> deed) =>
        await WebhookState.Find(visit.Db, administration, webhook, Page(visit)) is { } state ? await deed(state) : visit.NotFound();

    private static async Task<IResult> List(Visit visit, Guid administration, WebhookForm form, string? secret)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Webhooks", await WebhookState.Of(visit.Db, administration)), ("Form", form), ("Secret", secret),
        };
        return form.Problem is null ? visit.Page<WebhooksPage>(parameters) : visit.Mend<WebhooksPage>(parameters);
    }

    /// <summary>The key is shown at once instead of led to: it stands in no address of a page.</summary>
    private static async Task<IResult> SetUp(Visit visit, Guid administration, WebhookKeys keys, Settings settings)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        WebhookEvent[] events = [.. visit.Form["event"].OfType<string>().Where(Enum.GetNames<WebhookEvent>().Contains)
            .Select(Enum.Parse<WebhookEvent>).Where(WebhookEvents.Choosable.Contains)];
        var form = new WebhookForm(visit.Field("address"), events);
        return await SetUpWebhook.Run(visit.Db, visit.Known, administration, form.Address, events, Site.Of(visit.Context),
            settings.CallInside, visit.Now) switch
        {
            SetUpWebhook.Done done => await List(visit, administration, new("", []), keys.Secret(done.Webhook)),
            SetUpWebhook.Refused refused => await List(visit, administration, form with { Problem = refused.Why.In(visit.Language) }, null),
            _ => visit.NotFound(),
        };
    }
}
