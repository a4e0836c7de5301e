using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>One request of somebody who is not a respondent: who, in which language, with which form.</summary>
internal sealed class Visit(IHttpContextAccessor accessor, Database db, Settings settings, IAntiforgery antiforgery, TimeProvider time)
{
    private const string LanguageCookie = "wegmarke-language";
    private const string SessionClaim = "session";

    public HttpContext Context => accessor.HttpContext!;

    public Database Db => db;

    public Actor? Actor { get; private set; }

    /// <summary>The actor, behind a door that needs one.</summary>
    public Actor Known => Actor ?? throw new InvalidOperationException("The door let somebody pass who is not signed in.");

    /// <summary>With what the actor is signed in; null for strangers.</summary>
    public Session? Session { get; private set; }

    public Language Language { get; private set; } = Language.German;

    public bool Demo => settings.Demo;

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public IFormCollection Form => Context.Request.Form;

    /// <summary>What was written into a field, without blanks around it; empty when the form has no such field.</summary>
    public string Field(string name) => Form[name].ToString().Trim();

    /// <summary>A whole number as people write it, or −1.</summary>
    public int Number(string name) => Language.ReadCount(Field(name)) ?? -1;

    /// <summary>A choice out of a list by its name, or null; a number is no name.</summary>
    public TChoice? Chosen<TChoice>(string name)
        where TChoice : struct, Enum =>
        Enum.GetNames<TChoice>().Contains(name) ? Enum.Parse<TChoice>(name) : null;

    /// <summary>Number of the version that the writer had before the eyes, as the form says.</summary>
    public int Seen => int.TryParse(Field("seen"), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;

    public string Say(string german, string english) => Language.Say(german, english);

    public Frame Frame
    {
        get
        {
            var tokens = antiforgery.GetAndStoreTokens(Context);
            return new(Language, Actor?.Name, Demo, Context.Request.Path + Context.Request.QueryString, [.. Links()],
              tokens.FormFieldName, tokens.RequestToken!) { SearchIn = SearchIn() };
        }
    }

    /// <summary>The administration that the address names, or the first that this person was let into; the page of hits names it.</summary>
    private Guid? SearchIn()
    {
        if (Actor is not { } actor) return null;
        if (Guid.TryParse(Context.GetRouteValue("administration") as string, out var named)) return actor.May(Right.ReadDesk, named) ? named : null;
        return actor.Grants.Select(grant => grant.Administration).FirstOrDefault(one => one is not null);
    }

    public async Task Begin()
    {
        Language = LanguageOf(Context.Request);
        var signedIn = await Context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (!Guid.TryParse(signedIn.Principal?.FindFirstValue(SessionClaim), out var id)
            || await KeepSession.Find(db, id, Now) is not { } session
            || await FindActor.Run(db, session.AccountId, Now) is not { } actor) return;
        (Session, Actor) = (session, actor);
        db.ReachOnly(actor.Reach);
    }

    /// <summary>A program brings an access instead of a cookie; whom it acts for is known already.</summary>
    public void BeginAs(Actor actor)
    {
        (Actor, Language) = (actor, LanguageOf(Context.Request));
        db.ReachOnly(actor.Reach);
    }

    /// <summary>Begins a session of its own; whatever was signed in before on this device is over.</summary>
    public async Task SignIn(Guid account, SignInWay way)
    {
        await SignOut();
        var session = await KeepSession.Begin(db, account, way, Context.Request.Headers.UserAgent, Now);
        var identity = new ClaimsIdentity([new(SessionClaim, session.Id.ToString())], CookieAuthenticationDefaults.AuthenticationScheme);
        await Context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new(identity));
    }

    public async Task SignOut()
    {
        if (Session is { } session) await KeepSession.End(db, session.AccountId, session.Id);
        await Context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        // Not what scripts keep: answers to a survey that wait for a connection lie there.
        Context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
    }

    /// <summary>A cookie for a step between two pages; no script reads it, and no other site sends it.</summary>
    public void Keep(string name, string value, TimeSpan holds) => Context.Response.Cookies.Append(name, value,
        new() { HttpOnly = true, Secure = Context.Request.IsHttps, SameSite = SameSiteMode.Strict, MaxAge = holds, IsEssential = true });

    public void Remember(Language language) => Context.Response.Cookies.Append(LanguageCookie, language.Key,
        new() { HttpOnly = true, Secure = Context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365),
            IsEssential = true });

    /// <summary>What the reader chose, else what the browser prefers, else German.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        if (request.Query["lang"].ToString() is { Length: > 0 } asked) return Language.Of(asked);
        if (request.Cookies[LanguageCookie] is { } chosen) return Language.Of(chosen);
        foreach (var preferred in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1))
        {
            var known = Language.All.FirstOrDefault(language =>
              preferred.Value.StartsWith(language.Key, StringComparison.OrdinalIgnoreCase));
            if (known is not null) return known;
        }

        return Language.German;
    }

    /// <summary>A page; parameters by name beside the frame.</summary>
    public RazorComponentResult<TPage> Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        new(parameters.Append(("Frame", Frame)).ToDictionary(one => one.Item1, one => one.Item2)) { PreventStreamingRendering = true };

    /// <summary>A form that has to be mended, with what was written and what to mend.</summary>
    public RazorComponentResult<TPage> Mend<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page<TPage>(parameters);
    }

    public IResult NotFound() => Notice(StatusCodes.Status404NotFound, new(Say("Diese Seite gibt es nicht", "There is no such page"),
        Say("Vielleicht ist die Adresse unvollständig.", "Perhaps the address is incomplete."), "/", Say("Zum Anfang", "To the start")));

    public IResult NotAllowed() => Notice(StatusCodes.Status403Forbidden,
      new(Say("Das ist für Ihre Rolle nicht freigegeben", "This is not open to your role"),
        Say("Wenn Sie diese Seite brauchen, wenden Sie sich an die Digitalisierungsbeauftragte Ihrer Verwaltung.",
            "If you need this page, ask the coordinator for digitalisation of your administration."), "/",
              Say("Zum Anfang", "To the start")));

    public IResult FormExpired() => Notice(StatusCodes.Status400BadRequest, new(Say("Das Formular ist abgelaufen", "The form has expired"),
        Say("Es war länger offen als Ihre Anmeldung. Bitte öffnen Sie die Seite noch einmal; gespeichert wurde nichts.",
            "It was open longer than you were signed in. Please open the page again; nothing was stored."), "/",
              Say("Zum Anfang", "To the start")));

    public IResult Notice(int status, Notice notice)
    {
        Context.Response.StatusCode = status;
        return Page<NoticePage>(("Notice", notice));
    }

    private IEnumerable<FrameLink> Links()
    {
        if (Actor is not { } actor) yield break;
        yield return new("/desk", Say("Lage", "Desk"));
        if (actor.May(Right.ReadCampaigns) || actor.May(Right.ReadResults)) yield return new("/administrations",
          Say("Verwaltungen", "Administrations"));
        if (actor.May(Right.RunCircles)) yield return new("/circles", Say("Kreise", "Circles"));
        yield return new("/models", Say("Modelle", "Models"));
        if (actor.May(Right.EditModels)) yield return new("/model-drafts", Say("Entwürfe", "Drafts"));
        if (actor.May(Right.ManageAccounts)) yield return new("/accounts", Say("Konten", "Accounts"));
        if (actor.May(Right.Operate)) yield return new("/operation", Say("Betrieb", "Operation"));
        if (actor.May(Right.ReadAudit)) yield return new("/audit", Say("Protokoll", "Record"));
    }
}
