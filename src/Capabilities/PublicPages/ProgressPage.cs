using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Disclosure;
using Wegmarke.Storage;

namespace Wegmarke.PublicPages;

/// <summary>What a town may show to everybody; each part is chosen by itself.</summary>
public enum ProgressBlock
{
    Vision,
    Goals,
    Finished,
    No,

    /// <summary>The reasons of the noes, as they were written.</summary>
    NoReasons,
    Proposals,

    /// <summary>Areas as released for the whole house.</summary>
    Areas,
}

/// <summary>The public page of a town: one address that stays, so that links and frames stay true.</summary>
public sealed record ProgressPage(Guid AdministrationId, string Slug, string By, DateTimeOffset At);

/// <summary>What is public; the highest number holds. No block: nothing is, and the page is not there.</summary>
/// <param name="Intro">A greeting of the house.</param>
public sealed record ProgressChoice(Guid AdministrationId, int Number, IReadOnlyList<ProgressBlock> Blocks, string Intro, string By,
    DateTimeOffset At)
{
    public bool IsPublic => Blocks.Count > 0;

    public bool Has(ProgressBlock block) => Blocks.Contains(block);
}

internal sealed class ProgressTables : IEntityTypeConfiguration<ProgressPage>, IEntityTypeConfiguration<ProgressChoice>
{
    public void Configure(EntityTypeBuilder<ProgressPage> builder)
    {
        builder.ToTable("progress_page").HasKey(one => one.AdministrationId);
        builder.Property(one => one.Slug).HasMaxLength(80);
        builder.HasIndex(one => one.Slug).IsUnique();
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<ProgressChoice> builder)
    {
        builder.ToTable("progress_choice").HasKey(one => new { one.AdministrationId, one.Number });
        builder.Ignore(one => one.IsPublic);
        builder.Property(one => one.Blocks).HasConversion(blocks => string.Join(' ', blocks), text => Read(text));
    }

    private static IReadOnlyList<ProgressBlock> Read(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ProgressBlock>)];
}

/// <summary>Chooses what everybody may read, or takes all of it back.</summary>
public static class PublishProgress
{
    public const int IntroMax = 600;
    private const int SlugMax = 60;

    public abstract record Outcome;

    public sealed record Published : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(ProgressChoice Theirs) : Outcome;

    public static Task<ProgressChoice?> Latest(Database db, Guid administration) => db.Set<ProgressChoice>().AsNoTracking()
        .Where(one => one.AdministrationId == administration).OrderByDescending(one => one.Number).FirstOrDefaultAsync();

    /// <param name="blocks">None: the page is withdrawn.</param>
    /// <param name="seen">Number of the choice that the writer had before the eyes; 0: none.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Administration administration, int seen,
        IReadOnlyList<ProgressBlock> blocks, string intro, DateTimeOffset now)
    {
        if (Fault(blocks, intro) is { } fault) return new Refused(fault);
        var last = await Latest(db, administration.Id);
        if ((last?.Number ?? 0) != seen) return new Overtaken(last!);
        if (!await db.Set<ProgressPage>().AnyAsync(one => one.AdministrationId == administration.Id))
        {
            db.Add(new ProgressPage(administration.Id, await FreeSlug(db, administration.Name), actor.Name, now));
        }

        db.Add(new ProgressChoice(administration.Id, seen + 1, [.. blocks.Distinct().Order()], intro.Trim(), actor.Name, now));
        db.Note(actor, now, blocks.Count == 0 ? "withdraw-progress-page" : "publish-progress-page", string.Join(' ', blocks),
            administration.Id);
        try
        {
            await db.SaveChangesAsync();
            return new Published();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db, administration.Id) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    public static Sentence? Fault(IReadOnlyList<ProgressBlock> blocks, string intro) => blocks.Any(one => !Enum.IsDefined(one))
        ? new("Bitte wählen Sie aus der Liste, was alle lesen dürfen.", "Please choose from the list what everybody may read.")
        : intro.Trim().Length > IntroMax
        ? new("Die Begrüßung hat höchstens 600 Zeichen.", "The greeting has at most 600 characters.")
        : PersonalTraces.Certain(intro) is [{ } trace, ..]
        ? new($"In der Begrüßung steht „{trace}“. Adressen, Telefonnummern und Konten stehen hier nicht.",
            $"The greeting holds “{trace}”. Addresses, telephone numbers and accounts do not stand here.") : null;

    /// <summary>The name of the town as it can stand in an address; with a number where another town has it.</summary>
    private static async Task<string> FreeSlug(Database db, string name)
    {
        var plain = SlugOf(name);
        var taken = await db.Set<ProgressPage>().Where(one => one.Slug.StartsWith(plain)).Select(one => one.Slug).ToListAsync();
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? plain
            : string.Create(CultureInfo.InvariantCulture, $"{plain}-{number}")).First(slug => !taken.Contains(slug));
    }

    internal static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in Umlauts.Spelled(name.ToLowerInvariant()))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "stadt" : text.Length > SlugMax ? text[..SlugMax] : text;
    }
}

public static class BlockNames
{
    public static string Name(this ProgressBlock block, Language language) => block switch
    {
        ProgressBlock.Vision => language.Say("Leitbild und Grundsätze", "Vision and principles"),
        ProgressBlock.Goals => language.Say("Ziele mit ihrem Stand", "Goals with their state"),
        ProgressBlock.Finished => language.Say("fertige Maßnahmen", "finished initiatives"),
        ProgressBlock.No => language.Say("wozu das Haus Nein gesagt hat", "what the house said no to"),
        ProgressBlock.NoReasons => language.Say("dazu die Gründe, wie sie eingetragen sind", "with the reasons as they were entered"),
        ProgressBlock.Proposals => language.Say("wie viele Vorschläge aus dem Haus beantwortet sind", "how many proposals from the house are answered"),
        _ => language.Say("Teilbereiche, wie sie für das ganze Haus freigegeben sind", "areas as released for the whole house"),
    };
}
