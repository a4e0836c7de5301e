using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.Mail;
using Wegmarke.MaturityModels;
using Wegmarke.Proposals;
using Wegmarke.Storage;

namespace Wegmarke.Reminders;

/// <summary>A person wishes one mail a week, if there is something.</summary>
/// <param name="Site">Scheme and host under which the person came, for links.</param>
public sealed record DigestOrder(Guid Id, Guid AccountId, string Address, string Language, string Site, DateTimeOffset At);

public sealed record DigestEnd(Guid OrderId, DateTimeOffset At);

/// <summary>A mail went; the next one goes a week later at the earliest.</summary>
public sealed record DigestSent(Guid OrderId, DateTimeOffset At);

internal sealed class DigestTables : IEntityTypeConfiguration<DigestOrder>, IEntityTypeConfiguration<DigestEnd>,
    IEntityTypeConfiguration<DigestSent>
{
    public void Configure(EntityTypeBuilder<DigestOrder> builder)
    {
        builder.ToTable("digest_order").HasKey(one => one.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId);
        builder.Property(one => one.Language).HasMaxLength(10);
    }

    public void Configure(EntityTypeBuilder<DigestEnd> builder) => builder.ToTable("digest_end").HasKey(one => one.OrderId);

    public void Configure(EntityTypeBuilder<DigestSent> builder) => builder.ToTable("digest_sent").HasKey(one => new { one.OrderId,
        one.At });
}

/// <summary>Orders the weekly mail, ends it, and writes it.</summary>
public static class SendDigest
{
    public const int AddressMax = 200;
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private const int LinesMost = 10;

    public static Task<DigestOrder?> Standing(Database db, Guid account) => db.Set<DigestOrder>().AsNoTracking()
        .Where(one => one.AccountId == account && !db.Set<DigestEnd>().Any(end => end.OrderId == one.Id))
        .OrderByDescending(one => one.At).FirstOrDefaultAsync();

    /// <returns>What does not fit; null: it is ordered.</returns>
    public static async Task<Sentence?> Order(Database db, Actor actor, string address, Language language, string site, DateTimeOffset now)
    {
        if (address.Length is 0 or > AddressMax || !MailSettings.IsAddress(address))
        {
            return new("Das ist keine Mailadresse. Schreiben Sie sie wie name@stadt.example.", "This is no mail address. Write it like name@town.example.");
        }

        await EndAll(db, actor.Id, now);
        db.Add(new DigestOrder(Guid.CreateVersion7(now), actor.Id, address, language.Key, site, now));
        db.Note(actor, now, "order-digest", "");
        await db.SaveChangesAsync();
        return null;
    }

    public static async Task End(Database db, Actor actor, DateTimeOffset now)
    {
        if (!await EndAll(db, actor.Id, now)) return;
        db.Note(actor, now, "end-digest", "");
        await db.SaveChangesAsync();
    }

    /// <summary>Those whose last mail is a week old.</summary>
    public static async Task<IReadOnlyList<DigestOrder>> Due(Database db, DateTimeOffset now)
    {
        var week = now - Week;
        return await db.Set<DigestOrder>().AsNoTracking().Where(one => one.At <= now
            && !db.Set<DigestEnd>().Any(end => end.OrderId == one.Id)
            && !(from sent in db.Set<DigestSent>() join order in db.Set<DigestOrder>() on sent.OrderId equals order.Id
                 where order.AccountId == one.AccountId && sent.At > week select sent).Any()).ToListAsync();
    }

    /// <summary>The mail of one person; null where there is nothing to say.</summary>
    public static async Task<(string Subject, string Text)?> Compose(Database db, Actor actor, DigestOrder order,
        Func<Database, Guid, Task<MaturityModel>> model, DateTimeOffset now)
    {
        var (language, today) = (Language.Of(order.Language), DateOnly.FromDateTime(now.UtcDateTime));
        var houses = await FindDates.Houses(db, actor);
        var dates = await FindDates.Run(db, actor, houses, today, today.AddDays(7), language);
        var text = new StringBuilder();
        void Part(string title, IEnumerable<string> lines)
        {
            var some = lines.Take(LinesMost).ToList();
            if (some.Count == 0) return;
            text.Append(title).Append("\n\n").AppendJoin('\n', some.Select(line => "- " + line.ReplaceLineEndings(" "))).Append("\n\n");
        }

        Part(language.Say("In den nächsten sieben Tagen", "In the next seven days"), dates.Select(one =>
            $"{language.Day(one.Day)}: {one.Title} {order.Site}{one.Below}"));
        foreach (var house in houses)
        {
            var open = (await Register.Of(db, house.Id)).Open.Where(one => one.At > now - Week);
            Part(language.Say($"Neu zu entscheiden in {house.Name}", $"New to decide in {house.Name}"), open.Select(one =>
                $"{one.Text} {order.Site}/administrations/{house.Id}/decisions#q-{one.Id}"));
            var unread = !actor.May(Right.RecordReadings, house.Id) ? 0 : TargetPath.ToRead(await TargetPath.Of(db, house.Id,
                await model(db, house.Id)), today);
            Part(language.Say($"Kennzahlen in {house.Name}", $"Indicators in {house.Name}"), unread == 0 ? [] : [language.Say(
                $"{unread} neu abzulesen: {order.Site}/administrations/{house.Id}/readings/targets",
                $"{unread} to be read anew: {order.Site}/administrations/{house.Id}/readings/targets")]);
            if (!actor.May(Right.AnswerProposals, house.Id)) continue;
            var waiting = (await ProposalState.Of(db, house.Id)).Count(one => one.WaitsForSomebody(today));
            Part(language.Say($"Vorschläge in {house.Name}", $"Proposals in {house.Name}"), waiting == 0 ? [] : [language.Say(
                $"{waiting} warten auf jemanden: {order.Site}/administrations/{house.Id}/proposals?show=open",
                $"{waiting} wait for somebody: {order.Site}/administrations/{house.Id}/proposals?show=open")]);
        }

        if (text.Length == 0) return null;
        text.Append(language.Say($"Abbestellen: {order.Site}/notifications", $"Unsubscribe: {order.Site}/notifications")).Append('\n');
        return (language.Say("Wegmarke: Ihre Woche", "Wegmarke: your week"), text.ToString());
    }

    /// <summary>The row comes before the mail: after a stop in between a mail may be missing, but never comes twice.</summary>
    /// <param name="model">The model that an administration uses.</param>
    public static async Task Run(Database db, MailRoute route, DigestOrder order, Func<Database, Guid, Task<MaturityModel>> model,
        DateTimeOffset now, CancellationToken cancel)
    {
        if (await FindActor.Run(db, order.AccountId, now) is not { } actor || await Compose(db, actor, order, model,
            now) is not { } mail) return;
        var sent = new DigestSent(order.Id, now);
        db.Add(sent);
        await db.SaveChangesAsync(cancel);
        if (await route.Send(new(order.Address, mail.Subject, mail.Text, route.NewIdentity()),
            cancel) is Delivery.Down { MayHaveGone: false })
        {
            db.Remove(sent);
            await db.SaveChangesAsync(cancel);
        }

        db.ChangeTracker.Clear();
    }

    private static async Task<bool> EndAll(Database db, Guid account, DateTimeOffset now)
    {
        var open = await db.Set<DigestOrder>().Where(one => one.AccountId == account
            && !db.Set<DigestEnd>().Any(end => end.OrderId == one.Id)).Select(one => one.Id).ToListAsync();
        db.AddRange(open.Select(id => new DigestEnd(id, now)));
        return open.Count > 0;
    }
}
