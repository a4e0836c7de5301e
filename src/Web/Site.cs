namespace Wegmarke.Web;

internal static class Site
{
    /// <summary>Scheme and host under which somebody came, for links that are told to others.</summary>
    public static string Of(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
