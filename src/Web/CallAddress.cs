using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Text;
using Wegmarke.Webhooks;

namespace Wegmarke.Web;

/// <summary>Calls an address that somebody entered: encrypted, only on the public internet, never where a redirection leads, never longer
/// than ten seconds. The operator may allow addresses of the own network.</summary>
/// <param name="allowed">Which addresses may be called.</param>
/// <param name="plain">Whether unencrypted addresses may be called.</param>
/// <param name="trusted">Which certificates count; null: those that the system trusts.</param>
internal sealed class CallAddress(Func<IPAddress, bool> allowed, bool plain, RemoteCertificateValidationCallback? trusted = null)
    : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancelled) => FetchFeed.Connect(context.DnsEndPoint, allowed, cancelled),
        SslOptions = new() { RemoteCertificateValidationCallback = trusted },
    })
    {
        Timeout = Patience,
    };

    public async Task<WebhookAnswer> Run(WebhookMessage message, CancellationToken cancelled)
    {
        try
        {
            var at = new Uri(message.Address);
            if (at.Scheme != Uri.UriSchemeHttps && !plain) return new(null, new("Die Adresse ist nicht verschlüsselt.",
                "The address is not encrypted."));
            using var request = new HttpRequestMessage(HttpMethod.Post, at)
            {
                Content = new StringContent(message.Body, Encoding.UTF8, "application/json"),
            };
            request.Headers.UserAgent.ParseAdd("Wegmarke/1.0");
            request.Headers.Add("webhook-id", message.Id);
            request.Headers.Add("webhook-timestamp", message.Seconds.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", message.Signature);
            // What the address says beyond its status is of no interest, and nobody can make us read much of it.
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancelled);
            var status = (int)answer.StatusCode;
            return new(status, answer.IsSuccessStatusCode ? null
                : status is >= 300 and < 400 ? new($"Die Adresse leitet um ({status}). Tragen Sie die neue Adresse ein; Umleitungen wird nicht gefolgt.",
                    $"The address redirects ({status}). Enter the new address; redirections are not followed.")
                : new($"Die Adresse antwortet mit {status}.", $"The address answers {status}."));
        }
        catch (HttpRequestException failed) when (failed.InnerException is FetchFeed.InsideException)
        {
            return new(null, new("Die Adresse liegt nicht im öffentlichen Internet und wird nicht aufgerufen. Der Betrieb kann das erlauben.",
                "The address is not on the public internet and is not called. The operator can allow it."));
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or UriFormatException
            or InvalidOperationException && !cancelled.IsCancellationRequested)
        {
            return new(null, new("Die Adresse war nicht zu erreichen oder brauchte länger als zehn Sekunden.",
                "The address could not be reached or took longer than ten seconds."));
        }
    }

    public void Dispose() => client.Dispose();
}

/// <summary>Tells addresses what has happened, and deletes what was kept for programs a day ago. Writes no line about what it
/// tells; what goes wrong stands on the page of the address.</summary>
internal sealed class Messenger(Settings settings, TellAddresses tell, Preparation preparation, TimeProvider time,
    ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromSeconds(20), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        await using var db = Storage.Database.Open(settings.Storage);
        await tell.Run(db, Time.GetUtcNow(), cancel);
        await Accounts.Programs.KeepAnswer.Sweep(db, Time.GetUtcNow());
    }
}

internal static class Notifications
{
    public static void AddNotifications(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => new WebhookKeys(settings.Storage.PathOf(WebhookKeys.Folder)));
        services.AddSingleton(_ => new CallAddress(settings.CallInside ? _ => true : FetchFeed.IsPublic, settings.CallInside));
        services.AddSingleton(provider => new TellAddresses(provider.GetRequiredService<WebhookKeys>(),
            provider.GetRequiredService<CallAddress>().Run));
    }
}
