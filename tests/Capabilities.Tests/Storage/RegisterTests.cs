using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Capabilities.Tests.Exchange.Foreign;
using Wegmarke.Exchange.Municipalities;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>The register of municipalities in the house.</summary>
public sealed class RegisterTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_issue_replaces_the_one_before_and_never_an_older_one(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (date, entries, refusal) = RegisterForHouse.Run("register.txt", Fixtures.All.Single(one => one.Name == "register.txt").Bytes);
        Assert.Null(refusal);
        // The county, the Amt and its municipality; the Land has no administration of this kind.
        Assert.Equal(["01051", "010515163", "010515163001"], entries.Select(one => one.Ars).Order(StringComparer.Ordinal));
        Assert.All(entries, one => Assert.Equal(587, one.Population));
        Assert.Equal(ImportRegister.Outcome.Taken, await ImportRegister.Run(db, Actor.System, date, "a", entries, Now));
        Assert.Equal(ImportRegister.Outcome.WasThere, await ImportRegister.Run(db, Actor.System, date, "a", entries, Now));
        Assert.Equal(ImportRegister.Outcome.Older, await ImportRegister.Run(db, Actor.System, date.AddYears(-1), "b", entries, Now));
        Assert.Equal(ImportRegister.Outcome.Taken, await ImportRegister.Run(db, Actor.System, date.AddYears(1), "c", [.. entries.Skip(1)],
            Now));
        Assert.Equal(2, await db.Set<Municipality>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(date.AddYears(1), (await db.Set<RegisterIssue>().SingleAsync(TestContext.Current.CancellationToken)).Date);
    }

    [Fact]
    public async Task The_command_line_brings_it_in_and_names_what_is_wrong_with_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-import-").FullName;
        var file = Path.Combine(folder, "gv.txt");
        var bytes = Fixtures.All.Single(one => one.Name == "register.txt").Bytes;
        async Task<(int Code, string Said, string Complained)> Run(string path)
        {
            using var screen = new StringWriter();
            using var errors = new StringWriter();
            var code = await Wegmarke.Cli.Import.Run(path, new(Path.Combine(folder, "data")), Wegmarke.Design.Language.German, screen, errors);
            return (code, screen.ToString(), errors.ToString());
        }

        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        Assert.StartsWith("3 Verwaltungen, Stand ", (await Run(file)).Said, StringComparison.Ordinal);
        Assert.Equal((0, "Dieser Stand war schon eingelesen."), ((await Run(file)).Code, (await Run(file)).Said.Trim()));
        await File.WriteAllTextAsync(file, "kein Verzeichnis", TestContext.Current.CancellationToken);
        var wrong = await Run(file);
        Assert.Equal(2, wrong.Code);
        Assert.Contains("kein Gemeindeverzeichnis im Format GV100AD", wrong.Complained, StringComparison.Ordinal);
        Assert.Equal(2, (await Run(file + ".fehlt")).Code);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Names_and_keys_find_entries_exact_and_large_ones_first(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        Municipality Town(string ars, string name, int people) => new(ars, name, "Stadt", people, "Kreis", Municipality.Fold(name));
        await ImportRegister.Run(db, Actor.System, new(2026, 11, 30), "a", [Town("081110000001", "Übstadt", 900), Town("081110000002",
            "Neustadt", 500),
            Town("081110000003", "Neustadt am See", 9000), Town("081110000004", "Wiener Neustadt", 40000), Town("081110000005",
                "100%-Ort_", 10)], Now);
        async Task<string[]> Find(string text) => [.. (await FindMunicipality.Run(db, text)).Found.Select(one => one.Name)];
        Assert.Equal(["Neustadt", "Neustadt am See", "Wiener Neustadt"], await Find(" NEUSTADT "));
        Assert.Equal(["Übstadt"], await Find("übst"));
        Assert.Equal(["Neustadt am See"], await Find("08111003"));
        Assert.Equal(["Neustadt"], await Find("0811 1000 0002"));
        Assert.Equal(["100%-Ort_"], await Find("%-"));
        Assert.Empty(await Find("n"));
        Assert.Empty(await Find("x_y"));
    }
}
