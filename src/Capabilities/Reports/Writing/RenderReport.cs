using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Reports.Writing;

/// <summary>Renders a report as one HTML file, and single drawings as SVG, with the components that pages use.</summary>
public static partial class RenderReport
{
    private static readonly IServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

    private static readonly Lazy<string> DrawingStyle = new(() => "text { font-family: \"Noto Sans\"; } " + string.Join(" ",
        Rule().Matches(ChartStyle.Css).Select(match => match.Groups[1].Value)));

    /// <param name="warning">What its reader has to know about the file; null: nothing.</param>
    public static async Task<string> Run(ReportPaper paper, Sentence? warning = null) =>
        "<!doctype html>\n" + await Html<ReportFile>(new() { ["Paper"] = paper, ["Warning"] = warning });

    /// <summary>What was found in a table of answers, as one HTML file.</summary>
    public static async Task<string> Of(Analysis analysis, Language language) =>
        "<!doctype html>\n" + await Html<AnalysisReport>(new() { ["Analysis"] = analysis, ["Language"] = language });

    /// <summary>The drawing as a file of its own, as wide as it is on a desk.</summary>
    public static async Task<string> Drawing(ReportChart chart, Language language)
    {
        var html = await Html<ReportDrawing>(new() { ["Chart"] = chart, ["Language"] = language });
        var svg = Svg().Match(html).Value;
        return svg.Insert(svg.IndexOf('>', StringComparison.Ordinal) + 1, $"<style>{DrawingStyle.Value}</style>");
    }

    private static async Task<string> Html<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(Nothing, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    [GeneratedRegex(@"<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    /// <summary>Rules about what lies within a drawing, without what they say about the page around it.</summary>
    [GeneratedRegex(@"\.chart ((?:text|\.[\w-]+) \{[^}]*\})")]
    private static partial Regex Rule();
}
