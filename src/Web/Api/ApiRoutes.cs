using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;

namespace Wegmarke.Web.Api;

/// <summary>Maps endpoints of the interface so that each has its door and its description.</summary>
/// <param name="Tag">Under which heading the description lists them.</param>
internal sealed record ApiRoutes(IEndpointRouteBuilder Routes, string Tag)
{
    public const string Root = "/api/v1";
    public const string House = Root + "/administrations/{administration:guid}";

    public void Get<T>(string path, ProgramScope? scope, Right right, string name, string summary, Delegate answer) =>
        Described(Routes.MapGet(path, answer), name, summary).Produces<T>(StatusCodes.Status200OK, ProgramDoor.Json)
            .ForPrograms(scope, right);

    /// <summary>A list in pages.</summary>
    public void List<T>(string path, ProgramScope? scope, Right right, string name, string summary, Delegate answer) =>
        Described(Routes.MapGet(path, answer), name, summary).Produces<PageDocument<T>>(StatusCodes.Status200OK, ProgramDoor.Json)
            .WithMetadata(new ApiTrait(Paged: true)).ForPrograms(scope, right);

    /// <summary>Figures, as JSON or as CSV.</summary>
    public void Table<T>(string path, ProgramScope scope, Right right, string name, string summary, Delegate answer) =>
        Described(Routes.MapGet(path, answer), name, summary).Produces<TableDocument<T>>(StatusCodes.Status200OK, ProgramDoor.Json)
            .WithMetadata(new ApiTrait(Csv: true)).ForPrograms(scope, right, ProgramDoor.Json, ProgramDoor.Csv);

    public void File(string path, ProgramScope scope, Right right, string name, string summary, Delegate answer) =>
        Described(Routes.MapGet(path, answer), name, summary).Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .ForPrograms(scope, right, ProgramDoor.Anything);

    public void Post<TIn, TOut>(string path, ProgramScope scope, Right right, string name, string summary, Delegate answer)
        where TIn : notnull => Described(Routes.MapPost(path, answer), name, summary).Accepts<TIn>(ProgramDoor.Json)
            .Produces<TOut>(StatusCodes.Status201Created, ProgramDoor.Json).ForPrograms(scope, right);

    public void Put<TIn, TOut>(string path, ProgramScope scope, Right right, string name, string summary, Delegate answer)
        where TIn : notnull => Described(Routes.MapPut(path, answer), name, summary).Accepts<TIn>(ProgramDoor.Json)
            .Produces<TOut>(StatusCodes.Status200OK, ProgramDoor.Json).ForPrograms(scope, right);

    /// <summary>Adds to something that was read: asks for its version, and takes effect once.</summary>
    public void Append<TIn, TOut>(string path, ProgramScope scope, Right right, string name, string summary, Delegate answer)
        where TIn : notnull => Described(Routes.MapPost(path, answer), name, summary).Accepts<TIn>(ProgramDoor.Json)
            .Produces<TOut>(StatusCodes.Status201Created, ProgramDoor.Json).WithMetadata(new ApiTrait(Versioned: true))
            .ForPrograms(scope, right);

    private RouteHandlerBuilder Described(RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithTags(Tag).WithSummary(summary);
}

/// <summary>What the description says about an endpoint beyond its types.</summary>
internal sealed record ApiTrait(bool Paged = false, bool Csv = false, bool Versioned = false);
