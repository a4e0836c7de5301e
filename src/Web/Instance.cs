using System.Data.Common;
using System.IO.Compression;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Wegmarke.Design;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;
using Wegmarke.Web.Api;

namespace Wegmarke.Web;

/// <summary>What one instance is made of, and the order in which a request passes through it.</summary>
internal static class Instance
{
    /// <summary>Tells who is signed in.</summary>
    public const string SessionCookie = "wegmarke";

    private const int FormBytesMax = 256 * 1024;
    private const int UploadInMemoryMax = 128 * 1024 * 1024;

    public static void AddWegmarke(this WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormBytesMax;
        });
        builder.AddWatching(settings.Watch);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => AnswerStore.Open(settings.Storage));
        services.AddSingleton(_ => InvitationStore.Open(settings.Storage));
        services.AddSingleton<CodePatience>();
        services.AddSingleton(new ModelShelf(["models", Path.Combine(AppContext.BaseDirectory, "models")]));
        services.AddSingleton<OpenSurveys>();
        services.AddSingleton<KnownStandingSurveys>();
        services.AddSingleton<SpamGuard>();
        services.AddKeys(settings.Storage);
        services.AddSingleton<ProgressPages>();
        services.AddSingleton<CalendarPatience>();
        services.AddSingleton<RatingRooms>();
        services.AddSingleton<WorkshopRooms>();
        services.AddSingleton(_ => new FetchFeed(FetchFeed.IsPublic));
        services.AddSingleton<PlanJobs>();
        services.AddSingleton<FileJobs>();
        services.AddSingleton<RequestNumbers>();
        services.AddSingleton<Handbook>();
        services.AddApi(settings);
        services.AddSingleton<Exchange.Transfers.OpenTransfers>();
        services.AddSingleton(provider => new Reports.Writing.Typesetter(Path.Combine(AppContext.BaseDirectory, "typeset"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(_ => Database.Open(settings.Storage));
        // What is uploaded stays in memory: a scan holds answers and must not lie in a folder for temporary files.
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.MemoryBufferThreshold = UploadInMemoryMax);
        services.AddHttpContextAccessor();
        services.AddScoped<Visit>();
        // An address that cannot be read gets the message of the guardrail, not an empty page.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("wegmarke").PersistKeysToFileSystem(new(settings.Storage.PathOf("sign-in-keys")));
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "wegmarke-form");
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => Shape(cookie, settings.IsBehindTls));
        if (settings.House is { } house) authentication.AddSignInElsewhere(house);
        services.AddAccounts(settings);
        services.AddSingleton<Preparation>();
        services.AddWatches(settings);
        if (settings.Node is { } node) ClusterDoor.Open(builder, node);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
        });
    }

    private static void Shape(CookieAuthenticationOptions session, bool overTls)
    {
        // The prefix makes browsers refuse a cookie that came without TLS or from a neighbour under the same domain.
        session.Cookie.Name = (overTls ? "__Host-" : "") + SessionCookie;
        if (overTls) session.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        session.Cookie.SameSite = SameSiteMode.Lax;
        session.ExpireTimeSpan = TimeSpan.FromHours(8);
    }

    /// <summary>Keys that lie beside the databases.</summary>
    private static void AddKeys(this IServiceCollection services, StorageSettings storage)
    {
        services.AddSingleton(_ => Benchmarks.InstanceKey.Of(storage));
        services.AddSingleton(_ => new Interviews.SourceKeys(storage.PathOf(Interviews.SourceKeys.Folder)));
        services.AddSingleton(_ => new Proposals.ProposalKeys(storage.PathOf(Proposals.ProposalKeys.Folder)));
        services.AddSingleton(_ => new StandingSurveys.WishKeys(storage.PathOf(StandingSurveys.WishKeys.Folder)));
        services.AddSingleton(_ => new People.Folder.PeopleKeys(storage.PathOf(People.Folder.PeopleKeys.Folder)));
    }

    /// <summary>What looks by itself whether something is due: in this process, or on one of several nodes.</summary>
    private static void AddWatches(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<ReadOnlySwitch>();
        services.AddSingleton<CheckHealth>();
        services.AddSingleton<MailAllowance>();
        services.AddSingleton<ManyDeeds>();
        Watch<Postman>();
        Watch<ScanReader>();
        Watch<SheetEnd>();
        Watch<MonthEnd>();
        Watch<RoundTime>();
        Watch<WeekEnd>();
        Watch<FeedRound>();
        Watch<Messenger>();
        Watch<OldCopies>();
        if (settings.Node is not null) Watch<ClosureTime>();
        else services.AddSingleton<DoForMany>(provider => provider.GetRequiredService<ManyDeeds>().Alone);

        void Watch<TWatch>()
            where TWatch : Watch
        {
            if (settings.Node is null) services.AddHostedService<TWatch>();
            else services.AddSingleton<Watch, TWatch>();
        }
    }

    /// <summary>Opens the door at once and prepares the house behind it; a house that cannot be prepared closes again.</summary>
    /// <returns>The exit code: 0, 2 when the address or the database cannot be used, or 3 when the other nodes gave this one up.</returns>
    public static async Task<int> Serve(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        await CarryOut(settings);
        using var running = Care.Running.Hold(settings.Storage.Folder);
        if (running is null)
        {
            await Console.Error.WriteLineAsync($"{settings.Storage.Folder} is being moved, erased from or brought back. Start again when that is done.");
            return 2;
        }

        Task preparing;
        try
        {
            if (settings.Node is not null && await ClusterDoor.Fault(settings) is { } fault)
            {
                await Console.Error.WriteLineAsync(fault);
                return 2;
            }

            preparing = app.Services.GetRequiredService<Preparation>().Begin();
            await Open(app, preparing);
            await preparing;
        }
        catch (Exception closed) when (ReasonOf(closed) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason is SchemaDoesNotFitException ? reason.Message
                : reason is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.InsufficientPrivilege }
                ? $"The role that serves may not do what is needed: {reason.Message}. Run ./wegmarke prepare of this version with the connections of the owner, then start again."
                : reason is DbException ? $"The database cannot be used: {reason.Message}. Check --postgres and --postgres-answers, and that the server lets this user in."
                : $"Wegmarke cannot start: {reason.Message} Check --urls{(settings.Node is null ? "" : ", --cluster-listen")} and --data.");
            return 2;
        }

        await app.WaitForShutdownAsync();
        return Environment.ExitCode;
    }

    /// <summary>What waits for a preparation that fails may close the house while its door is still being opened; the failure itself
    /// says why.</summary>
    private static async Task Open(WebApplication app, Task preparing)
    {
        try
        {
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (preparing.IsFaulted)
        {
            // Whoever waits for the preparation next is told.
        }
    }

    /// <summary>What two persons ordered to be erased is gone before anybody is let in. Nodes erase nothing: others may be
    /// writing.</summary>
    private static async Task CarryOut(Settings settings)
    {
        if (settings.Node is not null || new ReadOnlySwitch(settings).IsOn) return;
        try
        {
            foreach (var (order, outcome) in await Care.Erasing.CarryOutErasures.Run(settings.Storage, settings.Backup.KeepDays,
                DateTimeOffset.UtcNow))
            {
                await Console.Error.WriteLineAsync(outcome is Care.Erasing.EraseAdministration.Erased
                    ? $"Erased as ordered: {order.Administration}. The proof is on the page /erasures."
                    : $"Not erased although ordered: {order.Administration} ({outcome.GetType().Name}).");
            }
        }
        catch (Exception broken) when (ReasonOf(broken) is not null || broken is InvalidDataException)
        {
            // The start itself says what is wrong; the order goes on waiting.
            await Console.Error.WriteLineAsync($"What was ordered to be erased waits for another start: {broken.Message}");
        }
    }

    private static Exception? ReasonOf(Exception closed) => closed switch
    {
        DbException or IOException or UnauthorizedAccessException or SocketException or SchemaDoesNotFitException => closed,
        { InnerException: DbException database } => database,
        _ => null,
    };

    public static void UseWegmarke(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().BehindProxy) app.UseForwardedHeaders();
        app.UseMiddleware<Traces>();
        app.UseMiddleware<RequestTimes>();
        app.UseMiddleware<Guardrail>();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ReadOnlyDoor>();
        app.UseMiddleware<WaitingRoom>();
        app.UseMiddleware<ProgramGate>();
        app.UseMiddleware<UploadLimit>();
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
