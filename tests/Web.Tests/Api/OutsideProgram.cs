using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests.Api;

/// <summary>A program outside with an access of its own.</summary>
internal sealed class OutsideProgram : IDisposable
{
    public static readonly ProgramScope[] AllScopes = Enum.GetValues<ProgramScope>();
    private readonly HttpClient client;

    private OutsideProgram(Uri address, string? secret)
    {
        Secret = secret ?? "";
        client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        if (secret is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
    }

    public string Secret { get; }

    public HttpClient Client => client;

    /// <summary>Without an access.</summary>
    public static OutsideProgram Stranger(RunningInstance instance) => new(instance.Address, null);

    public static OutsideProgram With(RunningInstance instance, string secret) => new(instance.Address, secret);

    /// <summary>With the access of somebody of the demo who has this role.</summary>
    public static async Task<OutsideProgram> OfDemo(RunningInstance instance, Role role, params ProgramScope[] scopes)
    {
        await using var db = Database.Open(new(instance.Folder));
        var account = await db.Set<Account>().Where(one => one.Demo && db.Set<Grant>().Any(grant => grant.AccountId == one.Id
            && grant.Role == role)).OrderBy(one => one.CreatedAt).FirstAsync();
        return await Of(instance, account.Id, scopes);
    }

    /// <summary>With the access of a new account that has this role in one administration.</summary>
    public static async Task<OutsideProgram> OfNew(RunningInstance instance, Role role, string administration, params ProgramScope[] scopes)
    {
        await using var db = Database.Open(new(instance.Folder));
        var name = $"{role}-{Guid.NewGuid():N}";
        var created = Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role,
            Guid.Parse(administration.Split('/')[^1]), DateTimeOffset.UnixEpoch));
        return await Of(instance, created.Account, scopes);
    }

    private static async Task<OutsideProgram> Of(RunningInstance instance, Guid account, ProgramScope[] scopes)
    {
        await using var db = Database.Open(new(instance.Folder));
        var now = DateTimeOffset.UtcNow;
        var actor = (await FindActor.Run(db, account, now))!;
        return new(instance.Address, Assert.IsType<IssueProgramToken.Issued>(await IssueProgramToken.Run(db, actor, "Probe", scopes,
            DateOnly.FromDateTime(now.UtcDateTime).AddMonths(1), now)).Secret);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> Read(string path)
    {
        using var answer = await Get(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {await answer.Body()}");
        return await answer.Json();
    }

    public void Dispose() => client.Dispose();
}

internal static class ApiText
{
    public static async Task<JsonElement> Json(this HttpResponseMessage answer) => JsonDocument.Parse(
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    /// <summary>Holds a problem against the convention; returns its type.</summary>
    public static async Task<string> Problem(this HttpResponseMessage answer)
    {
        Assert.True("application/problem+json" == answer.Content.Headers.ContentType?.MediaType,
            $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode} {answer.Content.Headers.ContentType}");
        var json = await answer.Json();
        Assert.Equal((int)answer.StatusCode, json.GetProperty("status").GetInt32());
        foreach (var name in new[] { "title", "detail", "remedy" }) Assert.NotEmpty(json.GetProperty(name).GetString()!);
        Assert.StartsWith("/api/v1/problems/", json.GetProperty("type").GetString(), StringComparison.Ordinal);
        return json.GetProperty("type").GetString()!.Split('/')[^1];
    }
}
