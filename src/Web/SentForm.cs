using System.Text.Encodings.Web;

namespace Wegmarke.Web;

/// <summary>A form as it was sent, for a page that says that nothing can be stored just now, or that asks first who it is: what somebody
/// typed is in this page and goes with one click, without the Back button and without scripts. A sheet carries its own secret, so sending
/// it twice counts once.</summary>
internal static class SentForm
{
    /// <returns>Empty where nothing can be sent again.</returns>
    public static async Task<string> Of(HttpContext context)
    {
        if (await Fields(context) is not { } sent) return "";
        var fields = string.Concat(sent.Select(field =>
            $"""<input type="hidden" name="{Plain(field.Key)}" value="{Plain(field.Value)}">"""));
        return $"""
            <p>Was Sie eingegeben haben, steht noch auf dieser Seite und geht mit. Lassen Sie sie offen.</p>
            <p lang="en">What you entered is still on this page and is sent with it. Keep it open.</p>
            <form method="post" action="{Plain(ActionOf(context.Request))}">{fields}
            <p><button class="kern-btn kern-btn--primary"><span class="kern-label">Noch einmal senden · <span lang="en">Send
            again</span></span></button></p></form>
            """;
    }

    public static string ActionOf(HttpRequest request) => request.PathBase + request.Path + request.QueryString;

    /// <returns>Null where nothing was sent, where a file was (it cannot be kept in a page), or where a password was.</returns>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>?> Fields(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return null;
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync();
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or BadHttpRequestException)
        {
            return null;
        }

        if (form.Files.Count > 0 || form.Any(field => field.Key.Contains("password", StringComparison.OrdinalIgnoreCase)
            && field.Value.Any(value => value?.Length > 0))) return null;
        return [.. form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))];
    }

    private static string Plain(string text) => HtmlEncoder.Default.Encode(text);
}
