using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

public enum RoundMailKind
{
    /// <summary>The round is open and asks this.</summary>
    Opening,

    /// <summary>Shortly before the end something is still missing or out of date.</summary>
    Reminder,
}

/// <summary>A mail about a round; the key lets nobody have two of the same kind.</summary>
/// <param name="About">What it is about, as keys separated by blanks; what was told before is no news.</param>
public sealed record RoundMail(
    Guid AdministrationId, int Round, RoundMailKind Kind, string Address, string Owners, string Subject, string Text, string About,
    string Identity, DateTimeOffset At)
{
    /// <summary>One mail for each address, for everything its owners are asked.</summary>
    internal static async Task<IReadOnlyList<RoundMail>> OfOpening(Database db, Round round, ControllingState state, DateTimeOffset now) =>
        [.. (await Recipients(db, state)).Select(one => Compose(round, RoundMailKind.Opening, one.Address, one.Owners, one.Part, [], now))];

    internal static async Task<IReadOnlyList<(string Address, IReadOnlyList<string> Owners, MyPart Part)>> Recipients(Database db,
        ControllingState state)
    {
        var addresses = await Reporter.Addresses(db, state.AdministrationId);
        return [.. addresses.GroupBy(one => one.Value, StringComparer.OrdinalIgnoreCase).Select(group =>
        {
            IReadOnlyList<string> owners = [.. group.Select(one => one.Key).Order(StringComparer.Ordinal)];
            return (group.Key, owners, state.PartOf([.. owners]));
        }).Where(one => !one.Item3.IsEmpty).OrderBy(one => one.Key, StringComparer.Ordinal)];
    }

    internal static RoundMail Compose(Round round, RoundMailKind kind, string address, IReadOnlyList<string> owners, MyPart part,
        IReadOnlyList<string> about, DateTimeOffset now)
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        var due = round.Due.ToString("d. MMMM yyyy", german);
        var asked = kind == RoundMailKind.Opening ? part.Asked : part.Missing;
        List<string> lines = [.. asked.Select(one => "– " + one.Title), .. part.Benefits.Select(one =>
            $"– {one.Title}: Was hat sie gebracht?")];
        if (part.Readings.Count == 1) lines.Add("– eine Kennzahl, deren Wert veraltet ist");
        if (part.Readings.Count > 1) lines.Add($"– {part.Readings.Count} Kennzahlen, deren Werte veraltet sind");
        var subject = kind == RoundMailKind.Opening ? $"Maßnahmen: Was hat sich geändert? Bis {due}"
            : $"Noch offen bis {due}: Ihr Teil der Runde";
        var first = kind == RoundMailKind.Opening
            ? "die monatliche Runde ist offen. Gefragt wird nur, was sich geändert haben kann; hat sich nichts geändert, genügt ein Tippen."
            : "in der monatlichen Runde fehlt noch etwas von Ihnen. Danach friert sie ein. Dies ist die einzige Erinnerung.";
        var text = $"""
            Guten Tag,

            {first}

            {string.Join('\n', lines)}

            Ihr Teil: {round.Link}/controlling/rounds/{round.Number}/part
            Zeit bis: {due}

            Diese Nachricht geht an: {string.Join(", ", owners)}. Wer sie nicht mehr erhalten soll, sagt es der
            Stelle, die das Controlling führt.
            """;
        return new(round.AdministrationId, round.Number, kind, address, string.Join(", ", owners), subject,
            text.ReplaceLineEndings("\n"), string.Join(' ', about), $"{Guid.CreateVersion7(now):N}@wegmarke", now);
    }
}

/// <summary>What became of a mail.</summary>
/// <param name="Trouble">Why the server did not take it; null: it was taken.</param>
public sealed record RoundMailOutcome(
    Guid AdministrationId, int Round, RoundMailKind Kind, string Address, string? Trouble, DateTimeOffset At);

internal sealed class RoundMailTables : IEntityTypeConfiguration<RoundMail>, IEntityTypeConfiguration<RoundMailOutcome>
{
    public void Configure(EntityTypeBuilder<RoundMail> builder)
    {
        builder.ToTable("controlling_mail").HasKey(one => new { one.AdministrationId, one.Round, one.Kind, one.Address });
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(one => one.Address).HasMaxLength(PlanRounds.LineMax);
    }

    public void Configure(EntityTypeBuilder<RoundMailOutcome> builder)
    {
        builder.ToTable("controlling_mail_outcome").HasKey(one => new { one.AdministrationId, one.Round, one.Kind, one.Address });
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(one => one.Address).HasMaxLength(PlanRounds.LineMax);
    }
}

/// <summary>Writes down who is reminded: once in a round, shortly before its end, and only of what no earlier reminder named.</summary>
public static class RemindOwners
{
    public const int DaysBefore = 3;

    /// <returns>How many reminders were written.</returns>
    public static async Task<int> Run(Database db, ControllingState state, DateTimeOffset now)
    {
        if (state.Open is not { } round || state.Today < round.Due.AddDays(-DaysBefore)
            || round.Opened > round.Due.AddDays(-DaysBefore)) return 0;
        var told = (await db.Set<RoundMail>().AsNoTracking().Where(one => one.AdministrationId == state.AdministrationId
            && one.Kind == RoundMailKind.Reminder).ToListAsync()).ToLookup(one => one.Address, StringComparer.OrdinalIgnoreCase);
        var written = 0;
        foreach (var (address, owners, part) in await RoundMail.Recipients(db, state))
        {
            string[] about = [.. part.Missing.Select(one => $"{round.Number}/{one.Id:N}"), .. part.Readings.Select(one =>
                $"{one.Indicator}/{one.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never"}"),
                .. part.Benefits.Select(one => $"benefit/{one.Id:N}")];
            var news = about.Except(told[address].SelectMany(one => one.About.Split(' '))).ToList();
            if (news.Count == 0 || told[address].Any(one => one.Round == round.Number)) continue;
            db.Add(RoundMail.Compose(round, RoundMailKind.Reminder, address, owners, part, about, now));
            written++;
        }

        try
        {
            await db.SaveChangesAsync();
            return written;
        }
        catch (DbUpdateException)
        {
            // Another process wrote them in the same moment.
            db.ChangeTracker.Clear();
            return 0;
        }
    }
}

/// <summary>Sends what was written down and not sent yet.</summary>
public static class SendRoundMails
{
    /// <returns>How many the server took.</returns>
    public static async Task<int> Run(Database db, MailRoute route, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = await db.Set<RoundMail>().AsNoTracking().Where(one => !db.Set<RoundMailOutcome>().Any(other =>
            other.AdministrationId == one.AdministrationId && other.Round == one.Round && other.Kind == one.Kind
            && other.Address == one.Address)
            && !db.Set<RoundFreeze>().Any(freeze => freeze.AdministrationId == one.AdministrationId && freeze.Round == one.Round))
            .OrderBy(one => one.At).ToListAsync(cancel);
        var taken = 0;
        foreach (var mail in waiting)
        {
            var delivery = await route.Send(new(mail.Address, mail.Subject, mail.Text, mail.Identity), cancel);
            // A server that is down is asked again later, unless the mail may have gone: two of them would be worse than none.
            if (delivery is Delivery.Down { MayHaveGone: false }) return taken;
            db.Add(new RoundMailOutcome(mail.AdministrationId, mail.Round, mail.Kind, mail.Address, delivery switch
            {
                Delivery.Refused refused => refused.Reason,
                Delivery.Down down => down.Reason,
                _ => null,
            }, now));
            await db.SaveChangesAsync(cancel);
            if (delivery is Delivery.Taken) taken++;
        }

        return taken;
    }
}
