using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>The trustee's instance takes a signed file of a member: a contribution, or the notice that it leaves.</summary>
public static class ReceiveContribution
{
    /// <summary>By how much clocks of two instances may differ.</summary>
    internal static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(10);

    public abstract record Outcome;

    public sealed record Received(string Member, int Wave) : Outcome;

    public sealed record Left(string Member) : Outcome;

    public sealed record Refused(Refusal Why) : Outcome;

    public static async Task<Outcome> Run(Database db, string text, DateTimeOffset now)
    {
        if (text.Length > SignedFile.BytesMax || SignedFile.Read(text) is not { } file) return new Refused(Refusal.NoContribution);
        if (!file.SignatureHolds) return new Refused(Refusal.Tampered);
        var (contribution, leaving) = (file.AsContribution(), file.AsLeaving());
        if ((contribution?.Circle ?? leaving?.Circle) is not { } circle) return new Refused(Refusal.NoContribution);
        var (id, number) = (contribution?.Member ?? leaving!.Member, contribution?.Number ?? leaving!.Number);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (member, pinned, why) = await FindSender.Run(db, file, circle, id);
        if (member is null) return new Refused(why!.Value);
        var last = await db.Set<LastNumber>().AsNoTracking().FirstOrDefaultAsync(one => one.MemberId == id);
        if (number <= (last?.Number ?? 0)) return new Refused(Refusal.Replayed);
        if (CircleText.Moment(contribution?.MadeAt ?? leaving!.MadeAt) is not { } madeAt || madeAt > now + ClocksApart)
            return new Refused(Refusal.FromTheFuture);
        if (contribution is not null && await Fault(db, contribution, circle, now) is { } fault) return new Refused(fault);
        if (pinned is null) db.Add(new MemberKey(id, file.Key, now));
        if (last is null) db.Add(new LastNumber(id, number));
        else if (await Advance(db, id, number) == 0) return new Refused(Refusal.Replayed);
        Outcome outcome = contribution is not null ? await Keep(db, member, contribution, file, now)
            : await Erase(db, member, leaving!, now);
        try
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return outcome;
        }
        catch (DbUpdateException)
        {
            // The same file came twice at once; the other one was taken.
            db.ChangeTracker.Clear();
            return new Refused(Refusal.Replayed);
        }
    }

    /// <summary>Staff and leaders are counted; citizens are not.</summary>
    public static bool MorePeopleThanStaff(Contribution contribution) => contribution.Staff < 1 || contribution.Leaders > contribution.Staff
        || contribution.Areas.Any(area => area.Perspectives.Any(one => one.Key switch
        {
            "leaders" => one.Figure.N > contribution.Leaders,
            "staff" => one.Figure.N > contribution.Staff - contribution.Leaders,
            _ => false,
        }));

    private static async Task<Refusal?> Fault(Database db, Contribution contribution, Guid circle, DateTimeOffset now)
    {
        if (!DateOnly.TryParseExact(contribution.ClosedOn, "yyyy-MM-dd", out var closed)
            || closed > DateOnly.FromDateTime((now + ClocksApart).UtcDateTime)) return Refusal.FromTheFuture;
        var hash = await CircleModel.HashOf(db, await db.Set<Circle>().AsNoTracking().FirstAsync(one => one.Id == circle));
        var model = await StoredModel.Of(db, hash);
        if (contribution.ModelKey != model.Key || IsNewer(contribution.ModelVersion, model.Version)
            || (contribution.ModelVersion == model.Version && contribution.ModelHash != hash)) return Refusal.OtherModel;
        if (MorePeopleThanStaff(contribution)) return Refusal.MorePeopleThanStaff;
        return CheckFigures.Holds(contribution, model) ? null : Refusal.ImpossibleFigures;
    }

    private static bool IsNewer(string version, string than) =>
        !Version.TryParse(version, out var left) || !Version.TryParse(than, out var right) || left > right;

    private static Task<int> Advance(Database db, Guid member, int number) => db.Set<LastNumber>()
        .Where(one => one.MemberId == member && one.Number < number)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.Number, number));

    private static async Task<Received> Keep(Database db, CircleMember member, Contribution contribution, SignedFile file,
        DateTimeOffset now)
    {
        var last = await db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == member.CircleId)
            .OrderByDescending(one => one.Number).Select(one => new { one.Number, one.Json, one.Hash }).FirstOrDefaultAsync();
        if (last is not null && !await db.Set<MemberResult>().AnyAsync(one => one.CircleId == member.CircleId
            && one.Number == last.Number && one.MemberId == member.Id))
        {
            var document = CircleDocument.Read(last.Json);
            var picked = (await db.Set<PickedGroup>().AsNoTracking().Where(one => one.CircleId == member.CircleId && one.At <= now)
                .ToListAsync()).Where(one => one.Members.Contains(member.Id)).Select(one => one.Name).ToList();
            var json = CompareNewcomer.Run(document, last.Hash, await StoredModel.Of(db, document.ModelHash), contribution, picked)
                .ToJson();
            db.Add(new MemberResult(member.CircleId, last.Number, member.Id, json, CircleText.HashOf(json)));
        }

        db.Add(new ReceivedContribution(member.Id, contribution.Number, member.CircleId, contribution.Wave, file.ToText(),
            CircleText.HashOf(file.Content), now));
        db.Note(new Actor(Guid.Empty, member.Name, []), now, "receive-contribution", $"{member.Name}, {contribution.Wave}");
        return new(member.Name, contribution.Wave);
    }

    private static async Task<Left> Erase(Database db, CircleMember member, LeavingNotice leaving, DateTimeOffset now)
    {
        await db.Set<ReceivedContribution>().Where(one => one.MemberId == member.Id).ExecuteDeleteAsync();
        await db.Set<MemberResult>().Where(one => one.MemberId == member.Id).ExecuteDeleteAsync();
        db.Add(new MemberLeaving(member.Id, leaving.Reason, leaving.By, now));
        db.Note(new Actor(Guid.Empty, member.Name, []), now, "leave-circle", member.Name);
        return new(member.Name);
    }
}

