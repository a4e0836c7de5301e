namespace Wegmarke.Web;

internal static class Site
{
    /// <summary>Scheme and host for links that are told to others: as set up, else those under which somebody came.</summary>
    public static string Of(HttpContext context) => context.RequestServices.GetRequiredService<Settings>().Address
        ?? $"{context.Request.Scheme}://{context.Request.Host}";
}
