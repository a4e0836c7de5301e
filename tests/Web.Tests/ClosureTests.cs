using System.Net;

namespace Wegmarke.Web.Tests;

/// <summary>The end of a survey: once, whole, and only then visible.</summary>
public sealed class ClosureTests(OneInstance one)
{
    [Fact]
    public async Task Two_who_close_at_once_find_the_same_release()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration();
        var (campaign, link) = await coordinator.OpenSurvey(administration, "Doppelt geschlossen");
        for (var i = 0; i < 6; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            await visitor.Answer(link, "staff", place => 1 + (place + i) % 6);
        }

        var token = await coordinator.Token();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
          .Select(_ => coordinator.PostBare(campaign + "/closure", ("__RequestVerificationToken", token))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Distinct());
        foreach (var answer in answers) answer.Dispose();
        Assert.Contains("6 von 40", await coordinator.Read(administration + "/results"), StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await coordinator.Read("/audit"),
          "Ergebnis freigegeben</td><td>Doppelt geschlossen"));
        using var third = await coordinator.Get(campaign + "/closure");
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
    }

    /// <summary>Closing looks through the files of the data folder; that must not take SQLite's locks from the instance.</summary>
    [Fact]
    public async Task What_another_process_writes_after_a_closure_is_seen()
    {
        await using var instance = await RunningInstance.Start();
        using var first = instance.NewVisitor();
        await first.SetUp();
        for (var wave = 1; wave <= 2; wave++)
        {
            var (campaign, link) = await first.OpenSurvey(await first.Administration($"Teilhausen {wave}"));
            using var visitor = instance.NewVisitor();
            await visitor.Answer(link, "staff", place => 1 + place % 6);
            await first.Follow(campaign + "/closure");
            await using (var db = Storage.Database.Open(new(instance.Folder)))
            {
                Assert.IsType<Accounts.CreateAccount.Created>(await Accounts.CreateAccount.Run(db, Accounts.Actor.System, $"neu-{wave}",
                    "Neu", Visitor.Password, Accounts.Role.Council, null, DateTimeOffset.UnixEpoch));
            }

            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            using var second = instance.NewVisitor();
            await second.SignIn($"neu-{wave}");
        }
    }

    [Fact]
    public async Task Too_few_answers_release_nothing_but_the_word_protected()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration();
        var (campaign, link) = await coordinator.OpenSurvey(administration);
        for (var i = 0; i < 4; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            await visitor.Answer(link, "staff", _ => 2);
        }

        await coordinator.Follow(campaign + "/closure");
        using var released = await coordinator.Get(administration + "/results/release.json");
        var document = System.Text.Json.JsonDocument.Parse(await released.Body()).RootElement;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, document.GetProperty("answers").ValueKind);
        Assert.All(document.GetProperty("areas").EnumerateArray(), area =>
          Assert.Equal(System.Text.Json.JsonValueKind.Null, area.GetProperty("overall").ValueKind));
        var page = await coordinator.Read(administration + "/results");
        Assert.Contains("geschützt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2,0", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_between_closing_and_releasing_is_finished_at_the_next_start()
    {
        await using var instance = await RunningInstance.Start();
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        var administration = await coordinator.Administration();
        var (campaign, link) = await coordinator.OpenSurvey(administration);
        for (var i = 0; i < 5; i++)
        {
            using var visitor = instance.NewVisitor();
            await visitor.Answer(link, "staff", _ => 3);
        }

        await instance.Kill();
        var id = campaign.Split('/')[^1];
        await using (var db = Storage.Database.Open(new(instance.Folder)))
        {
            db.Add(new Campaigns.CampaignClosing(Guid.Parse(id), "Jana Brandt", DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await instance.StartAgain();
        using var later = instance.NewVisitor();
        await later.SignIn("jana");
        Assert.Contains("5 von 40", await later.Read(administration + "/results"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_power_cut_loses_no_sheet_that_was_acknowledged_and_doubles_none()
    {
        await using var instance = await RunningInstance.Start();
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        var administration = await coordinator.Administration(staff: 400);
        var (campaign, link) = await coordinator.OpenSurvey(administration);
        var visitors = Enumerable.Range(0, 60).Select(_ => instance.NewVisitor()).ToList();
        await Task.WhenAll(visitors.Select((visitor, at) => visitor.Draft(link, "staff", place => 1 + (place + at) % 6)));
        var acknowledged = 0;
        var sendings = visitors.Select(async visitor =>
        {
            try
            {
                using var sent = await visitor.PostBare(link + "/submission");
                if (sent.StatusCode == HttpStatusCode.Redirect && Interlocked.Increment(ref acknowledged) == 20) await instance.Kill();
            }
            catch (HttpRequestException)
            {
                // The cut.
            }
        }).ToList();
        await Task.WhenAll(sendings);
        Assert.InRange(acknowledged, 20, 60);
        await instance.StartAgain();
        foreach (var visitor in visitors)
        {
            var cookies = visitor.Cookies;
            using var again = instance.NewVisitor();
            using var resumed = await again.PostBare(link + "/resume", ("code", cookies.Single().Value));
            using var sent = await again.PostBare(link + "/submission");
            visitor.Dispose();
        }

        using var later = instance.NewVisitor();
        await later.SignIn("jana");
        await later.Follow(campaign + "/closure");
        Assert.Contains("60 von 400", await later.Read(administration + "/results"), StringComparison.Ordinal);
    }
}
