using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Exchange.Conversations;
using Wegmarke.Interviews;

namespace Wegmarke.Capabilities.Tests.Interviews;

/// <summary>A town with two coders, and the short ways to a source in one state or another.</summary>
internal sealed record Room(Wegmarke.Storage.Database Db, SourceKeys Keys, Guid Town, Actor First, Actor Second, DateTimeOffset Now)
{
    public static async Task<Room> Open(Wegmarke.Storage.Database db, Stores stores, DateTimeOffset now)
    {
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Musterstadt", 400, 40, now)).Id;
        async Task<Actor> Coder(string name) => (await FindActor.Run(db, ((CreateAccount.Created)await CreateAccount.Run(db,
            Actor.System, name, name,
            "ein langes Passwort", Role.Interviewer, town, now)).Account, now))!;
        return new(db, new(Path.Combine(stores.Settings.Folder, "keys")), town, await Coder("lena"), await Coder("kemal"), now);
    }

    public async Task<Source> Keep(string text)
    {
        var kept = (KeepSource.Kept)await KeepSource.Run(Db, Keys, First, Town, "Gespräch " + text.Length, SourceKind.Interview, ReadConversation.Run(text).Text!, Now);
        return await Find(kept.Id);
    }

    public async Task<Source> Clear(Source source)
    {
        var spoken = (await KeepSource.Read(Db, Keys, source.Id))!;
        var names = (await ClearSource.Propose(Db, Keys, Town, spoken)).Where(one => one.Sure).ToDictionary(one => one.Words, one =>
            one.Replacement);
        Assert.IsType<ClearSource.Cleared>(await ClearSource.Run(Db, Keys, First, Town, source.Id, names,
            [.. spoken.Speakers.Select(one => new SpeakerChoice(one, one, one == "I"))], Now));
        return source;
    }

    /// <summary>Lets the second coder in and records consent for the house.</summary>
    public async Task<Source> Share(Source source, string group = "staff")
    {
        var part = await Db.Set<UnitClass>().AsNoTracking().FirstOrDefaultAsync();
        Assert.Equal(ChangeSource.Outcome.Changed, await ChangeSource.Run(Db, First, source, new(source.Title, source.Kind, group,
            part?.Id, null, QuoteState.House,
            "Ordner", DateOnly.FromDateTime(Now.UtcDateTime), [First.Id, Second.Id]), Now));
        return await Find(source.Id);
    }

    public async Task<(Source Source, Guid Coding)> Coded(string text, string group = "staff")
    {
        var source = await Share(await Clear(await Keep(text)), group);
        var code = ((AddCode.Added)await AddCode.Run(Db, First, Town, null, "Warten", "", Now)).Id;
        return (source, ((RecordCoding.Recorded)await RecordCoding.Run(Db, First, source, code, 20, 40, "eine Notiz", Now)).Id);
    }

    private Task<Source> Find(Guid id) => Db.Set<Source>().AsNoTracking().FirstAsync(one => one.Id == id);
}
