using Wegmarke.Accounts;

namespace Wegmarke.Web;

/// <summary>Who may pass an endpoint. An endpoint without a door lets nobody pass.</summary>
/// <param name="Right">Needed right; null for everybody.</param>
/// <param name="Respondent">A page of the survey, or the door for other instances: no account, no sign-in, no token, nothing
/// remembered.</param>
internal sealed record Door(Right? Right, bool Respondent);

internal static class Doors
{
    /// <summary>For everybody, signed in or not.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Door(null, false));

    /// <summary>For those with this right, in the administration that the address names.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Right right)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Door(right, false));

    /// <summary>For respondents; no measurement says when one of them came.</summary>
    public static TBuilder ForRespondents<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Door(null, true)).DisableHttpMetrics();

    /// <summary>For whatever watches the instance: no account, nothing remembered, no content.</summary>
    public static TBuilder ForMachines<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Door(null, true)).DisableHttpMetrics();

    /// <summary>For other instances: what they send proves itself, see <see cref="Benchmarks.SignedFile"/>.</summary>
    public static TBuilder ForInstances<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Door(null, true));
}
