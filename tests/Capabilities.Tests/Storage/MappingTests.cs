using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Capabilities.Tests.Exchange.Foreign;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Transfers;
using Wegmarke.MaturityModels.Drafts;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Kept mappings and drafts from outside, on both engines: nothing is overwritten, and each deed has its line.</summary>
public sealed class MappingTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Jana = new(Guid.NewGuid(), "Jana Brandt", []);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_mapping_is_kept_changed_and_taken_away_in_versions(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = new Administration(Guid.NewGuid(), "Musterdorf", 50, 5, Now);
        db.Add(town);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Task<KeepMapping.Outcome> Keep(string name, string? text) => KeepMapping.Run(db, Jana, town.Id, name, "m/1.0", text, Now);

        Assert.IsType<KeepMapping.NameUnfit>(await Keep(" ", "columns:"));
        Assert.IsType<KeepMapping.Unknown>(await Keep("Kobo", null));
        await Keep("Kobo", "columns:\n  a: {item: x}\n");
        await Keep("Kobo", "columns:\n  b: {item: x}\n");
        var kept = Assert.Single(await KeptMapping.Of(db, town.Id));
        Assert.Equal(("Kobo", 2), (kept.Name, kept.Version));
        Assert.Contains("b:", kept.Text, StringComparison.Ordinal);
        Assert.IsType<KeepMapping.Kept>(await Keep("Kobo", null));
        Assert.Empty(await KeptMapping.Of(db, town.Id));
        Assert.Equal(3, db.Set<KeptMapping>().Count());
        Assert.Equal(["end-mapping", "keep-mapping", "keep-mapping"], db.Set<AuditLine>().Where(line => line.AdministrationId == town.Id).Select(line => line.Deed).Order());
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_foreign_questionnaire_becomes_a_draft_without_a_parent(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var instrument = OpenInstrument.Run(ForeignFile.InMemory("new.lss", Fixtures.All.Single(one => one.Name == "new.lss").Bytes),
            new());
        Assert.IsType<TakeDraft.KeyUnfit>(await TakeDraft.Run(db, Jana, instrument, "new.lss", "Ä b", [], Now));
        Assert.IsType<TakeDraft.KeyTaken>(await TakeDraft.Run(db, Jana, instrument, "new.lss", "da", ["da"], Now));
        var taken = Assert.IsType<TakeDraft.Taken>(await TakeDraft.Run(db, Jana, instrument, "new.lss", "umfrage", [], Now));
        Assert.Contains("Q1[a]", taken.Columns, StringComparison.Ordinal);
        Assert.IsType<TakeDraft.KeyTaken>(await TakeDraft.Run(db, Jana, instrument, "new.lss", "umfrage", [], Now));
        var state = (await DraftState.Find(db, taken.Id))!;
        Assert.Empty(state.Problems);
        var published = Assert.IsType<PublishDraft.Published>(await PublishDraft.Run(db, Jana, state, null, false, Now));
        Assert.Equal(("umfrage", TakeDraft.Version, ""), (published.Model.Key, published.Model.Version, published.Model.ParentVersion));
    }
}
