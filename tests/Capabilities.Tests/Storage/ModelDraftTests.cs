using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Capabilities.Tests.MaturityModels;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>A model is forked, changed, taken back and published; nothing is lost, nobody overwrites unseen.</summary>
public sealed class ModelDraftTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Parent = SmallModel.Read();

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_draft_becomes_a_version(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Begin(db);
        Assert.Equal(("1.1", "small"), (state.Model!.Version, state.Model.Key));
        Assert.IsType<PublishDraft.Published>(await Publish(db, await Edit(db, state, "texts.de.yaml", "Wir prüfen unsere Ziele.",
            "Wir prüfen oft.")));
        var published = await db.Set<PublishedModel>().SingleAsync(TestContext.Current.CancellationToken);
        var model = new FrozenModel(published.Hash, published.Json).Thaw();
        Assert.Equal("Wir prüfen oft.", model.TextsIn("de").Items["steering.checked"].Text);
        Assert.Equal(["item steering.checked (de): \"Wir prüfen unsere Ziele.\" → \"Wir prüfen oft.\""], CompareModels.Run(Parent, model));
        var closed = (await DraftState.Find(db, state.Draft.Id))!;
        Assert.IsType<PublishDraft.Already>(await Publish(db, closed));
        Assert.IsType<SaveDraft.Closed>(await Save(db, closed, "letters.de.yaml", "x: y"));
        Assert.Equal(["begin-model-draft", "edit-model-draft", "publish-model"],
            await db.Set<AuditLine>().Select(line => line.Deed).Order().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_broken_is_kept_named_and_can_be_taken_back(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Begin(db);
        var broken = await Edit(db, state, "causes.yaml", "level: own-house", "level: village");
        Assert.Null(broken.Model);
        Assert.Equal(("causes.yaml", 4), (broken.Problems[0].File, broken.Problems[0].Line));
        Assert.IsType<PublishDraft.NotSound>(await Publish(db, broken));
        Assert.IsType<SaveDraft.Saved>(await UndoEdit.Run(db, Actor.System, broken, 1, broken.Last, Now));
        var mended = (await DraftState.Find(db, state.Draft.Id))!;
        Assert.NotNull(mended.Model);
        Assert.Equal(state.Files, mended.Files);
        Assert.IsType<SaveDraft.Saved>(await UndoEdit.Run(db, Actor.System, mended, 2, mended.Last, Now));
        Assert.Equal(broken.Files, (await DraftState.Find(db, state.Draft.Id))!.Files);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_saves_second_is_told_so(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var seen = await Begin(db);
        await Edit(db, seen, "texts.en.yaml", "Small", "Little");
        Assert.IsType<SaveDraft.Overtaken>(await Save(db, (await DraftState.Find(db, seen.Draft.Id))!, "texts.en.yaml", "title: x",
            seen: 0));
        await using var other = stores.House();
        var (first, second) = ((await DraftState.Find(db, seen.Draft.Id))!, (await DraftState.Find(other, seen.Draft.Id))!);
        Assert.IsType<SaveDraft.Saved>(await Save(db, first, "texts.en.yaml", first.Files["texts.en.yaml"] + "\n# one"));
        Assert.IsType<SaveDraft.Overtaken>(await Save(other, second, "texts.en.yaml", second.Files["texts.en.yaml"] + "\n# two"));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_gone_is_renamed_or_said_farewell(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Begin(db);
        var files = state.Files.ToDictionary(file => file.Key, file => (string?)file.Value.Replace("processes.short", "processes.brief",
            StringComparison.Ordinal));
        Assert.DoesNotContain("renames", files["model.yaml"], StringComparison.Ordinal);
        files["model.yaml"] += "\nrenames: [{from: steering.old, to: steering.known}]\n";
        await SaveDraft.Run(db, Actor.System, state, files, state.Last, "", Now);
        state = (await DraftState.Find(db, state.Draft.Id))!;
        Assert.Equal(["steering.old"], Assert.IsType<PublishDraft.RenameFromNowhere>(await Publish(db, state)).Keys);
        state = await Edit(db, state, "model.yaml", "renames: [{from: steering.old, to: steering.known}]", "renames: []");
        Assert.Equal(["processes.short"], Assert.IsType<PublishDraft.Gone>(await Publish(db, state)).Keys);
        state = await Edit(db, state, "model.yaml", "renames: []", "renames: [{from: processes.short, to: processes.brief}]");
        Assert.IsType<PublishDraft.Published>(await Publish(db, state));
    }

    [Fact]
    public async Task A_version_needs_a_free_number_and_a_reason()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        await Begin(db);
        Task<BeginDraft.Outcome> Try(string version, string difference) => BeginDraft.Run(db, Actor.System, Parent,
            ModelFiles.OfTexts(SmallModel.Files), ["1.0"], version, difference, Now);
        Assert.IsType<BeginDraft.VersionTaken>(await Try("1.0", "Warum"));
        Assert.IsType<BeginDraft.VersionTaken>(await Try("1.1", "Warum"));
        Assert.IsType<BeginDraft.VersionUnfit>(await Try("../2", "Warum"));
        Assert.IsType<BeginDraft.DifferenceMissing>(await Try("1.2", " "));
        Assert.IsType<BeginDraft.Begun>(await Try("1.2", "Warum"));
    }

    [Fact]
    public async Task Texts_are_written_side_by_side_and_into_the_plain_file()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var state = await Begin(db);
        Assert.Equal(["de", "de-plain", "en", "en-plain"], DraftTexts.Languages(state));
        var row = DraftTexts.Rows(state, "processes").Single(one => one.Key == "processes.short");
        Assert.Equal(["Unsere Wege sind kurz.", "", "Our ways are short.", ""], row.Texts.Values);
        var (files, unwritten) = DraftTexts.Write(state, new Dictionary<(string, string), string>
        {
            [("de", "processes.short")] = "Kurze Wege.", [("en", "processes.short")] = "Our ways are short.",
            [("en-plain", "processes.short")] = "Short ways.",
        });
        Assert.Null(unwritten);
        Assert.Equal(["texts.de.yaml", "texts.en-plain.yaml"], files.Keys);
        await SaveDraft.Run(db, Actor.System, state, files, state.Last, "", Now);
        var model = (await DraftState.Find(db, state.Draft.Id))!.Model!;
        Assert.Equal(("Kurze Wege.", "Short ways.", "Our ways are short."), (model.TextsIn("de").Items["processes.short"].Text,
            model.TextsIn("en-plain").Items["processes.short"].Text, model.TextsIn("en").Items["processes.short"].Text));
    }

    private static async Task<DraftState> Begin(Database db)
    {
        var outcome = await BeginDraft.Run(db, Actor.System, Parent, ModelFiles.OfTexts(SmallModel.Files), ["1.0"], "1.1",
            "Bessere Worte.", Now);
        return (await DraftState.Find(db, Assert.IsType<BeginDraft.Begun>(outcome).Id))!;
    }

    private static Task<SaveDraft.Outcome> Save(Database db, DraftState state, string file, string text, int? seen = null) =>
        SaveDraft.Run(db, Actor.System, state, new Dictionary<string, string?> { [file] = text }, seen ?? state.Last, "weil", Now);

    private static async Task<DraftState> Edit(Database db, DraftState state, string file, string old, string now)
    {
        Assert.Contains(old, state.Files[file], StringComparison.Ordinal);
        Assert.IsType<SaveDraft.Saved>(await Save(db, state, file, state.Files[file].Replace(old, now, StringComparison.Ordinal)));
        return (await DraftState.Find(db, state.Draft.Id))!;
    }

    private static Task<PublishDraft.Outcome> Publish(Database db, DraftState state) =>
        PublishDraft.Run(db, Actor.System, state, Parent, farewell: false, Now);
}
