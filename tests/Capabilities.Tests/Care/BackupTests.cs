using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Tables;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Care;

/// <summary>A house is copied while it runs and brought back elsewhere, on either engine; what must be forgotten is in no copy.</summary>
public sealed class BackupTests(PostgresServer postgres) : IDisposable
{
    private const string Passphrase = "ein langer Satz für Sicherungen";
    private readonly string target = Path.Combine(Directory.CreateTempSubdirectory("wegmarke-backups-").FullName, "backups");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(target)!, recursive: true);

    [Theory]
    [InlineData("SQLite", "SQLite")]
    [InlineData("PostgreSQL", "PostgreSQL")]
    [InlineData("SQLite", "PostgreSQL")]
    [InlineData("PostgreSQL", "SQLite")]
    public async Task A_copy_brings_back_every_row_and_the_release_byte_for_byte(string from, string to)
    {
        var (opened, house) = await HouseToCopy.Open(from, postgres);
        await using var stores = opened;
        var taken = Assert.IsType<TakeBackup.Taken>(await Take(stores.Settings, HouseToCopy.Now));
        Assert.Equal(["Zweite Befragung"], taken.Manifest.Running);
        Assert.Equal([.. OnlySealed(await Contents(stores.Settings))], taken.Manifest.Tables.Select(table => new TableContent(table.Name,
            table.Rows, table.Hash)));
        var place = Place(to);
        var restored = Assert.IsType<RestoreBackup.Restored>(await RestoreBackup.Run(target, Passphrase, null, place, HouseToCopy.Now));
        Assert.Equal((1, 1, 0), (restored.Releases, restored.Recomputed, restored.WithoutAnswers));
        await using (var before = stores.House())
        await using (var after = Database.Open(place))
        {
            Assert.Equal(await HouseToCopy.ReleaseOf(before, house.Closed), await HouseToCopy.ReleaseOf(after, house.Closed));
            Assert.Contains("restore-backup", await after.Set<AuditLine>().Select(line => line.Deed).ToListAsync(TestContext.Current.CancellationToken));
        }

        await using (var answers = AnswerStore.Open(place))
        {
            Assert.Equal((12, 0), (answers.ReadSealed(house.Closed).Count, await answers.Count(house.Running)));
        }

        Assert.Contains("a house that is there", Assert.IsType<RestoreBackup.Refused>(await RestoreBackup.Run(target, Passphrase, null, place, HouseToCopy.Now)).Problem, StringComparison.Ordinal);
        Remove(place);
    }

    [Fact]
    public async Task A_second_copy_adds_only_what_changed_and_old_ones_go_with_all_they_alone_held()
    {
        await using var stores = (await HouseToCopy.Open("SQLite", postgres)).Stores;
        var first = Assert.IsType<TakeBackup.Taken>(await Take(stores.Settings, HouseToCopy.Now));
        await using (var db = stores.House()) await CreateAdministration.Run(db, Actor.System, "Drittstadt", 40, 4, HouseToCopy.Now);
        var second = Assert.IsType<TakeBackup.Taken>(await Take(stores.Settings, HouseToCopy.Now.AddDays(10)));
        Assert.InRange(second.Added.Count, 1, 3);
        Assert.True(second.Added.Bytes * 10 < first.Added.Bytes, $"{second.Added.Bytes} of {first.Added.Bytes}");
        var third = Assert.IsType<TakeBackup.Taken>(await Take(stores.Settings, HouseToCopy.Now.AddDays(91), keep: 90));
        Assert.Equal([first.Manifest.Id], third.Pruned);
        var whole = Assert.IsType<VerifyBackup.Whole>(VerifyBackup.Run(target, Passphrase, null));
        Assert.Equal((third.Manifest.Id, second.Manifest.Id), (whole.Manifest.Id, Assert.Single(whole.Others)));
        var needed = second.Manifest.Pieces.Concat(third.Manifest.Pieces).ToHashSet();
        Assert.Equal(needed, Directory.EnumerateFiles(Path.Combine(target, "pieces"), "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).ToHashSet());
        Assert.NotEmpty(first.Manifest.Pieces.Except(needed));
        Assert.Equal([third.Manifest.Id, second.Manifest.Id, first.Manifest.Id], KnownBackups.Of(stores.Settings.Folder).Select(one =>
            one.Id));
    }

    [Fact]
    public async Task Nothing_of_a_running_survey_and_no_key_is_in_a_copy_and_no_plain_word()
    {
        var (opened, house) = await HouseToCopy.Open("SQLite", postgres);
        await using var stores = opened;
        var taken = Assert.IsType<TakeBackup.Taken>(await Take(stores.Settings, HouseToCopy.Now));
        Assert.DoesNotContain(taken.Manifest.Tables, table => StoreNames.OfTheFieldPhase.Contains(table.Name));
        var (folder, _) = BackupFolder.ToRead(target, Passphrase);
        var pieces = taken.Manifest.Pieces.Select(name => folder!.Pieces.Get(name)!).ToList();
        Assert.All(new[] { house.Ballot, house.RunningKey, house.Running.ToByteArray() }, secret => Assert.DoesNotContain(pieces,
            piece => piece.AsSpan().IndexOf(secret) >= 0));
        var town = System.Text.Encoding.UTF8.GetBytes("Musterstadt");
        Assert.Contains(pieces, piece => piece.AsSpan().IndexOf(town) >= 0);
        Assert.All(Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories), file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(town) < 0, file));
    }

    [Fact]
    public async Task A_copy_that_was_cut_off_changed_or_is_locked_otherwise_is_refused_with_the_way_out()
    {
        await using var stores = (await HouseToCopy.Open("SQLite", postgres)).Stores;
        var place = Place("SQLite");
        async Task<string> Refused(string? copy = null, string passphrase = Passphrase) =>
            Assert.IsType<RestoreBackup.Refused>(await RestoreBackup.Run(target, passphrase, copy, place, HouseToCopy.Now)).Problem;
        Assert.Contains("No backup lies here", await Refused(), StringComparison.Ordinal);
        var first = ((TakeBackup.Taken)await Take(stores.Settings, HouseToCopy.Now)).Manifest;
        Assert.Contains("passphrase does not fit", await Refused(passphrase: "ein anderer langer Satz"), StringComparison.Ordinal);
        Assert.Contains("There is no copy", await Refused("2020"), StringComparison.Ordinal);
        await using (var db = stores.House()) await CreateAdministration.Run(db, Actor.System, "Drittstadt", 40, 4, HouseToCopy.Now);
        var second = ((TakeBackup.Taken)await Take(stores.Settings, HouseToCopy.Now.AddDays(1))).Manifest;

        // Killed before the manifest was whole.
        var manifest = Path.Combine(target, "copies", second.Id + ".copy");
        var bytes = await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(manifest, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        Assert.Contains($"only half there or was changed. The newest whole one is {first.Id}", await Refused(), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(manifest, bytes, TestContext.Current.CancellationToken);

        // A piece that only the second copy has is cut off.
        var piece = second.Pieces.Except(first.Pieces).First();
        var path = Path.Combine(target, "pieces", piece[..2], piece);
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))[..40],
            TestContext.Current.CancellationToken);
        Assert.Contains("is damaged; nothing was restored", await Refused(), StringComparison.Ordinal);
        Assert.IsType<VerifyBackup.Damaged>(VerifyBackup.Run(target, Passphrase, null));
        Assert.False(Directory.Exists(place.Folder));
        Assert.IsType<RestoreBackup.Restored>(await RestoreBackup.Run(target, Passphrase, first.Id, place, HouseToCopy.Now));
        Remove(place);
    }

    [Fact]
    public async Task A_folder_with_other_files_takes_no_backup_and_two_at_once_wait_for_one_another()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        Assert.IsType<TakeBackup.Refused>(await TakeBackup.Run(stores.Settings, stores.Settings.Folder, Passphrase, null, HouseToCopy.Now));
        var (held, _) = BackupFolder.ToWrite(target, Passphrase);
        using (held) Assert.Contains("Another backup", Assert.IsType<TakeBackup.Refused>(await Take(stores.Settings, HouseToCopy.Now)).Problem, StringComparison.Ordinal);
        Assert.IsType<TakeBackup.Taken>(await Take(stores.Settings, HouseToCopy.Now));
    }

    [Fact]
    public async Task A_first_backup_that_was_killed_while_it_began_is_begun_again_and_strange_files_stay_a_reason_not_to()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        Directory.CreateDirectory(target);
        await File.WriteAllTextAsync(Path.Combine(target, BackupKey.File + ".unfinished"), "{",
            TestContext.Current.CancellationToken);
        var strange = Path.Combine(target, "notes.txt");
        await File.WriteAllTextAsync(strange, "", TestContext.Current.CancellationToken);
        Assert.IsType<TakeBackup.Refused>(await Take(stores.Settings, HouseToCopy.Now));
        File.Delete(strange);
        Assert.IsType<TakeBackup.Taken>(await Take(stores.Settings, HouseToCopy.Now));
    }

    [Fact]
    public void Every_place_in_the_data_folder_is_taken_or_left_out_for_a_reason()
    {
        var places = House.Repository.Code().Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(file.Text,
            "PathOf\\(\"([^\"]+)\"\\)|string (?:Folder|File|Name) = \"([a-z-]+(?:-keys|\\.db|\\.pem|\\.json))\"")
                .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)).Distinct()
                .Except([BackupKey.File]).ToList();
        Assert.Contains("people-keys", places);
        Assert.Contains("answers.db", places);
        House.Guard.FindsNothing(places.Except(HouseFiles.Taken).Except(HouseFiles.LeftOut.Keys));
    }

    private Task<TakeBackup.Outcome> Take(StorageSettings settings, DateTimeOffset now, int? keep = null) => TakeBackup.Run(settings,
        target, Passphrase, keep, now);

    private StorageSettings Place(string engine)
    {
        var folder = Path.Combine(Path.GetDirectoryName(target)!, "restored");
        return engine == "SQLite" ? new(folder) : new(folder, postgres.NewDatabase(), postgres.NewDatabase());
    }

    private static void Remove(StorageSettings place)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(place.Folder, recursive: true);
    }

    internal static async Task<IReadOnlyList<TableContent>> Contents(StorageSettings settings)
    {
        var contents = new List<TableContent>();
        foreach (var kind in Enum.GetValues<StoreKind>())
        {
            await using var store = await OpenedStore.Read(settings, kind);
            foreach (var table in await store!.Tables()) contents.Add(await ReadRows.Content(store, table));
        }

        return contents;
    }

    private static IEnumerable<TableContent> OnlySealed(IReadOnlyList<TableContent> contents) => contents.Where(one =>
        !StoreNames.OfTheFieldPhase.Contains(one.Table));
}
