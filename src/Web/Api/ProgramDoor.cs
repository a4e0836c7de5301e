using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;

namespace Wegmarke.Web.Api;

/// <summary>What a program needs to pass an endpoint: a scope of its access, and of its person the right. See
/// <see cref="ProgramGate"/>.</summary>
/// <param name="Scope">Null: any access will do.</param>
/// <param name="Formats">Media types that the endpoint answers in.</param>
internal sealed record ProgramDoor(ProgramScope? Scope, Right Right, IReadOnlyList<string> Formats)
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Anything = "*/*";
}

/// <summary>The description of the interface, and what is public anyway: no access is asked.</summary>
internal sealed record ProgramPorch;

internal static class ProgramDoors
{
    public static TBuilder ForPrograms<TBuilder>(this TBuilder builder, ProgramScope? scope, Right right, params string[] formats)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Door(null, true),
            new ProgramDoor(scope, right, formats.Length == 0 ? [ProgramDoor.Json] : formats));

    public static TBuilder ForAnyProgram<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Door(null, true), new ProgramPorch());
}
