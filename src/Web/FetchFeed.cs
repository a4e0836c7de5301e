using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>Fetches a feed from the web: only over https, only from addresses of the public internet, never more than a megabyte, never
/// longer
/// than ten seconds.</summary>
/// <remarks>The name is resolved here and the connection goes to the very address that was checked, so a name cannot point elsewhere
/// between
/// the two. Each redirection passes the same door.</remarks>
/// <param name="allowed">Which addresses may be called.</param>
/// <param name="trusted">Which certificates count; null: those that the system trusts.</param>
internal sealed class FetchFeed(Func<IPAddress, bool> allowed, RemoteCertificateValidationCallback? trusted = null) : IDisposable
{
    public const int BytesMax = 1024 * 1024;
    private const int RedirectionsMax = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>The public part of the newer internet; everything else there is local, reserved or wraps an older address.</summary>
    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Wrapped6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16" }.Select(IPNetwork.Parse)];

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (context, cancelled) => Connect(context.DnsEndPoint, allowed, cancelled),
        SslOptions = new() { RemoteCertificateValidationCallback = trusted },
    })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = BytesMax,
    };

    /// <summary>Whether an address belongs to the public internet.</summary>
    public static bool IsPublic(IPAddress address) => address.IsIPv4MappedToIPv6 ? IsPublic(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !Inside.Any(one => one.Contains(address))
        : Public6.Contains(address) && !Wrapped6.Any(one => one.Contains(address));

    /// <returns>The file, or why it was not fetched.</returns>
    public async Task<(byte[] Bytes, Sentence? Problem)> Run(string address, CancellationToken cancelled)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        patience.CancelAfter(Patience);
        try
        {
            var at = new Uri(address);
            for (var redirection = 0; redirection <= RedirectionsMax; redirection++)
            {
                if (at.Scheme != Uri.UriSchemeHttps) return ([], new("Die Quelle leitet auf eine unverschlüsselte Adresse um.",
                    "The source redirects to an address that is not encrypted."));
                using var request = new HttpRequestMessage(HttpMethod.Get, at);
                request.Headers.Accept.ParseAdd("application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8");
                using var answer = await client.SendAsync(request, patience.Token);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } next)
                {
                    at = new(at, next);
                    continue;
                }

                return answer.IsSuccessStatusCode ? (await answer.Content.ReadAsByteArrayAsync(cancelled), null)
                    : ([], new($"Die Quelle antwortet mit {(int)answer.StatusCode}. Prüfen Sie die Adresse.",
                        $"The source answers {(int)answer.StatusCode}. Check the address."));
            }

            return ([], new("Die Quelle leitet immer weiter um.", "The source redirects again and again."));
        }
        catch (HttpRequestException failed) when (failed.InnerException is InsideException)
        {
            return ([], new("Die Adresse liegt nicht im öffentlichen Internet und wird nicht aufgerufen.",
                "The address is not on the public internet and is not called."));
        }
        catch (HttpRequestException failed) when (failed.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return ([], new("Die Datei ist größer als 1 MB.", "The file is larger than 1 MB."));
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or UriFormatException
            or InvalidOperationException)
        {
            return ([], new("Die Quelle war nicht zu erreichen oder brauchte länger als zehn Sekunden.",
                "The source could not be reached or took longer than ten seconds."));
        }
    }

    public void Dispose() => client.Dispose();

    internal static async ValueTask<Stream> Connect(DnsEndPoint end, Func<IPAddress, bool> allowed, CancellationToken cancelled)
    {
        var addresses = await Dns.GetHostAddressesAsync(end.Host, cancelled);
        // One address inside is enough to say no: nobody offers a public feed from both sides.
        if (addresses.Length == 0 || !addresses.All(allowed)) throw new InsideException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancelled);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal sealed class InsideException() : IOException("The address is not public.");
}
