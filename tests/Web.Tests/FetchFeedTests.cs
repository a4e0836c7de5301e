using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wegmarke.Web.Tests;

/// <summary>Feeds are fetched from the public internet only, encrypted, small and quick; tried against a server of our own.</summary>
public sealed class FetchFeedTests
{
    [Theory]
    [InlineData("/feed", "<rss/>", "")]
    [InlineData("/moved", "<rss/>", "")]
    [InlineData("/plain", "", "unverschlüsselte")]
    [InlineData("/circle", "", "immer weiter")]
    [InlineData("/missing", "", "404")]
    [InlineData("/huge", "", "1 MB")]
    [InlineData("/broken", "", "nicht zu erreichen")]
    public async Task What_is_offered_is_taken_or_refused_with_its_reason(string path, string taken, string word)
    {
        using var server = new FakeServer();
        using var fetch = new FetchFeed(IPAddress.IsLoopback, (_, shown, _, _) => shown?.GetCertHashString() == server.Hash);
        var (bytes, problem) = await fetch.Run(server.Address + path, TestContext.Current.CancellationToken);
        Assert.Equal(taken, Encoding.UTF8.GetString(bytes));
        if (word.Length == 0) Assert.Null(problem);
        else Assert.Contains(word, problem!.German, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_own_network_is_not_called_and_a_strange_certificate_does_not_count()
    {
        using var server = new FakeServer();
        using var fetch = new FetchFeed(FetchFeed.IsPublic);
        var (_, problem) = await fetch.Run(server.Address + "/feed", TestContext.Current.CancellationToken);
        Assert.Contains("nicht im öffentlichen Internet", problem!.German, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
        using var careful = new FetchFeed(IPAddress.IsLoopback);
        Assert.NotNull((await careful.Run(server.Address + "/feed", TestContext.Current.CancellationToken)).Problem);
        Assert.NotNull((await careful.Run("http://example.org/feed", TestContext.Current.CancellationToken)).Problem);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2a00:1450:4001::1", true)]
    public void Only_addresses_of_the_public_internet_count(string address, bool isPublic) =>
        Assert.Equal(isPublic, FetchFeed.IsPublic(IPAddress.Parse(address)));

    /// <summary>Speaks just enough of the protocol, with a certificate of its own.</summary>
    private sealed class FakeServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 certificate;
        private int connections;

        public FakeServer()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pfx), null);
            listener.Start();
            _ = Task.Run(Serve);
        }

        public string Address => $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        public string Hash => certificate.GetCertHashString();

        public int Connections => connections;

        public void Dispose()
        {
            listener.Dispose();
            certificate.Dispose();
        }

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref connections);
                    _ = Task.Run(() => Answer(client));
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task Answer(TcpClient client)
        {
            try
            {
                using (client)
                {
                    await using var stream = new SslStream(client.GetStream());
                    await stream.AuthenticateAsServerAsync(certificate);
                    using var reader = new StreamReader(stream, leaveOpen: true);
                    var path = (await reader.ReadLineAsync() ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
                    while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(path switch
                    {
                        "/feed" => Page("200 OK", "<rss/>"),
                        "/moved" => Moved("/feed"),
                        "/plain" => Moved("http://example.org/feed"),
                        "/circle" => Moved("/circle"),
                        "/huge" => Page("200 OK", new('x', FetchFeed.BytesMax + 1)),
                        "/broken" => "no answer at all\r\n\r\n",
                        _ => Page("404 Not Found", ""),
                    }));
                    await stream.FlushAsync();
                }
            }
            catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
            {
                // Whoever asked has left, which some of these tests want.
            }
        }

        private static string Page(string status, string body) =>
            $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

        private static string Moved(string to) => $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }
}
