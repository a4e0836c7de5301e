using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Wegmarke.Web.Tests;

/// <summary>Axe inside the page itself. The package's own call opens another page for each page that it looks at, which takes longer than
/// looking; our pages have no frames that would need it.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <returns>Rule and element of each violation.</returns>
    public static async Task<IReadOnlyList<string>> Violations(IPage page, bool colours = true)
    {
        await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<JsonElement>("""
            colours => axe.run(document, {
              resultTypes: ['violations'], rules: { 'color-contrast': { enabled: colours } }
            }).then(result => ({
              passes: result.passes.length,
              violations: result.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html))
            }))
            """, colours);
        Assert.True(found.GetProperty("passes").GetInt32() > 5);
        return [.. found.GetProperty("violations").EnumerateArray().Select(one => one.GetString()!)];
    }
}