/// <summary>Why a file was not taken.</summary>
public enum Refusal
{
    NoContribution,
    Tampered,
    UnknownMember,
    MemberLeft,
    NotInvited,
    OtherKey,
    Replayed,
    FromTheFuture,
    OtherModel,
    MorePeopleThanStaff,
    ImpossibleFigures,
    ClocksApart,
    NothingReleased,
}

public static class Refusals
{
    /// <summary>What is wrong and how to mend it.</summary>
    public static string Text(this Refusal why, Language language) => why switch
    {
        Refusal.Tampered => language.Say(
            "Die Unterschrift passt nicht zum Inhalt: Die Datei wurde nach dem Unterschreiben verändert. Bitte lassen Sie sie neu herunterladen und unverändert senden.",
            "The signature does not fit the content: the file was changed after signing. Please have it downloaded again and sent unchanged."),
        Refusal.UnknownMember => language.Say(
            "Dieser Beitrag gehört zu keinem Mitglied dieses Kreises. Bitte laden Sie die Verwaltung zuerst ein.",
            "This contribution belongs to no member of this circle. Please invite the administration first."),
        Refusal.MemberLeft => language.Say(
            "Diese Verwaltung hat den Kreis verlassen; ihre Beiträge sind gelöscht. Sie kann mit einer neuen Einladung wieder beitreten.",
            "This administration has left the circle; its contributions are erased. It can join again with a new invitation."),
        Refusal.NotInvited => language.Say(
            "Der Beitrag wurde nicht mit der Einladung dieses Mitglieds gemacht. Bitte treten Sie mit der Einladung bei, die der Treuhänder ausgestellt hat.",
            "The contribution was not made with this member's invitation. Please join with the invitation that the trustee issued."),
        Refusal.OtherKey => language.Say(
            "Der Beitrag ist mit einem anderen Schlüssel unterschrieben als der erste dieses Mitglieds. Ist der Server umgezogen oder der Schlüssel verloren, braucht die Verwaltung eine neue Einladung.",
            "The contribution is signed with another key than the first of this member. If the server moved or the key was lost the administration needs a new invitation."),
        Refusal.Replayed => language.Say(
            "Diesen Beitrag oder einen neueren gibt es schon. Bitte machen Sie aus dem Ergebnis einen neuen.",
            "This contribution or a newer one is there already. Please make a new one from the result."),
        Refusal.FromTheFuture => language.Say(
            "Der Beitrag trägt ein Datum in der Zukunft. Bitte stellen Sie die Uhr des absendenden Servers und machen Sie einen neuen.",
            "The contribution bears a date in the future. Please set the clock of the sending server and make a new one."),
        Refusal.OtherModel => language.Say(
            "Der Beitrag beruht auf einem anderen Modell oder einer neueren Fassung als der Kreis. Bitte stimmen Sie mit dem Treuhänder ab, welche Fassung der Kreis vergleicht.",
            "The contribution rests on another model or a newer version than the circle. Please agree with the trustee which version the circle compares."),
        Refusal.MorePeopleThanStaff => language.Say(
            "Im Beitrag haben mehr Menschen geantwortet, als dort arbeiten. Bitte berichtigen Sie im Ergebnis die Kopfzahl und machen Sie einen neuen.",
            "In the contribution more people answered than work there. Please correct the headcount of the result and make a new one."),
        Refusal.ImpossibleFigures => language.Say(
            "Im Beitrag stehen Zahlen, die es auf dieser Skala nicht geben kann. Bitte machen Sie aus dem Ergebnis einen neuen.",
            "The contribution holds figures that cannot be on this scale. Please make a new one from the result."),
        Refusal.ClocksApart => language.Say(
            "Die Uhren Ihres Servers und des Treuhänders gehen mehr als zehn Minuten auseinander. Bitte stellen Sie sie und versuchen Sie es noch einmal.",
            "The clocks of your server and of the trustee's are more than ten minutes apart. Please set them and try again."),
        Refusal.NothingReleased => language.Say(
            "Für Ihre Verwaltung ist noch nichts freigegeben. Der Treuhänder gibt frei, sobald mindestens sechs Verwaltungen beigetragen haben.",
            "Nothing has been released for your administration yet. The trustee releases once at least six administrations have contributed."),
        _ => language.Say("Das ist kein Beitrag, den Wegmarke lesen kann. Bitte wählen Sie eine Datei mit der Endung .wegmarke-contribution.",
            "This is no contribution that Wegmarke can read. Please choose a file ending in .wegmarke-contribution."),
    };
}
