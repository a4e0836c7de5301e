using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Wegmarke.Accounts.Programs;
using Wegmarke.Design;

namespace Wegmarke.Web.Api;

/// <summary>What the OpenAPI document says beyond types and addresses: who may pass, which headers count, which problems there
/// are.</summary>
internal static class ApiDescription
{
    public const string Name = "v1";
    public const string Scheme = "access";
    private const string Problem = "Problem";

    private const string About = """
        Released results, causes, strategy and steering of administrations, for other programs.

        **Access.** A person gives a program an access at `/programs`; it is sent as `Authorization: Bearer wm_…`. It may do what is named
        in its scopes, and never more than the person may. Cookies are not looked at.

        **Figures** come from released documents only. `withheld` says that the disclosure gate holds a figure back; it is null then.

        **Lists** come in pages: `limit` (1 to 200, usually 50) and `cursor`; the header `Link` names the next page.

        **Versions.** Every answer has an `ETag`; `If-None-Match` saves what is known already (304). Changes need `If-Match` (412 when
        somebody was faster). A POST with an `Idempotency-Key` takes effect once within 24 hours.

        **Problems** are documents of RFC 9457 with a stable `type`, German or English by `Accept-Language`, each with a remedy.
        """;

    private static readonly ProblemKind[] Usual = [ApiProblem.NoAccess, ApiProblem.ScopeMissing, ApiProblem.NotThere, ApiProblem.NoFormat,
        ApiProblem.TooMany, ApiProblem.Broken, ApiProblem.Busy];

    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = one => one.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Wegmarke", Version = "1.0.0", Description = About,
                License = new() { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            };
            document.Servers = [new() { Url = "/" }];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = IssueProgramToken.Prefix + "…",
                    Description = "An access that a person gave to the program.",
                },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Complete);
    }

    private static async Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var about = context.Description.ActionDescriptor.EndpointMetadata;
        var (door, trait) = (about.OfType<ProgramDoor>().First(), about.OfType<ApiTrait>().FirstOrDefault());
        var method = context.Description.HttpMethod ?? "GET";
        operation.Description = door.Scope is { } scope ? $"Needs the scope `{scope.Key()}` ({scope.Name(Language.English)})."
            : "Any access will do.";
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        Parameters(operation, trait, method);
        if (context.Document?.Components?.Schemas?.ContainsKey(Problem) != true)
        {
            context.Document!.AddComponent(Problem, await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), null, cancel));
        }

        var schema = new OpenApiSchemaReference(Problem, context.Document);
        operation.Responses ??= [];
        if (trait?.Csv == true && operation.Responses.TryGetValue("200", out var table))
        {
            table.Content?[ProgramDoor.Csv] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        if (method == "GET") operation.Responses["304"] = new OpenApiResponse { Description = "What is known already still holds" };
        foreach (var group in Usual.Concat(Of(method)).Concat(Of(trait)).Where(one =>
            door.Scope is not null || one != ApiProblem.ScopeMissing)
            .GroupBy(one => one.Status))
        {
            operation.Responses[group.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join("; ", group.Select(one => one.Title.English)),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = schema } },
            };
        }
    }

    private static ProblemKind[] Of(ApiTrait? trait) => trait?.Versioned == true ? [ApiProblem.Changed, ApiProblem.VersionMissing] : [];

    private static ProblemKind[] Of(string method) => method switch
    {
        "POST" => [ApiProblem.Unreadable, ApiProblem.Unfinished, ApiProblem.TooLarge, ApiProblem.NotJson, ApiProblem.Refused,
            ApiProblem.KeyUsed],
        "PUT" => [ApiProblem.Unreadable, ApiProblem.Changed, ApiProblem.TooLarge, ApiProblem.NotJson, ApiProblem.Refused,
            ApiProblem.VersionMissing],
        _ => [ApiProblem.Unreadable],
    };

    private static void Parameters(OpenApiOperation operation, ApiTrait? trait, string method)
    {
        var all = operation.Parameters ??= [];
        void Add(string name, ParameterLocation place, string words, bool required = false, JsonSchemaType type = JsonSchemaType.String) =>
            all.Add(new OpenApiParameter { Name = name, In = place, Description = words, Required = required,
                Schema = new OpenApiSchema { Type = type } });
        if (trait?.Paged == true)
        {
            Add("limit", ParameterLocation.Query, "How many on a page, 1 to 200.", type: JsonSchemaType.Integer);
            Add("cursor", ParameterLocation.Query, "As the page before gave it in next.");
        }

        Add("Accept-Language", ParameterLocation.Header, "de or en: language of names and messages.");
        if (method == "GET") Add("If-None-Match", ParameterLocation.Header, "ETag of what is known already.");
        if (method == "PUT" || trait?.Versioned == true) Add("If-Match", ParameterLocation.Header, "ETag of what was read.",
            required: true);
        if (method == "POST") Add(OneEffect.Header, ParameterLocation.Header, "Any text; the same text within 24 hours takes effect once.");
    }
}
