using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Web.Api;

/// <summary>How often a program may ask; counts for the access, not for the address it comes from.</summary>
internal sealed class ProgramPatience : IDisposable
{
    public const int PerMinute = 300;

    private readonly PartitionedRateLimiter<Guid> asked = PartitionedRateLimiter.Create<Guid, Guid>(token =>
        RateLimitPartition.GetFixedWindowLimiter(token, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <returns>How long to wait; null: go on.</returns>
    public TimeSpan? Take(Guid token)
    {
        using var lease = asked.AttemptAcquire(token);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => asked.Dispose();
}

/// <summary>The door for programs: asks for the access instead of a cookie, for its scope, and for the right in the one authorisation
/// table. Whatever goes wrong behind it is answered as a problem document.</summary>
internal sealed class ProgramGate(RequestDelegate next, ProgramPatience patience, IEnumerable<EndpointDataSource> endpoints,
    ILogger<ProgramGate> log)
{
    public const string Interface = "/api";
    public const string Agents = "/mcp";
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Interface) && !context.Request.Path.StartsWithSegments(Agents))
        {
            await next(context);
            return;
        }

        context.Request.Headers.Remove("Cookie");
        var language = Visit.LanguageOf(context.Request);
        try
        {
            await Pass(context, language);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The program left; nobody is there to be answered.
        }
        catch (Exception failed) when (!context.Response.HasStarted)
        {
            var (kind, detail) = KindOf(failed);
            if (kind.Status >= StatusCodes.Status500InternalServerError)
            {
                log.LogError("{Kind} at {Place}", failed.GetType().Name, failed.StackTrace);
                context.Response.Headers.RetryAfter = "30";
            }

            await ApiProblem.Write(context, kind, language, detail);
        }
    }

    private async Task Pass(HttpContext context, Language language)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<ProgramPorch>() is not null)
        {
            await next(context);
            return;
        }

        if (endpoint?.Metadata.GetMetadata<ProgramDoor>() is not { } door)
        {
            var methods = Allowed(context.Request.Path);
            // Known with this method, so what does not fit is the kind of content or a part of the address.
            if (methods.Count == 0 || methods.Contains(context.Request.Method))
            {
                var foreign = context.Request.ContentType is not null && !context.Request.HasJsonContentType();
                await ApiProblem.Write(context, methods.Count > 0 && foreign ? ApiProblem.NotJson : ApiProblem.NotThere, language);
            }
            else
            {
                context.Response.Headers.Allow = string.Join(", ", methods);
                await ApiProblem.Write(context, ApiProblem.NoMethod, language);
            }

            return;
        }

        var visit = context.RequestServices.GetRequiredService<Visit>();
        var written = context.Request.Headers.Authorization.ToString();
        if (!written.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || await FindProgram.Run(visit.Db, written[Scheme.Length..].Trim(), visit.Now) is not { } program)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"wegmarke\""
                + (written.Length > 0 ? ", error=\"invalid_token\"" : "");
            await ApiProblem.Write(context, ApiProblem.NoAccess, language);
            return;
        }

        visit.BeginAs(program.Actor);
        context.Features.Set(program);
        context.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, program.Token.Id.ToString())], "program"));
        if (await Refused(context, visit, door, program) is { } refusal) await refusal.ExecuteAsync(context);
        else if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(Interface)
            && context.Request.Headers[OneEffect.Header].ToString() is { Length: > 0 } key)
        {
            await OneEffect.Run(context, visit, program.Token.Id, key, next);
        }
        else await next(context);
    }

    private async Task<IResult?> Refused(HttpContext context, Visit visit, ProgramDoor door, KnownProgram program)
    {
        if (patience.Take(program.Token.Id) is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return visit.Problem(ApiProblem.TooMany);
        }

        if (door.Scope is { } scope && !program.Scopes.Contains(scope))
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"wegmarke\", error=\"insufficient_scope\", scope=\"{scope.Key()}\"";
            return visit.Problem(ApiProblem.ScopeMissing, new($"Es fehlt „{scope.Key()}“: {scope.Name(Language.German)}.",
                $"“{scope.Key()}” is missing: {scope.Name(Language.English)}."));
        }

        if (await OutOfReach(context, visit, door) is { } kind) return visit.Problem(kind);
        if (ApiAnswer.Preferred(context.Request, door.Formats) is null) return visit.Problem(ApiProblem.NoFormat);
        return !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsDelete(context.Request.Method)
            && !context.Request.HasJsonContentType() ? visit.Problem(ApiProblem.NotJson) : null;
    }

    /// <summary>What an administration that is none of theirs holds, is not there for them; of their own they learn that a right is
    /// missing.</summary>
    private static async Task<ProblemKind?> OutOfReach(HttpContext context, Visit visit, ProgramDoor door)
    {
        if (context.GetRouteValue("administration") is not string named)
        {
            return visit.Known.May(door.Right) ? null : ApiProblem.RightMissing;
        }

        var id = Guid.Parse(named);
        return !visit.Known.Grants.Any(grant => grant.Administration is null || grant.Administration == id)
            || !await visit.Db.Set<Administration>().AnyAsync(one => one.Id == id) ? ApiProblem.NotThere
            : visit.Known.May(door.Right, id) ? null : ApiProblem.RightMissing;
    }

    private List<string> Allowed(PathString path) => [.. endpoints.SelectMany(one => one.Endpoints).OfType<RouteEndpoint>()
        .Where(one => one.Metadata.GetMetadata<ProgramDoor>() is not null || one.Metadata.GetMetadata<ProgramPorch>() is not null)
        .Where(one => new TemplateMatcher(TemplateParser.Parse(one.RoutePattern.RawText!), []).TryMatch(path, []))
        .SelectMany(one => one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Order()];

    private static (ProblemKind Kind, Sentence? Detail) KindOf(Exception failed) => failed switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (ApiProblem.TooLarge, null),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => (ApiProblem.NotJson, null),
        BadHttpRequestException { InnerException: JsonException json } => (ApiProblem.Unreadable, new(
            $"Das JSON passt an der Stelle {json.Path ?? "$"} (Zeile {json.LineNumber + 1}) nicht zur Beschreibung.",
            $"The JSON does not fit the description at {json.Path ?? "$"} (line {json.LineNumber + 1}).")),
        BadHttpRequestException => (ApiProblem.Unreadable, null),
        _ when Guardrail.IsStoreInTrouble(failed) => (ApiProblem.Busy, null),
        _ => (ApiProblem.Broken, null),
    };
}
