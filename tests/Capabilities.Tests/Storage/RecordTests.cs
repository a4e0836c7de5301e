using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Record;
using Wegmarke.Cli;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>The record shows when somebody touched it, on both engines and in the files that people took along.</summary>
public sealed class RecordTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Town = new("11111111-1111-1111-1111-111111111111");
    private static readonly Actor Jana = new(new Guid("22222222-2222-2222-2222-222222222222"), "Jana Brandt", []);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_touched_line_is_named(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await Write(stores, 6);
        (string What, string Touch, long Line)[] touches =
        [
            ("changed", """update audit_line set "Subject" = 'anders' where "Number" = 3""", 3),
            ("deleted", """delete from audit_line where "Number" = 2""", 2),
            ("inserted", """update audit_line set "Number" = "Number" + 1 where "Number" >= 4""", 4),
            ("moved", """update audit_line set "Number" = case "Number" when 2 then 5 when 5 then 2 else "Number" end""", 2),
            ("cut off", """delete from audit_line where "Number" > 4""", 5),
            ("renamed", """update audit_line set "ActorName" = 'Niemand' where "Number" = 6""", 6),
            ("rehashed", $"""update audit_line set "Hash" = '{new string('0', 64)}' where "Number" = 1""", 1),
        ];
        foreach (var (what, touch, line) in touches)
        {
            await using var db = stores.House();
            await using var together = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync(touch, TestContext.Current.CancellationToken);
            var found = Assert.Single((await VerifyRecord.Run(db)).Breaks);
            Assert.True(line == found.Number, $"{what}: {found}");
        }

        await using var clean = stores.House();
        Assert.Empty((await VerifyRecord.Run(clean)).Breaks);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Many_writers_at_once_make_one_chain_and_a_failed_deed_leaves_no_gap(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async writer =>
        {
            for (var line = 0; line < 5; line++)
            {
                await using var db = stores.House();
                db.Note(Jana, Now, "add-unit", $"{writer} {line}", Town);
                if (line == 3) db.Note(Jana, Now, "add-unit", $"{writer} {line} ohne Haus");
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            }
        }));
        await using var last = stores.House();
        await using (await last.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            last.Note(Jana, Now, "add-unit", "bleibt nicht", Town);
            await last.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        last.ChangeTracker.Clear();
        last.Note(Jana, Now, "add-unit", "danach", Town);
        await last.SaveChangesAsync(TestContext.Current.CancellationToken);
        var found = await VerifyRecord.Run(last);
        Assert.Empty(found.Breaks);
        Assert.Equal((37, 31, 6), (found.Lines, found.Ends[Town].Number, found.Ends[Guid.Empty].Number));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Lines_from_before_the_chain_are_chained_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await Write(stores, 3);
        await using var db = stores.House();
        await db.Database.ExecuteSqlRawAsync("""
            update audit_line set "Number" = 0, "Previous" = '', "Hash" = '';
            delete from chain_head
            """, TestContext.Current.CancellationToken);
        Assert.NotEmpty((await VerifyRecord.Run(db)).Breaks);
        await SealOldLines.Run(db);
        await SealOldLines.Run(db);
        await Write(stores, 1);
        var found = await VerifyRecord.Run(db);
        Assert.Empty(found.Breaks);
        Assert.Equal(4, found.Ends[Town].Number);
    }

    [Fact]
    public async Task A_file_taken_along_is_checked_by_the_command_line()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await Write(stores, 4, "=1+1;\"Zeile\"\r\nzwei ");
        await using var db = stores.House();
        var lines = await db.Set<AuditLine>().AsNoTracking().OrderBy(line => line.Number)
            .ToListAsync(TestContext.Current.CancellationToken);
        var folder = stores.Settings.Folder;
        var (json, csv) = (Path.Combine(folder, "audit.jsonl"), Path.Combine(folder, "audit.csv"));
        await File.WriteAllLinesAsync(json, lines.Select(RecordFile.JsonLine), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(csv, lines.Select(RecordFile.CsvLine).Prepend(RecordFile.CsvHead()),
            TestContext.Current.CancellationToken);
        Assert.DoesNotContain("\"=1", await File.ReadAllTextAsync(csv, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var file in new[] { json, csv })
        {
            Assert.Equal((0, ""), await Verify(file, null));
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(file, text.Replace("Zeile 2", "Zeile 7", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            Assert.Equal((1, $"Line 2 of administration {Town}: it was changed after it was written."), await Verify(file, null));
        }

        Assert.Equal(0, (await Verify(null, folder)).Code);
        Assert.Equal(0, (await Verify(null, folder, noted: lines[1].Hash[..12])).Code);
        Assert.Equal(1, (await Verify(null, folder, noted: "abcdef")).Code);
        await File.WriteAllLinesAsync(json, lines.Where(line => line.Number != 2).Select(RecordFile.JsonLine),
            TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Verify(json, null)).Code);
        Assert.Equal(0, (await Verify(json, null, part: true)).Code);
        await File.WriteAllTextAsync(json, "nichts davon", TestContext.Current.CancellationToken);
        Assert.Equal(2, (await Verify(json, null)).Code);
        Assert.Equal(2, (await Verify(null, Path.Combine(folder, "nirgends"))).Code);
        Assert.Equal(2, (await Verify(json, folder)).Code);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_record_is_filtered_by_person_deed_day_house_and_words(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        db.Note(Jana, Now, "add-unit", "Ämter 100%", Town);
        db.Note(new(Guid.NewGuid(), "Kemal Öz", []), Now.AddDays(1), "move-unit", "Bauamt", Town);
        db.Note(Jana, Now.AddDays(2), "create-account", "anderswo");
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Task<int> Count(AuditFilter filter) => filter.Of(db).CountAsync(TestContext.Current.CancellationToken);
        var all = new AuditFilter(null);
        Assert.Equal(3, await Count(all));
        Assert.Equal(2, await Count(all with { Scope = [Town] }));
        Assert.Equal(2, await Count(all with { Person = "jana" }));
        Assert.Equal(1, await Count(all with { Person = "Öz" }));
        Assert.Equal(1, await Count(all with { Deed = "move-unit" }));
        Assert.Equal(1, await Count(all with { Text = "100%" }));
        Assert.Equal(0, await Count(all with { Text = "100_" }));
        Assert.Equal(1, await Count(all with { Text = "bauamt" }));
        Assert.Equal(2, await Count(all with { Administration = Town }));
        Assert.Equal(1, await Count(all with { From = new(2026, 11, 30), Until = new(2026, 11, 30) }));
    }

    private static async Task Write(Stores stores, int lines, string end = "")
    {
        await using var db = stores.House();
        for (var line = 1; line <= lines; line++)
        {
            db.Note(Jana, Now.AddMinutes(line), "add-unit", $"Zeile {line} {end}", Town);
            await db.SaveChangesAsync();
        }
    }

    private static async Task<(int Code, string Said)> Verify(string? file, string? data, bool part = false, string? noted = null)
    {
        await using var output = new StringWriter();
        var code = await VerifyAuditVerb.Run(file, data, null, part, noted, output, TextWriter.Null);
        return (code, code == 1 && noted is null ? output.ToString().Trim() : "");
    }
}
