using System.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Wegmarke.Web;

/// <summary>What leaves the instance for those who watch it: logs, and numbers and traces where they are turned on. All of it names kinds
/// of pages and
/// errors, never an address that somebody opened, a code, a name or an answer.</summary>
internal static class Watching
{
    /// <summary>Categories that would write addresses of pages, and so codes and names in them, however much is logged.</summary>
    private static readonly string[] Talkative =
        ["Microsoft.AspNetCore", "Microsoft.Hosting", "System.Net.Http", "Microsoft.Extensions.Http"];

    public static void AddWatching(this WebApplicationBuilder builder, WatchSettings settings)
    {
        var level = Enum.Parse<LogLevel>(settings.LogLevel, ignoreCase: true);
        builder.Logging.ClearProviders().SetMinimumLevel(level);
        if (settings.LogAsJson) builder.Logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        else builder.Logging.AddSimpleConsole();
        foreach (var category in Talkative) builder.Logging.AddFilter(category, level > LogLevel.Warning ? level : LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting",
            LogLevel.None)
            .AddFilter("Microsoft", level > LogLevel.Information ? level : LogLevel.Information);
        // Whether people get in is told also where nothing else is.
        builder.Logging.AddFilter(typeof(SignInLog).FullName, LogLevel.Information);
        if (settings.MetricsAddress is null && settings.Otlp is null) return;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("wegmarke",
            serviceVersion: Care.ProgramVersion.Text));
        telemetry.WithMetrics(metrics =>
        {
            // Requests are counted by the pattern of their address; pages of respondents are not counted at all.
            metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", SignInLog.Meter,
                Mail.MailNumbers.Meter);
            if (settings.MetricsAddress is { } address) metrics.AddPrometheusHttpListener(listener => (listener.Host, listener.Port) =
                (new Uri(address).Host, new Uri(address).Port));
            if (settings.Otlp is { } target) metrics.AddOtlpExporter(otlp => otlp.Endpoint = new(target));
        });
        if (settings.Otlp is { } collector)
        {
            telemetry.WithTracing(traces => traces.AddSource(Traces.Source).SetSampler(new AlwaysOnSampler()).AddOtlpExporter(otlp =>
                otlp.Endpoint = new(collector)));
        }
    }
}

/// <summary>One span, and one line where that much is logged, for each page of somebody signed in, named by the pattern of its address.
/// Pages of
/// respondents leave none: the moment alone would say when somebody answered.</summary>
internal sealed class Traces(RequestDelegate next, ILogger<Traces> log)
{
    public const string Source = "Wegmarke";

    private static readonly ActivitySource Spans = new(Source);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!Spans.HasListeners() && !log.IsEnabled(LogLevel.Information))
        {
            await next(context);
            return;
        }

        // What the framework began names the whole address; a span of ours has no parent.
        Activity.Current = null;
        var began = DateTimeOffset.UtcNow;
        await next(context);
        if (context.GetEndpoint() is not RouteEndpoint page || page.Metadata.GetMetadata<Door>() is not { Respondent: false }) return;
        var taken = DateTimeOffset.UtcNow - began;
        log.LogInformation("{Method} {Page} {Status} {Milliseconds} ms", context.Request.Method, page.RoutePattern.RawText, context.Response.StatusCode,
            (int)taken.TotalMilliseconds);
        using var span = Spans.StartActivity($"{context.Request.Method} {page.RoutePattern.RawText}", ActivityKind.Server, default(ActivityContext), startTime: began);
        span?.SetTag("http.route", page.RoutePattern.RawText).SetTag("http.response.status_code", context.Response.StatusCode);
    }
}
