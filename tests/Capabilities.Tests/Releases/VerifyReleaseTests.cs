using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Cli;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Releases;

/// <summary>Whoever holds the inputs computes the released document again, and finds what was changed.</summary>
public sealed class VerifyReleaseTests(PostgresServer postgres)
{
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Every_version_comes_out_again_byte_for_byte(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (state, first) = await Released(db, stores, "Erste", 20);
        var (_, later) = await Released(db, stores, "Zweite", 21);
        var corrected = Assert.IsType<CorrectRelease.NewVersion>(await CorrectRelease.Supersede(db, stores.Answers, Actor.System, state,
            "Kopfzahl", 60, null, new Dictionary<string, string>(), Now.AddDays(2)));
        foreach (var release in new[] { first, later, corrected.Release })
        {
            await using var reader = stores.House();
            Assert.Equal(new VerifyRelease.Confirmed(release.Hash), await VerifyRelease.Run(reader, stores.Answers, release.Json));
        }
    }

    [Fact]
    public async Task A_changed_figure_is_named_with_its_place()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var (_, release) = await Released(db, stores, "Erste", 20);
        var mean = release.Document.Areas[1].Overall!;
        var tampered = release.Document with
        {
            Areas = [release.Document.Areas[0], release.Document.Areas[1] with { Overall = mean with { Mean = mean.Mean + 1 } },
                .. release.Document.Areas.Skip(2)],
        };
        var differs = Assert.IsType<VerifyRelease.Differs>(await VerifyRelease.Run(db, stores.Answers, tampered.ToJson()));
        Assert.False(differs.Stored);
        Assert.Equal($"areas[{release.Document.Areas[1].Key}].overall.mean", Assert.Single(differs.Figures).Place);
        Assert.Contains("figures of the document were changed", Assert.Single(differs.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_answers_and_another_model_are_told_apart()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var (_, release) = await Released(db, stores, "Erste", 20);
        var elsewhere = release.Document with { ModelHash = new('0', 64) };
        var other = Assert.IsType<VerifyRelease.Differs>(await VerifyRelease.Run(db, stores.Answers, elsewhere.ToJson()));
        Assert.Contains(other.Reasons, reason => reason.StartsWith("another model", StringComparison.Ordinal));

        await using (var answers = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={stores.Settings.PathOf("answers.db")}"))
        {
            await answers.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = answers.CreateCommand();
            command.CommandText = "delete from sealed_sheet where place = 3";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var fewer = Assert.IsType<VerifyRelease.Differs>(await VerifyRelease.Run(db, stores.Answers, release.Json));
        Assert.True(fewer.Stored);
        Assert.Contains(fewer.Reasons, reason => reason.StartsWith("other answers", StringComparison.Ordinal));
        Assert.Contains(fewer.Figures, one => one is { Place: "answers", Released: "20", Recomputed: "19" });
    }

    [Fact]
    public async Task The_command_line_says_it_with_exit_codes()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var (_, release) = await Released(db, stores, "Erste", 20);
        string In(string name) => stores.Settings.PathOf(name);
        var (good, bad, none) = (In("good.json"), In("bad.json"), In("none.json"));
        await File.WriteAllTextAsync(good, release.Json, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(bad, release.Json.Replace("\"staff\":80", "\"staff\":90", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(none, "{}", TestContext.Current.CancellationToken);
        async Task<(int Code, string Said)> Verify(string file, string? inputs)
        {
            var said = new StringWriter();
            return (await VerifyReleaseVerb.Run(file, inputs, null, null, said, said), said.ToString());
        }

        var confirmed = await Verify(good, stores.Settings.Folder);
        Assert.Equal(0, confirmed.Code);
        Assert.Contains("byte for byte", confirmed.Said, StringComparison.Ordinal);
        Assert.Contains(release.Hash, confirmed.Said, StringComparison.Ordinal);
        var changed = await Verify(bad, stores.Settings.Folder);
        Assert.Equal(1, changed.Code);
        Assert.Contains("staff: 90, recomputed 80", changed.Said, StringComparison.Ordinal);
        Assert.Equal(0, (await Verify(good, null)).Code);
        foreach (var wrong in new[] { await Verify(none, null), await Verify(good, Path.GetTempPath()), await Verify("fehlt.json", null) })
        {
            Assert.Equal(2, wrong.Code);
        }
    }

    private static async Task<(CampaignState State, Release Release)> Released(Database db, Stores stores, string title, int people)
    {
        var town = await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync();
        if (town is null)
        {
            await CreateAdministration.Run(db, Actor.System, "Musterstadt", 80, 15, Now);
            town = await db.Set<Administration>().AsNoTracking().SingleAsync();
        }

        var planned = Assert.IsType<PlanCampaign.Planned>(
            await PlanCampaign.Run(db, Actor.System, town, Model, "full", title, askUnit: false, 5, Now));
        await Storage.Consents.Open(db, planned.Id, Now);
        var random = new Random(people);
        for (var at = 0; at < people; at++)
        {
            byte[] codes = [.. Model.Items.Select(item => item.Perspectives.Contains(Model.Perspectives[0].Key) ? (byte)random.Next(1, 7)
                : Statistics.AnswerCode.NotAsked)];
            await stores.Answers.Submit(planned.Id, ResumeSecret.Fresh().Ballot, new(0, -1, codes));
        }

        var state = (await CampaignState.Find(db, planned.Id))!;
        await CloseCampaign.Run(db, Actor.System, state.Campaign, Now.AddHours(people));
        state = (await CampaignState.Find(db, planned.Id))!;
        return (state, (await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, state, Now.AddHours(people)))!);
    }
}
