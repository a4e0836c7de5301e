using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.PublicPages;

namespace Wegmarke.Web;

/// <summary>Public pages as they were put together a moment ago. Whether a page is still public is asked each time.</summary>
internal sealed class ProgressPages(TimeProvider time)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private const int KeptMost = 2000;

    private readonly ConcurrentDictionary<string, (int Number, byte[] Html, string Tag, DateTimeOffset At)> kept = [];

    public async Task<(byte[] Html, string Tag)> Get(string key, int number, Func<Task<string>> render)
    {
        var now = time.GetUtcNow();
        if (kept.TryGetValue(key, out var there) && there.Number == number && now - there.At < Fresh) return (there.Html, there.Tag);
        var html = Encoding.UTF8.GetBytes(await render());
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(html))[..20]}\"";
        if (kept.Count >= KeptMost) kept.Clear();
        kept[key] = (number, html, tag, now);
        return (html, tag);
    }
}

/// <summary>The public page of a town, and the choice of what stands on it.</summary>
internal static class ProgressEndpoints
{
    private const string Root = "/administrations/{administration:guid}/progress";

    public static void MapProgress(this IEndpointRouteBuilder app)
    {
        app.MapGet("/progress/{slug}", (OpenGuest guest, ProgressPages pages, ModelShelf shelf, string slug) =>
            Public(guest, pages, shelf, slug, false)).ForRespondents();
        app.MapGet("/progress/{slug}/embed", (OpenGuest guest, ProgressPages pages, ModelShelf shelf, string slug) =>
            Public(guest, pages, shelf, slug, true)).ForRespondents();
        app.MapGet(Root, (Visit visit, ModelShelf shelf, Guid administration) => Show(visit, shelf, administration, null, null, null))
            .Needs(Right.PublishProgress);
        app.MapPost(Root, Choose).Needs(Right.PublishProgress);
    }

    /// <summary>Kept by browsers, but asked for each time: what was withdrawn is gone at once.</summary>
    private static async Task<IResult> Public(OpenGuest guest, ProgressPages pages, ModelShelf shelf, string slug, bool embedded)
    {
        var page = await guest.Db.Set<ProgressPage>().AsNoTracking().FirstOrDefaultAsync(one => one.Slug == slug);
        if (page is null || await PublishProgress.Latest(guest.Db, page.AdministrationId) is not { IsPublic: true } choice)
        {
            return guest.NotThere();
        }

        var path = $"/progress/{slug}{(embedded ? "/embed" : "")}";
        var (html, tag) = await pages.Get($"{path} {guest.Language.Key}", choice.Number, async () =>
        {
            var administration = await guest.Db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == page.AdministrationId);
            var view = await FindProgress.Run(guest.Db, administration, choice, await ReadingEndpoints.ModelOf(guest.Db,
                administration.Id, shelf), guest.Now);
            return await Render(guest.Context, new() { ["Language"] = guest.Language, ["View"] = view, ["Path"] = path,
                ["Embedded"] = embedded });
        });
        var headers = guest.Context.Response.Headers;
        if (embedded) headers.ContentSecurityPolicy = Guardrail.PolicyOfFrames;
        headers.CacheControl = "public, no-cache";
        headers.Vary = "Accept-Language, Cookie";
        headers.ETag = tag;
        return guest.Context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(one => one.Trim().Replace("W/", "",
            StringComparison.Ordinal) == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(html, "text/html; charset=utf-8");
    }

    private static async Task<string> Render(HttpContext context, Dictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PublicProgressPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private static async Task<IResult> Show(Visit visit, ModelShelf shelf, Guid administration, IReadOnlyList<ProgressBlock>? chosen,
        string? intro, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var standing = await PublishProgress.Latest(visit.Db, administration);
        var slug = await visit.Db.Set<ProgressPage>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .Select(one => one.Slug).FirstOrDefaultAsync();
        var (blocks, greeting) = (chosen ?? standing?.Blocks ?? [], intro ?? standing?.Intro ?? "");
        var preview = blocks.Count == 0 ? null : await FindProgress.Run(visit.Db, found, new(administration, 0, blocks, greeting, "",
            visit.Now), await ReadingEndpoints.ModelOf(visit, administration, shelf), visit.Now);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Standing", standing), ("Address", "/progress/" + slug), ("Chosen", blocks), ("Intro", greeting),
            ("Host", Site.Of(visit.Context)), ("Seen", standing?.Number ?? 0),
            ("Preview", preview), ("Problem", problem),
        };
        return problem is null ? visit.Page<ProgressSettingsPage>(parameters) : visit.Mend<ProgressSettingsPage>(parameters);
    }

    private static async Task<IResult> Choose(Visit visit, ModelShelf shelf, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var (go, intro) = (visit.Field("go"), visit.Field("intro"));
        IReadOnlyList<ProgressBlock> chosen = go == "withdraw" ? []
            : [.. visit.Form["block"].OfType<string>().Select(visit.Chosen<ProgressBlock>).OfType<ProgressBlock>()];
        if (go == "preview" || (go != "withdraw" && chosen.Count == 0))
        {
            return await Show(visit, shelf, administration, chosen, intro, chosen.Count == 0
                ? visit.Say("Bitte wählen Sie mindestens einen Teil.", "Please choose at least one part.")
                : PublishProgress.Fault(chosen, intro)?.In(visit.Language));
        }

        return await PublishProgress.Run(visit.Db, visit.Known, found, visit.Seen, chosen, intro, visit.Now) switch
        {
            PublishProgress.Published => Results.Redirect($"/administrations/{administration}/progress"),
            PublishProgress.Refused refused => await Show(visit, shelf, administration, chosen, intro, refused.Why.In(visit.Language)),
            PublishProgress.Overtaken { Theirs: var theirs } => await Show(visit, shelf, administration, chosen, intro, visit.Say(
                $"Inzwischen hat {theirs.By} gewählt: {Names(theirs, visit)}. Ihre Wahl steht noch im Formular; veröffentlichen Sie noch einmal, wenn sie gelten soll.",
                $"Meanwhile {theirs.By} chose: {Names(theirs, visit)}. Your choice still stands in the form; publish again if it should hold.")),
            _ => visit.NotFound(),
        };
    }

    private static string Names(ProgressChoice choice, Visit visit) => choice.Blocks.Count == 0 ? visit.Say("nichts", "nothing")
        : string.Join(", ", choice.Blocks.Select(one => one.Name(visit.Language)));
}
