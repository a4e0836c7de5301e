using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Care;
using Wegmarke.Care.Erasing;
using Wegmarke.Care.Tables;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Care;

/// <summary>A house moves to PostgreSQL with everything in it, and one administration is erased without touching another.</summary>
public sealed class MoveAndEraseTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_house_moves_with_every_row_also_of_a_running_survey_and_can_begin_again_when_interrupted()
    {
        var (opened, house) = await HouseToCopy.Open("SQLite", postgres);
        await using var stores = opened;
        var (folder, first, second) = (stores.Settings.Folder, postgres.NewDatabase(), postgres.NewDatabase());
        Task<MoveToPostgres.Outcome> Move() => MoveToPostgres.Run(folder, first, second, HouseToCopy.Now);
        using (Running.Hold(folder)) Assert.Contains("is running", Assert.IsType<MoveToPostgres.Refused>(await Move()).Problem, StringComparison.Ordinal);
        Assert.IsType<MoveToPostgres.Refused>(await MoveToPostgres.Run(folder, first, first, HouseToCopy.Now));

        // Interrupted after the answers: they lie there as they are here, and are not written twice.
        var there = new StorageSettings(folder, first, second);
        await using (var answers = AnswerStore.Open(there)) Assert.Equal(0, await answers.Count(house.Running));
        await using (var source = await OpenedStore.Read(stores.Settings, StoreKind.Answers))
        await using (var half = await OpenedStore.Write(there, StoreKind.Answers))
        {
            foreach (var table in await half.Tables()) await WriteRows.Run(half, table, ReadRows.Run(source!, table));
            Assert.Null(await half.Commit());
        }

        var before = await BackupTests.Contents(stores.Settings);
        var moved = Assert.IsType<MoveToPostgres.Moved>(await Move());
        Assert.Equal(before, moved.Tables.Select(one => one.Content));
        var after = await BackupTests.Contents(there);
        // Moving is a deed of the record, and nothing else is new.
        static bool IsRecord(TableContent one) => one.Table is "audit_line" or "chain_head";
        Assert.Equal(before.Where(one => !IsRecord(one)), after.Where(one => !IsRecord(one)));
        Assert.False(File.Exists(Path.Combine(folder, "wegmarke.db")));
        Assert.True(File.Exists(Path.Combine(moved.LeftIn, "wegmarke.db")));
        await using var store = AnswerStore.Open(there);
        Assert.Equal(1, await store.Count(house.Running));
        await store.Seal(house.Running);
        Assert.Single(store.ReadSealed(house.Running));
    }

    [Fact]
    public async Task A_database_with_another_house_is_never_written_over()
    {
        await using var stores = (await HouseToCopy.Open("SQLite", postgres)).Stores;
        var (first, second) = (postgres.NewHouse(), postgres.NewDatabase());
        await using (var db = Database.Open(new("", first, second))) await CreateAdministration.Run(db, Actor.System, "Anderswo", 40, 4, HouseToCopy.Now);
        Assert.Contains("holds", Assert.IsType<MoveToPostgres.Refused>(await MoveToPostgres.Run(stores.Settings.Folder, first, second, HouseToCopy.Now)).Problem, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(stores.Settings.Folder, "wegmarke.db")));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task One_administration_is_erased_with_proof_and_the_other_is_as_it_was(string engine)
    {
        var (opened, gone) = await HouseToCopy.Open(engine, postgres);
        await using var stores = opened;
        Task<EraseAdministration.Outcome> Erase(string name) => EraseAdministration.Run(stores.Settings, gone.Town, name, 90,
            HouseToCopy.Now);
        Assert.Equal("Musterstadt", Assert.IsType<EraseAdministration.NotConfirmed>(await Erase("")).Name);
        Assert.Equal("Zweite Befragung", Assert.IsType<EraseAdministration.SurveyRuns>(await Erase("Musterstadt")).Title);
        await using (var db = stores.House())
        {
            db.Add(new Account(gone.Running, "nur.hier", "Nur Hier", "x", false, HouseToCopy.Now));
            db.Add(new Grant(Guid.NewGuid(), gone.Running, Role.Coordinator, gone.Town));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await CloseCampaign.Run(db, Actor.System, (await CampaignState.Find(db, gone.Running))!.Campaign, HouseToCopy.Now.AddDays(2));
        }

        using (Running.Hold(stores.Settings.Folder)) Assert.IsType<EraseAdministration.IsRunning>(await Erase("Musterstadt"));
        await stores.Reopen();
        var proof = Assert.IsType<EraseAdministration.Erased>(await Erase("Musterstadt")).Proof;
        Assert.True(proof.IsComplete);
        Assert.Equal((1, 1), (proof.Rows.Single(row => row.Table == "administration").Before, proof.Rows.Single(row =>
            row.Table == "account").Before));
        Assert.Equal(12, proof.Rows.Single(row => row.Table == "sealed_sheet").Before);
        Assert.True(proof.KeysDestroyed >= 2);
        await stores.Reopen();
        await using var after = stores.House();
        Assert.Equal(["Nebenstadt"], await after.Set<Administration>().Select(one => one.Name).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await after.Set<Release>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains(await after.Set<AuditLine>().ToListAsync(TestContext.Current.CancellationToken), line =>
            line.Subject == "Nebenstadt");
        Assert.Equal((0, 0), (stores.Answers.ReadSealed(gone.Closed).Count, await stores.Answers.Count(gone.Running)));
        Assert.False(stores.Answers.Keys.Has(gone.Running));
        if (engine == "SQLite") Assert.False(stores.Hold(System.Text.Encoding.UTF8.GetBytes("nur.hier")));
    }

    [Fact]
    public async Task Every_table_of_the_house_is_erased_or_stays_for_a_reason()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var house = await OpenedStore.Read(stores.Settings, StoreKind.House);
        var tables = await house!.Tables();
        House.Guard.FindsNothing(tables.Where(table => !OwnedTables.Kept.ContainsKey(table.Name) && OwnedTables.Condition(table.Name,
            table.Columns.Any(column => column.Name == OwnedTables.Names), "''") is null)
            .Select(table => $"{table.Name}: say in OwnedTables by which column it hangs on an administration, or why it stays"));
        House.Guard.FindsNothing(OwnedTables.Kept.Keys.Except(tables.Select(table => table.Name)));
        Assert.Null(OwnedTables.Condition("new_table", names: false, "''"));
    }
}
