using System.Net;
using Npgsql;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Server;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>PostgreSQL as an IT department runs it: roles that may little, and a second server that takes the place of the first.</summary>
public sealed class ServerTests(PostgresServer postgres)
{
    [Fact]
    public async Task Roles_that_make_no_table_and_change_no_line_of_the_record_serve_a_whole_survey()
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-roles-").FullName;
        var (house, answers, mark) = (postgres.NewDatabase(), postgres.NewDatabase(), Guid.NewGuid().ToString("N")[..8]);
        var roles = new ServerRoles($"house-{mark}", $"answers-{mark}", $"reader-{mark}");
        string As(string connection, string role) => new NpgsqlConnectionStringBuilder(connection) { Username = role }.ConnectionString;
        var owner = new StorageSettings(folder, house, answers);
        Task<string?> Prepare(ServerRoles wanted) => PrepareServer.Run(owner, wanted, null, null, DateTimeOffset.UtcNow);
        Assert.Contains("create role", await Prepare(roles), StringComparison.Ordinal);
        foreach (var role in new[] { roles.House, roles.Answers, roles.Reader }) await Do(house, $"create role \"{role}\" login");
        Assert.Contains("two roles", await Prepare(roles with { Answers = roles.House }), StringComparison.Ordinal);
        Assert.Contains("may more than serve", await Prepare(roles with { Reader = "wegmarke" }), StringComparison.Ordinal);

        string[] serving = ["--postgres", As(house, roles.House), "--postgres-answers", As(answers, roles.Answers)];
        var early = await Assert.ThrowsAnyAsync<Exception>(() => RunningInstance.StartOver(folder, serving));
        Assert.Contains("./wegmarke prepare", early.Message, StringComparison.Ordinal);
        Assert.Null(await Prepare(roles));
        Assert.Null(await Prepare(roles));

        await using (var instance = await RunningInstance.StartOver(folder, serving))
        {
            using var coordinator = instance.NewVisitor();
            await coordinator.SetUp();
            var town = await coordinator.Administration();
            var (campaign, link) = await coordinator.OpenSurvey(town);
            for (var person = 0; person < 6; person++)
            {
                using var respondent = instance.NewVisitor();
                await respondent.Answer(link, "staff", place => 1 + (place + person) % 6);
            }

            await coordinator.Follow(campaign + "/closure");
            Assert.Contains("6 von 40", await coordinator.Read(town + "/results"), StringComparison.Ordinal);
            Assert.DoesNotContain("NOT OK", await coordinator.Read("/health/ready"), StringComparison.Ordinal);
        }

        foreach (var refused in new[] { "update audit_line set \"Hash\" = ''", "delete from audit_line", "truncate audit_line",
            "create table mine (one integer)", "drop table audit_line", "alter table audit_line add one integer" })
        {
            var why = await Assert.ThrowsAsync<PostgresException>(() => Do(As(house, roles.House), refused));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, why.SqlState);
        }

        foreach (var closed in new[] { As(answers, roles.House), As(house, roles.Answers) })
        {
            var why = await Assert.ThrowsAsync<PostgresException>(() => Do(closed, "select 1"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, why.SqlState);
        }

        Assert.IsType<TakeBackup.Taken>(await TakeBackup.Run(new(folder, As(house, roles.Reader!), As(answers, roles.Reader!)),
            folder + "-copies", "ein langer Satz zum Verschließen", null, DateTimeOffset.UtcNow));
        await Assert.ThrowsAsync<PostgresException>(() => Do(As(answers, roles.Reader!), "delete from sealed_sheet"));
        foreach (var one in new[] { folder, folder + "-copies" }) Directory.Delete(one, recursive: true);
    }

    [Fact]
    public async Task When_a_second_server_takes_over_nothing_acknowledged_is_lost_and_until_then_it_shows_pages()
    {
        using var server = new FollowedServer();
        var folder = Directory.CreateTempSubdirectory("wegmarke-followed-").FullName;
        await using (var instance = await RunningInstance.StartOver(folder, "--postgres", server.Either("house"), "--postgres-answers",
            server.Either("answers")))
        {
            using var coordinator = instance.NewVisitor();
            await coordinator.SetUp();
            var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
            for (var sheet = 0; sheet < 5; sheet++)
            {
                using var respondent = instance.NewVisitor();
                await respondent.Answer(link, "staff", _ => 3);
            }

            await using (var shows = await RunningInstance.StartOver(folder, "--read-only", "--postgres", server.Second("house"),
                "--postgres-answers", server.Second("answers")))
            {
                // Whoever is signed in here is signed in there.
                using var reader = shows.NewVisitor();
                reader.Bring(coordinator.Cookies);
                Assert.Contains("Probedorf", await reader.Read("/administrations"), StringComparison.Ordinal);
                using var changed = await reader.Post("/administrations", ("name", "Neuhausen"));
                Assert.Equal(HttpStatusCode.ServiceUnavailable, changed.StatusCode);
                Assert.DoesNotContain("NOT OK", await reader.Read("/health/ready"), StringComparison.Ordinal);
            }

            server.FailOver();
            for (var sheet = 0; sheet < 5; sheet++)
            {
                await Sooner(async () =>
                {
                    using var respondent = instance.NewVisitor();
                    await respondent.Answer(link, "staff", _ => 4);
                });
            }

            await coordinator.Read(campaign);
            await using var store = AnswerStore.Open(new(folder, server.Second("house"), server.Second("answers")));
            Assert.Equal(10, await store.Count(Guid.Parse(campaign.Split('/')[^1])));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Tries again while the server changes, as a person would.</summary>
    private static async Task Sooner(Func<Task> deed)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await deed();
                return;
            }
            catch (Exception) when (tries < 100)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task Do(string connection, string text)
    {
        await using var server = new NpgsqlConnection(connection);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(text, server);
        await command.ExecuteNonQueryAsync();
    }
}
