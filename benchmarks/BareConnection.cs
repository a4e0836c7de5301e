using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Wegmarke.Benchmarks;

/// <summary>One kept connection of a load generator that shares its processors with the server: sends ready bytes and reads whole answers
/// into one buffer. Knows of HTTP/1.1 only what this server answers: a stated length or chunks, no compression.</summary>
internal sealed class BareConnection : IDisposable
{
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string head;
    private readonly byte[] request = new byte[1 << 16];
    private readonly byte[] answer = new byte[1 << 20];

    /// <param name="server">Its address; plain HTTP.</param>
    public BareConnection(Uri server)
    {
        socket.Connect(server.Host, server.Port);
        head = $" HTTP/1.1\r\nHost: {server.Authority}\r\n";
    }

    /// <summary>The bytes of the page; it stays valid until the next request.</summary>
    public async Task<ReadOnlyMemory<byte>> Get(string path)
    {
        var (status, whole) = await Exchange($"GET {path}{head}\r\n");
        return status == 200 ? whole : throw new InvalidOperationException($"{path}: {status}");
    }

    /// <summary>Posts a form that must lead on.</summary>
    public async Task Post(string path, string form)
    {
        var (status, _) = await Exchange(
            $"POST {path}{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");
        if (status != 302) throw new InvalidOperationException($"{path}: {status}");
    }

    public void Dispose() => socket.Dispose();

    private async Task<(int Status, ReadOnlyMemory<byte> Whole)> Exchange(string text)
    {
        var length = Encoding.ASCII.GetBytes(text, request);
        await socket.SendAsync(request.AsMemory(0, length));
        for (var read = 0; ;)
        {
            var more = await socket.ReceiveAsync(answer.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The server closed the connection.");
            read += more;
            if (!IsWhole(answer.AsSpan(0, read))) continue;
            return (int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), answer.AsMemory(0, read));
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> read)
    {
        var body = read.IndexOf("\r\n\r\n"u8);
        if (body < 0) return false;
        var lines = read[..body];
        var stated = lines.IndexOf("Content-Length: "u8);
        if (stated < 0) return read.EndsWith(LastChunk);
        var number = lines[(stated + 16)..];
        var end = number.IndexOf((byte)'\r');
        return read.Length - body - 4 >= int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture);
    }
}
