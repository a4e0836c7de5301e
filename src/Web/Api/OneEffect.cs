using System.Security.Cryptography;
using System.Text;
using Wegmarke.Accounts.Programs;

namespace Wegmarke.Web.Api;

/// <summary>Lets a request that carries a key take effect once, however often it is sent within a day.</summary>
internal static class OneEffect
{
    public const string Header = "Idempotency-Key";
    private const int BodyMax = 256 * 1024;

    /// <summary>Headers that belong to an answer.</summary>
    private static readonly string[] Kept = ["Content-Type", "ETag", "Location", "Vary", "Cache-Control"];

    public static async Task Run(HttpContext context, Visit visit, Guid token, string key, RequestDelegate next)
    {
        if (key.Length > KeptAnswer.KeyMax)
        {
            await visit.Problem(ApiProblem.Unreadable, new($"Der Schlüssel in {Header} hat höchstens {KeptAnswer.KeyMax} Zeichen.",
                $"The key in {Header} has at most {KeptAnswer.KeyMax} characters.")).ExecuteAsync(context);
            return;
        }

        var request = await HashOf(context.Request);
        switch (await KeepAnswer.Run(visit.Db, token, key, request, visit.Now))
        {
            case KeepAnswer.Again again:
                await Repeat(context, again.Answer);
                break;
            case KeepAnswer.Other:
                await visit.Problem(ApiProblem.KeyUsed).ExecuteAsync(context);
                break;
            case KeepAnswer.Unfinished:
                await visit.Problem(ApiProblem.Unfinished).ExecuteAsync(context);
                break;
            default:
                await Answer(context, visit, new(token, key, request, 0, "", [], visit.Now), next);
                break;
        }
    }

    private static async Task Answer(HttpContext context, Visit visit, KeptAnswer empty, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var written = new MemoryStream();
        context.Response.Body = written;
        try
        {
            await next(context);
        }
        catch
        {
            // What fails is taken back as a whole, so nothing happened and the key is free again.
            visit.Db.ChangeTracker.Clear();
            await KeepAnswer.Forget(visit.Db, empty.TokenId, empty.Key);
            throw;
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode is >= 200 and < 300)
        {
            await KeepAnswer.Keep(visit.Db, empty with
            {
                Status = context.Response.StatusCode, Body = written.ToArray(),
                Headers = string.Join('\n', Kept.Where(context.Response.Headers.ContainsKey).Select(one =>
                    $"{one}: {context.Response.Headers[one]}")),
            });
        }
        else await KeepAnswer.Forget(visit.Db, empty.TokenId, empty.Key);

        await body.WriteAsync(written.ToArray());
    }

    private static async Task Repeat(HttpContext context, KeptAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var line in answer.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(": ", StringComparison.Ordinal);
            context.Response.Headers[line[..at]] = line[(at + 2)..];
        }

        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.Body.WriteAsync(answer.Body);
    }

    private static async Task<byte[]> HashOf(HttpRequest request)
    {
        request.EnableBuffering(BodyMax + 1);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part)) > 0;) hash.AppendData(part, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
