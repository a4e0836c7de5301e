using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Wegmarke.Capabilities.Tests.Mail;

/// <summary>A mail server that takes everything and keeps it in memory; some addresses it refuses, and sometimes it breaks off.</summary>
public sealed class MailSink : IDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();

    public MailSink(int port = 0)
    {
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Task.Run(Listen);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    /// <summary>Part of addresses that do not exist here.</summary>
    public string Refused { get; init; } = "gibtsnicht";

    /// <summary>After so many mails the server is gone.</summary>
    public int Most { get; init; } = int.MaxValue;

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true) _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var own = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (Mails.Count >= Most)
            {
                listener.Stop();
                return;
            }

            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO": await writer.WriteLineAsync("250 sink"); break;
                case "RCPT" when line.Contains(Refused, StringComparison.Ordinal): await writer.WriteLineAsync("550 5.1.1 unknown here"); break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } part && part != ".") text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                    using (var stream = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())))
                    {
                        Mails.Enqueue(await MimeMessage.LoadAsync(stream));
                    }

                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT": await writer.WriteLineAsync("221 bye"); return;
                default: await writer.WriteLineAsync("250 fine"); break;
            }
        }
    }
}
