using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Change;

/// <summary>What is known about the people whom an initiative changes something for.</summary>
[JsonDerivedType(typeof(Stakeholder), "stakeholder")]
[JsonDerivedType(typeof(PlannedWord), "word")]
[JsonDerivedType(typeof(Resistance), "resistance")]
public abstract record ChangeContent
{
    public string ToJson() => ContentJson.Write(this);

    public static ChangeContent Read(string json) => ContentJson.Read<ChangeContent>(json);
}

/// <summary>A group or an office whom the initiative concerns; never a single person of the staff.</summary>
/// <param name="Influence">1 (little) to 5 (much).</param>
/// <param name="Attitude">−2 (against it) to 2 (drives it).</param>
/// <param name="Need">What they need to go along.</param>
public sealed record Stakeholder(string Group, int Influence, int Attitude, string Need) : ChangeContent
{
    public const int InfluenceMax = 5;
    public const int AttitudeMax = 2;
}

/// <summary>Who is told what, when and by which way.</summary>
/// <param name="Done">When it was told; null: not yet.</param>
public sealed record PlannedWord(string Whom, string What, DateOnly Due, string Way, DateOnly? Done) : ChangeContent;

/// <summary>An objection that was heard, why it is raised, what was answered, and how it went.</summary>
public sealed record Resistance(string Objection, string Reason, string Answer, string Result) : ChangeContent;

/// <summary>An entry in one of its versions; the highest number holds.</summary>
public sealed record ChangeEntry(
    Guid Id, int Number, Guid AdministrationId, Guid InitiativeId, string Json, string By, DateTimeOffset At)
{
    private ChangeContent? read;

    public ChangeContent Content => read ??= ChangeContent.Read(Json);
}

/// <summary>An entry that no longer holds; it stays in the table.</summary>
public sealed record ChangeEntryEnd(Guid EntryId, string By, DateTimeOffset At);

internal sealed class ChangeTables : IEntityTypeConfiguration<ChangeEntry>, IEntityTypeConfiguration<ChangeEntryEnd>
{
    public void Configure(EntityTypeBuilder<ChangeEntry> builder)
    {
        builder.ToTable("initiative_change").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.AdministrationId, one.InitiativeId });
        builder.Ignore(one => one.Content);
    }

    public void Configure(EntityTypeBuilder<ChangeEntryEnd> builder) =>
        builder.ToTable("initiative_change_end").HasKey(one => one.EntryId);
}

/// <summary>The change that comes with initiatives, as it stands.</summary>
public sealed record ChangePlan(IReadOnlyList<ChangeEntry> Entries)
{
    public IReadOnlyList<(ChangeEntry Entry, Stakeholder Content)> Stakeholders => [.. Of<Stakeholder>()
        .OrderByDescending(one => one.Content.Influence).ThenBy(one => one.Content.Attitude)];

    public IReadOnlyList<(ChangeEntry Entry,
        PlannedWord Content)> Words => [.. Of<PlannedWord>().OrderBy(one => one.Content.Done is not null)
        .ThenBy(one => one.Content.Due)];

    public IReadOnlyList<(ChangeEntry Entry, Resistance Content)> Resistance => [.. Of<Resistance>()];

    public static async Task<ChangePlan> Of(Database db, Guid administration,
        Guid? initiative = null) => new([.. (await db.Set<ChangeEntry>()
        .AsNoTracking().Where(one => one.AdministrationId == administration && (initiative == null || one.InitiativeId == initiative)
            && !db.Set<ChangeEntry>().Any(later => later.Id == one.Id && later.Number > one.Number)
            && !db.Set<ChangeEntryEnd>().Any(end => end.EntryId == one.Id)).ToListAsync()).OrderBy(one => one.Id)]);

    private IEnumerable<(ChangeEntry Entry, T Content)> Of<T>()
        where T : ChangeContent => Entries.Where(one => one.Content is T).Select(one => (one, (T)one.Content));
}

public static class AttitudeNames
{
    public static string Name(int attitude, Language language) => attitude switch
    {
        <= -2 => language.Say("dagegen", "against"),
        -1 => language.Say("skeptisch", "sceptical"),
        0 => language.Say("abwartend", "waiting"),
        1 => language.Say("dafür", "for it"),
        _ => language.Say("treibt es voran", "drives it"),
    };
}
