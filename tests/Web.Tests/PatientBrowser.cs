using Microsoft.Playwright;

namespace Wegmarke.Web.Tests;

/// <summary>A browser that waits for a page also where many tests want the same two cores.</summary>
internal static class PatientBrowser
{
    private const float Patience = 180_000;

    public static async Task<IBrowserContext> PatientContext(this IBrowser browser, BrowserNewContextOptions? options = null)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }
}
