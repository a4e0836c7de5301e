using System.Globalization;
using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace Wegmarke.Web.Api;

/// <summary>The interface for programs, with its description.</summary>
internal static class ApiEndpoints
{
    private const string Reference = "/api/v1/reference";

    public static void AddApi(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<ProgramPatience>();
        services.ConfigureHttpJsonOptions(json => ApiAnswer.Set(json.SerializerOptions));
        services.AddOpenApi(ApiDescription.Name, ApiDescription.Describe);
        services.AddAgents();
        services.AddNotifications(settings);
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapHouseApi();
        app.MapResultApi();
        app.MapSteeringApi();
        app.MapInitiativeApi();
        app.MapFactApi();
        app.MapReportApi();
        app.MapAgents();
        app.MapGet(ProblemKind.Root, (HttpContext context) =>
        {
            var language = Visit.LanguageOf(context.Request);
            return ApiAnswer.Of(ApiProblem.All.Select(one => one.In(language)));
        }).ForAnyProgram().ExcludeFromDescription();
        app.MapGet(ProblemKind.Root + "/{key}", (HttpContext context, string key) => ApiProblem.All.FirstOrDefault(one => one.Key == key)
            is { } kind ? (IResult)ApiAnswer.Of(kind.In(Visit.LanguageOf(context.Request))) : Results.NotFound())
            .ForAnyProgram().ExcludeFromDescription();
        app.MapOpenApi("/api/{documentName}/openapi.json").ForAnyProgram();
        app.MapOpenApi("/api/{documentName}/openapi.yaml").ForAnyProgram();
        app.MapScalarApiReference(Reference, (options, context) => Describe(options, context)).ForAnyProgram();
    }

    /// <summary>The page that shows the description brings its own script and styles. It may run exactly this script, and ask nobody but
    /// this site; nothing of it is shown to anybody who is signed in.</summary>
    private static void Describe(ScalarOptions options, HttpContext context)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy = string.Create(CultureInfo.InvariantCulture,
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
            + $"img-src 'self' data:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'");
        options.WithTitle("Wegmarke API").WithOpenApiRoutePattern("/api/v1/openapi.json").WithNonce(nonce).DisableDefaultFonts()
            .DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton()
            .AddPreferredSecuritySchemes([ApiDescription.Scheme]);
    }
}
