using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>The power goes while many send at once: what was acknowledged is there once, and everybody else may send again.</summary>
public sealed partial class KillTests
{
    private const int People = 80;

    [Theory]
    [InlineData(40)]
    [InlineData(150)]
    public async Task Killed_in_the_middle_of_many_submissions_nothing_is_lost_and_nothing_counts_twice(int milliseconds)
    {
        await using var instance = await RunningInstance.Start();
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        var id = Guid.Parse(campaign.Split('/')[^1]);
        await coordinator.Follow(campaign + "/invitations/lists", ("name", "Alle"), ("perspective", "staff"), ("unit", ""), ("link", "no"));
        var list = ListField().Match(await coordinator.Read(campaign + "/invitations")).Groups[1].Value;
        using var printed = await coordinator.Post(campaign + "/invitations/codes", ("list", list), ("number", $"{People}"), ("layout",
            "list"));
        var codes = CodeField().Matches(await printed.Body()).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(People, codes.Count);
        var page = await coordinator.Read(link + "/sheet/staff");
        var places = PlaceField().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();
        var sheets = codes.Select(code => (Code: code, Secret: ResumeSecret.Fresh())).ToList();

        var sending = sheets.Select(sheet => Send(instance.Address, link, sheet.Code, sheet.Secret, places)).ToList();
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        await instance.Kill();
        var acknowledged = await Task.WhenAll(sending);
        await using (var stores = new Opened(instance.Folder))
        {
            Assert.All(sheets.Zip(acknowledged).Where(one => one.Second), one => Assert.True(stores.Answers.HasBallot(id,
                one.First.Secret)));
            // Whoever has a ballot has spent a code; a code that is spent waits for its own sheet only.
            Assert.All(sheets.Where(sheet => stores.Answers.HasBallot(id, sheet.Secret)), sheet => Assert.Equal(sheet.Secret.SpendingToken,
                stores.Invitations.Find(id, AccessCode.Read(sheet.Code)!)!.Spent));
        }

        await instance.StartAgain();
        // Everybody sends once more, also those who had an answer: they may have been unsure.
        var again = await Task.WhenAll(sheets.Select(sheet => Send(instance.Address, link, sheet.Code, sheet.Secret, places)));
        Assert.All(again, Assert.True);
        Assert.Equal(0, (await Task.WhenAll(sheets.Select(sheet => Send(instance.Address, link, sheet.Code, ResumeSecret.Fresh(),
            places)))).Count(sent => sent));
        await instance.Kill();
        await using var end = new Opened(instance.Folder);
        Assert.Equal(People, await end.Answers.Count(id));
        Assert.Equal((People, People), (end.Invitations.Count(id).Single().Issued, end.Invitations.Count(id).Single().Used));
    }

    /// <returns>Whether the sheet was acknowledged.</returns>
    private static async Task<bool> Send(Uri address, string link, string code, ResumeSecret secret, List<string> places)
    {
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(link + "/sheet/staff", UriKind.Relative));
        request.Headers.Add("Cookie", $"wm-c-{link.Split('/')[^1]}={code}");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("sheet", secret + "."), KeyValuePair.Create("go", "send"),
            .. places.Select(place => KeyValuePair.Create("i" + place, "4"))]);
        try
        {
            using var answer = await client.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/done",
                StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private sealed class Opened(string folder) : IAsyncDisposable
    {
        public AnswerStore Answers { get; } = AnswerStore.Open(new StorageSettings(folder));

        public InvitationStore Invitations { get; } = InvitationStore.Open(new StorageSettings(folder));

        public async ValueTask DisposeAsync()
        {
            await Answers.DisposeAsync();
            await Invitations.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    [GeneratedRegex("name=\"list\" value=\"([^\"]+)\"")]
    private static partial Regex ListField();

    [GeneratedRegex("<li><code>([^<]+)</code>")]
    private static partial Regex CodeField();

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();
}
