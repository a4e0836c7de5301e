using Wegmarke.Benchmarks.Field;
using Wegmarke.Invitations;
using Wegmarke.Responses;

namespace Wegmarke.Benchmarks.Nodes;

/// <summary>People with personal codes who send their sheets to whichever node a balancer gives them; when it does not answer, once more to
/// another, as a browser that is asked to try again.</summary>
internal sealed class Crowd(IReadOnlyList<NodeProcess> nodes, string slug, string fields) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly SemaphoreSlim atOnce = new(64);
    private int again;
    private int acknowledged;

    /// <summary>How often somebody had to send a second time.</summary>
    public int Again => again;

    public int Acknowledged => acknowledged;

    /// <param name="perSecond">How many begin; more would be a benchmark, not a demonstration.</param>
    public async Task Send(IEnumerable<(AccessCode Code, ResumeSecret Secret)> sheets, int perSecond)
    {
        var sending = new List<Task>();
        using var tact = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        var at = 0;
        foreach (var (code, secret) in sheets)
        {
            await tact.WaitForNextTickAsync();
            sending.Add(SendUntilTaken(at++, code, secret));
        }

        await Task.WhenAll(sending);
    }

    private async Task SendUntilTaken(int first, AccessCode code, ResumeSecret secret)
    {
        await atOnce.WaitAsync();
        for (var tries = 0; !await Send(nodes[(first + tries) % nodes.Count], code, secret); tries++)
        {
            Interlocked.Increment(ref again);
            await Task.Delay(200);
        }

        atOnce.Release();
        Interlocked.Increment(ref acknowledged);
    }

    /// <returns>Whether the sheet was acknowledged.</returns>
    public async Task<bool> Send(NodeProcess node, AccessCode code, ResumeSecret secret) => (await SendSheet.Run(client,
        new(node.Address, $"/s/{slug}/sheet/staff"), fields, code.ToString(), secret.ToString())).Acknowledged;

    public void Dispose()
    {
        client.Dispose();
        atOnce.Dispose();
    }
}
