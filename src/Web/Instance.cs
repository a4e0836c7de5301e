using System.IO.Compression;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Wegmarke.Design;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>What one instance is made of, and the order in which a request passes through it.</summary>
internal static class Instance
{
    private const int FormBytesMax = 256 * 1024;

    public static void AddWegmarke(this WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormBytesMax;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => AnswerStore.Open(settings.Storage));
        services.AddSingleton(new ModelShelf(["models", Path.Combine(AppContext.BaseDirectory, "models")]));
        services.AddSingleton<OpenSurveys>();
        services.AddScoped(_ => Database.Open(settings.Storage));
        services.AddHttpContextAccessor();
        services.AddScoped<Visit>();
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("wegmarke").PersistKeysToFileSystem(new(settings.Storage.PathOf("sign-in-keys")));
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "wegmarke-form");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "wegmarke";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        });
        services.AddSingleton<SignInPatience>();
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
        });
    }

    /// <summary>Brings the database to this version, finishes what a stop interrupted and fills the demo.</summary>
    public static async Task Prepare(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        using var scope = app.Services.CreateScope();
        var warm = Task.Run(() => WarmUp(app.Services));
        await using (var schema = Database.Open(settings.Storage)) await BringUpToDate.Run(schema);
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var store = app.Services.GetRequiredService<AnswerStore>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        await Releases.FinishClosure.RunAll(db, store, time.GetUtcNow());
        if (settings.Demo)
        {
            await Demo.Fill(db, store, app.Services.GetRequiredService<ModelShelf>, time.GetUtcNow());
        }

        await warm;
    }

    /// <summary>Loads, while the database is being prepared, what the first visitor would otherwise wait for.</summary>
    private static async Task WarmUp(IServiceProvider services)
    {
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([1]);
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        var frame = new Frame(Language.German, null, false, "/", [], "", "");
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Frame"] = frame });
        await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Accounts.StartPage>(parameters))
          .ToHtmlString());
    }

    public static void UseWegmarke(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().BehindProxy) app.UseForwardedHeaders();
        app.UseMiddleware<Guardrail>();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<Doorkeeper>();
        var charts = System.Text.Encoding.UTF8.GetBytes(ChartStyle.Css);
        app.MapGet("/charts.css", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(charts, "text/css; charset=utf-8");
        }).Open();
        app.MapFallback((Visit visit) => visit.NotFound()).Open();
    }
}
