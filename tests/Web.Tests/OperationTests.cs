using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>What those who run an instance do with it: ask how it is, let it only show, upgrade it, watch it.</summary>
public sealed class OperationTests(OneInstance one)
{
    private static readonly string[] Well = ["schema: ok", "store house: ok", "store answers: ok", "store drafts: ok",
        "store invitations: ok", "disk: ok", "clock: ok", "mail: ok"];

    [Fact]
    public async Task Machines_learn_whether_it_runs_and_can_work_and_nothing_else()
    {
        using var anybody = one.Instance.NewVisitor();
        Assert.Equal("ok\n", await anybody.Read("/health/live"));
        var ready = await anybody.Read("/health/ready");
        Assert.All(Well, line => Assert.Contains(line, ready, StringComparison.Ordinal));
        using var answer = await anybody.Get("/health/live");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task An_instance_that_only_shows_says_so_to_everybody_and_goes_on_when_the_file_is_gone()
    {
        await using var instance = await RunningInstance.Start();
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        var administration = await coordinator.Administration();
        var (_, link) = await coordinator.OpenSurvey(administration);
        var file = Path.Combine(instance.Folder, "read-only");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        using (var refused = await coordinator.Post(administration + "/units", ("name", "Neu"), ("headcount", "1"), ("parent", "")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("nichts ändern", await refused.Body(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Neu</", await coordinator.Read(administration), StringComparison.Ordinal);
        await coordinator.SignIn("jana");
        using var respondent = instance.NewVisitor();
        using (var pause = await respondent.Get(link))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "600"), (pause.StatusCode, pause.Headers.GetValues("Retry-After").Single()));
            Assert.Contains("macht gerade eine Pause", await pause.Body(), StringComparison.Ordinal);
        }

        Assert.Contains("off: only shows", await respondent.Read("/health/ready"), StringComparison.Ordinal);
        File.Delete(file);
        await respondent.Answer(link, "staff", _ => 4);
        await coordinator.Follow(administration + "/units", ("name", "Neu"), ("headcount", "1"), ("parent", ""));
    }

    [Fact]
    public async Task An_older_schema_is_copied_before_it_is_changed_and_a_newer_one_is_left_alone_with_a_word()
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-upgrade-").FullName;
        await using (var db = Database.Open(new(folder)))
        {
            await db.Database.MigrateAsync(db.Database.GetMigrations().SkipLast(1).Last(), TestContext.Current.CancellationToken);
        }

        SqliteConnection.ClearAllPools();
        using (var upgraded = Start(folder))
        {
            var copies = Path.Combine(folder, "upgrades", "copies");
            while (!Directory.Exists(copies) || await Migrations(folder) < await Known()) await Task.Delay(50,
                TestContext.Current.CancellationToken);
            Assert.Single(Directory.GetFiles(copies));
            upgraded.Kill();
            await upgraded.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await HouseOfTomorrow.Make(folder);
        SqliteConnection.ClearAllPools();
        using var refused = Start(folder);
        var said = await refused.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await refused.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(refused.ExitCode == 2, $"ended with {refused.ExitCode}: {said}");
        Assert.Contains("A newer version of Wegmarke was here", said, StringComparison.Ordinal);
        Assert.Contains("FromTomorrow", said, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Numbers_stand_on_a_port_of_their_own_by_the_pattern_of_a_page_and_without_respondents()
    {
        var port = Random.Shared.Next(20_000, 30_000);
        await using var instance = await RunningInstance.Start(new Dictionary<string, string> { ["WEGMARKE_METRICS"] =
            $"http://localhost:{port}", ["WEGMARKE_UPLOAD_MB"] = "1" });
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        var administration = await coordinator.Administration();
        var (_, link) = await coordinator.OpenSurvey(administration);
        await coordinator.Answer(link, "staff", _ => 4);
        using (var large = await coordinator.PostFile("/register", "file", "GV100AD.txt", new byte[1_100_000])) Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var watcher = new HttpClient();
        var numbers = await watcher.GetStringAsync(new Uri($"http://localhost:{port}/metrics"), TestContext.Current.CancellationToken);
        Assert.Contains("/administrations/{administration:guid}", numbers, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/s/", numbers, StringComparison.Ordinal);
        Assert.DoesNotContain(administration.Split('/')[^1], numbers, StringComparison.Ordinal);
    }

    private static Process Start(string folder) => Process.Start(new ProcessStartInfo("dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Wegmarke.Web.dll"), "--data", folder, "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static async Task<int> Migrations(string folder)
    {
        await using var db = Database.Open(new(folder));
        return (await SchemaState.Of(db)).Applied.Count;
    }

    private static Task<int> Known()
    {
        using var db = Database.Open(new(Path.GetTempPath()));
        return Task.FromResult(db.Database.GetMigrations().Count());
    }
}
