using System.Net;

namespace Wegmarke.Web.Tests;

internal static class AnswerText
{
    /// <summary>The body with entities resolved.</summary>
    public static async Task<string> Body(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
