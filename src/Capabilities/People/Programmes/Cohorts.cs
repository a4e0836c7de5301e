using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.People.Programmes;

/// <summary>Seats asked for: by a town or a company for its people, or by somebody for themselves. Who comes is told to the trainer, not to
/// us.</summary>
/// <param name="Number">Counts the bookings of one cohort; seats are dealt in this order.</param>
/// <param name="By">Who booked; empty: somebody out of a folder.</param>
public sealed record CohortBooking(Guid Id, Guid CohortId, int Number, string Party, int Seats, string By);

internal sealed class CohortTables : IEntityTypeConfiguration<CohortBooking>
{
    public void Configure(EntityTypeBuilder<CohortBooking> builder)
    {
        builder.ToTable("cohort_booking").HasKey(one => one.Id);
        builder.Property(one => one.Party).HasMaxLength(200);
        builder.HasIndex(one => new { one.CohortId, one.Number }).IsUnique();
    }
}

/// <param name="Waiting">Seats for which the booking waits.</param>
public sealed record DealtSeats(CohortBooking Booking, int Confirmed, int Waiting);

/// <summary>Seats in the order in which they were asked for. Whoever withdraws lets the next ones move up by themselves.</summary>
public sealed record SeatPlan(int Seats, IReadOnlyList<DealtSeats> Dealt)
{
    public int Free => Seats - Dealt.Sum(one => one.Confirmed);

    public int Waiting => Dealt.Sum(one => one.Waiting);

    public IEnumerable<(string Party, int Confirmed, int Waiting)> Parties => Dealt.GroupBy(one => one.Booking.Party)
        .Select(party => (party.Key, party.Sum(one => one.Confirmed), party.Sum(one => one.Waiting)));

    public static SeatPlan Of(int seats, IEnumerable<CohortBooking> bookings)
    {
        var free = seats;
        List<DealtSeats> dealt = [];
        foreach (var booking in bookings.OrderBy(one => one.Number))
        {
            var confirmed = Math.Min(free, booking.Seats);
            free -= confirmed;
            dealt.Add(new(booking, confirmed, booking.Seats - confirmed));
        }

        return new(seats, dealt);
    }
}

/// <summary>A cohort with the house that runs it, as one of its parties sees it.</summary>
public sealed record CohortView(Held<ListedEntry> Cohort, string Programme, SeatPlan Plan)
{
    public IReadOnlyList<string> Parties => [.. Cohort.Content.Lines("towns").Concat(Cohort.Content.Lines("companies"))];

    public IReadOnlyList<CohortDate> Dates => [.. Cohort.Content.Lines("dates").Select(CohortDate.Read).OfType<CohortDate>().OrderBy(one => one.Day)];

    public bool IsOver(DateOnly today) => Dates.Count > 0 && Dates[^1].Day < today;
}

