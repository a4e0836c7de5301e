using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Stands between a program and a server it talks to, and breaks the connection in the ways a network does.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly ConcurrentDictionary<Socket, byte> open = [];
    private readonly IPEndPoint target;
    private readonly int port;
    private TcpListener? listener;
    private TaskCompletionSource flows = Flowing();
    private volatile bool drops;

    public CuttingProxy(string host, int port)
    {
        target = new(IPAddress.Parse(host), port);
        this.port = ServedProgram.FreeAddress().Port;
        Listen();
    }

    public int Port => port;

    /// <summary>Lets everything through.</summary>
    public void Pass()
    {
        drops = false;
        if (listener is null) Listen();
        flows.TrySetResult();
    }

    /// <summary>Ends every connection with a reset, and each new one too.</summary>
    public void Drop()
    {
        drops = true;
        foreach (var socket in open.Keys) Cut(socket);
    }

    /// <summary>Keeps connections and lets nothing through, as a cable that was pulled.</summary>
    public void Hang() => flows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>As a server that is down: what is open ends, and nobody listens.</summary>
    public void Refuse()
    {
        listener?.Dispose();
        listener = null;
        foreach (var socket in open.Keys) Cut(socket);
    }

    public void Dispose() => Refuse();

    private static TaskCompletionSource Flowing()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult();
        return source;
    }

    private void Listen()
    {
        listener = new(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = Take(listener);
    }

    private async Task Take(TcpListener own)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await own.AcceptSocketAsync();
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (drops) client.Close(0);
            else _ = Join(client);
        }
    }

    private async Task Join(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        open[client] = open[server] = 1;
        try
        {
            await flows.Task;
            await server.ConnectAsync(target);
            await Task.WhenAny(Copy(client, server), Copy(server, client));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The other side learns of it below.
        }

        Cut(client);
        Cut(server);
    }

    private async Task Copy(Socket from, Socket to)
    {
        var buffer = new byte[1 << 15];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                await flows.Task;
                for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Cut, here or there.
        }
    }

    private void Cut(Socket socket)
    {
        if (open.TryRemove(socket, out _)) socket.Close(0);
    }
}