/// <summary>One meeting of a cohort.</summary>
public sealed record CohortDate(DateOnly Day, TimeOnly Time, int Minutes, string What)
{
    /// <summary>Reads "2026-10-12 09:00 180 What"; null for anything else.</summary>
    public static CohortDate? Read(string line) => line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries) is [var day, var time,
        var minutes, var what]
        && DateOnly.TryParseExact(day, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && TimeOnly.TryParseExact(time, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= 1440
            ? new(on, at, length, what) : null;
}

public static class CohortList
{
    public const string Key = "cohorts";

    private const int SeatsMax = 500;

    public static PeopleKind Kind { get; } = new(Key, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Lerngruppen", "Cohorts"),
        language.Say("Gemeinsam lernen mit anderen Städten und Betrieben der Region. Plätze werden je Stadt vergeben; Namen stehen hier nicht.",
            "Learning together with other towns and companies of the region. Seats are given by town; names do not stand here."),
        language.Say("Noch gibt es keine Lerngruppe.", "There is no cohort yet."), language.Say("Lerngruppe anlegen", "Begin a cohort")),
            ground =>
        [
            ground.Line("title", "Titel", "Title", true), ground.Choice("programme", "Programm", "Programme", [.. ground.Programmes]),
            ground.Whole("seats", "Plätze", "Seats", true), ground.Line("place", "Ort", "Place", true),
            ground.Paragraph("dates", "Termine", "Dates", true, "eine Zeile je Termin: 2026-10-12 09:00 180 Auftakt (Tag, Beginn, Minuten, Worum es geht)",
                "one line per date: 2026-10-12 09:00 180 Start (day, begin, minutes, what)"),
            ground.Paragraph("towns", "Städte", "Towns", true, "eine Zeile je Stadt, geschrieben wie in Wegmarke; auch die eigene",
                "one line per town, written as in Wegmarke; your own too"),
            ground.Paragraph("companies", "Betriebe der Region", "Companies of the region", false, "eine Zeile je Betrieb",
                "one line each"),
        ])
    {
        Columns = ["title", "programme", "seats", "place", "towns"],
        Fault = entry => entry.Whole("seats") is < 1 or > SeatsMax ? new($"Plätze: bitte 1 bis {SeatsMax}.",
            $"Seats: please 1 to {SeatsMax}.") : DateFault(entry),
    };

    /// <summary>Cohorts that a house runs or that it was invited to by its name.</summary>
    public static async Task<IReadOnlyList<CohortView>> Of(Database db, Administration house)
    {
        var cohorts = (await PeopleEntries.Everywhere<ListedEntry>(db, Key)).Where(one => one.AdministrationId == house.Id
            || one.Content.Lines("towns").Contains(house.Name)).ToList();
        var ids = cohorts.Select(one => one.Id).ToList();
        var bookings = (await db.Set<CohortBooking>().AsNoTracking().Where(one => ids.Contains(one.CohortId)).ToListAsync())
            .ToLookup(one => one.CohortId);
        var programmes = (await PeopleEntries.Everywhere<ListedEntry>(db, ProgrammeList.Key)).ToDictionary(one => one.Id.ToString(),
            one => one.Content.Text("title"));
        return [.. cohorts.Select(one => new CohortView(one, programmes.GetValueOrDefault(one.Content.Text("programme"), ""),
            SeatPlan.Of(one.Content.Whole("seats") ?? 0, bookings[one.Id])))];
    }

    private static Sentence? DateFault(ListedEntry entry)
    {
        var lines = entry.Lines("dates");
        var at = lines.ToList().FindIndex(line => CohortDate.Read(line) is null);
        return at < 0 ? null : new($"Termine, Zeile {at + 1}: bitte „2026-10-12 09:00 180 Auftakt“ schreiben: Tag, Beginn, Minuten, Worum es geht.",
            $"Dates, line {at + 1}: please write “2026-10-12 09:00 180 Start”: day, begin, minutes, what.");
    }
}

/// <summary>Asks for seats, and gives them back.</summary>
public static class BookSeats
{
    private const int Tries = 5;

    /// <param name="actor">Who books for a party; null: somebody out of a folder, of whom no line is written.</param>
    /// <returns>Why it cannot be done; null: done.</returns>
    public static async Task<Sentence?> Run(Database db, Actor? actor, CohortView cohort, Guid id, string party, int seats,
        DateTimeOffset now)
    {
        if (cohort.IsOver(DateOnly.FromDateTime(now.UtcDateTime))) return new("Die Lerngruppe ist schon zu Ende.",
            "The cohort is over already.");
        if (!cohort.Parties.Contains(party)) return new("Bitte wählen Sie, für wen die Plätze sind.",
            "Please choose for whom the seats are.");
        if (seats < 1 || seats > cohort.Plan.Seats)
        {
            return new($"Bitte eine Zahl von 1 bis {cohort.Plan.Seats}.", $"Please a number from 1 to {cohort.Plan.Seats}.");
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await db.Set<CohortBooking>().AnyAsync(one => one.Id == id)) return null;
            var last = await db.Set<CohortBooking>().Where(one => one.CohortId == cohort.Cohort.Id).MaxAsync(one => (int?)one.Number) ?? 0;
            db.Add(new CohortBooking(id, cohort.Cohort.Id, last + 1, party, seats, actor?.Name ?? ""));
            if (actor is not null) db.Note(actor, now, "book-seats", $"{cohort.Cohort.Content.Text("title")}: {party}, {seats}",
                cohort.Cohort.AdministrationId);
            try
            {
                await db.SaveChangesAsync();
                return null;
            }
            catch (DbUpdateException)
            {
                // Somebody else took the number in the same moment.
                db.ChangeTracker.Clear();
            }
        }

        return new("Gerade buchen viele. Bitte versuchen Sie es noch einmal.", "Many book just now. Please try again.");
    }

    public static async Task GiveBack(Database db, Actor? actor, CohortView cohort, Guid booking, DateTimeOffset now)
    {
        if (await db.Set<CohortBooking>().FirstOrDefaultAsync(one => one.CohortId == cohort.Cohort.Id
            && one.Id == booking) is not { } found) return;
        db.Remove(found);
        if (actor is not null)
        {
            db.Note(actor, now, "give-back-seats", $"{cohort.Cohort.Content.Text("title")}: {found.Party}, {found.Seats}",
                cohort.Cohort.AdministrationId);
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
