using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>An own code in other words or at another place; the highest number holds. The number is part of the key.</summary>
public sealed record CodeChange(Guid CodeId, int Number, Guid? ParentId, string Name, string Description, string By, DateTimeOffset At);

/// <summary>An own code that nothing carries was taken out of the codebook.</summary>
public sealed record CodeEnd(Guid CodeId, string By, DateTimeOffset At);

internal sealed class CodeChangeTables : IEntityTypeConfiguration<CodeChange>, IEntityTypeConfiguration<CodeEnd>
{
    public void Configure(EntityTypeBuilder<CodeChange> builder)
    {
        builder.ToTable("code_change").HasKey(one => new { one.CodeId, one.Number });
        builder.HasOne<Code>().WithMany().HasForeignKey(one => one.CodeId);
    }

    public void Configure(EntityTypeBuilder<CodeEnd> builder)
    {
        builder.ToTable("code_end").HasKey(one => one.CodeId);
        builder.HasOne<Code>().WithOne().HasForeignKey<CodeEnd>(one => one.CodeId);
    }
}

/// <summary>Changes an own code, or takes it out. Codes of the model keep the model's words; codings keep their code.</summary>
public static class ChangeCode
{
    public const int DescriptionMax = 4000;

    public abstract record Outcome;

    public sealed record Changed : Outcome;

    /// <summary>There is none, or it is one of the model.</summary>
    public sealed record NotThere : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record NameTaken : Outcome;

    /// <summary>The code above is gone, or lies below this one.</summary>
    public sealed record WrongParent : Outcome;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record Overtaken(Code Theirs, int Number) : Outcome;

    /// <summary>Passages or other codes hang on it.</summary>
    public sealed record StillUsed(int Passages, int Below) : Outcome;

    /// <param name="seen">How often the code had been changed when the writer looked at it.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid code, int seen, Guid? parent, string name,
        string description, DateTimeOffset now)
    {
        var book = await CodeBook.Of(db, administration);
        if (book.Find(code) is not { Own: true } known) return new NotThere();
        var words = name.Trim();
        if (words.Length is 0 or > Code.NameMax || description.Length > DescriptionMax) return new NameMissing();
        if (parent is { } above && (book.Find(above) is null || book.With(code).Contains(above))) return new WrongParent();
        if (book.Codes.Any(one => one.Id != code && one.ParentId == parent && string.Equals(one.Name, words,
            StringComparison.OrdinalIgnoreCase))) return new NameTaken();
        if (await Number(db, code) is var number && number != seen) return new Overtaken(known, number);
        db.Add(new CodeChange(code, seen + 1, parent, words, description.Trim(), actor.Name, now));
        db.Note(actor, now, "change-code", known.Key, administration);
        try
        {
            await db.SaveChangesAsync();
            return new Changed();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken((await CodeBook.Of(db, administration)).Find(code)!, await Number(db, code));
        }
    }

    public static async Task<Outcome> End(Database db, Actor actor, Guid administration, Guid code, DateTimeOffset now)
    {
        var book = await CodeBook.Of(db, administration);
        if (book.Find(code) is not { Own: true } known) return new NotThere();
        var (passages, below) = (await db.Set<Coding>().CountAsync(one => one.CodeId == code), book.With(code).Count - 1);
        if (passages + below > 0) return new StillUsed(passages, below);
        db.Add(new CodeEnd(code, actor.Name, now));
        db.Note(actor, now, "end-code", known.Key, administration);
        await db.SaveChangesAsync();
        return new Changed();
    }

    /// <summary>How often a code was changed.</summary>
    public static async Task<int> Number(Database db, Guid code) =>
        await db.Set<CodeChange>().Where(one => one.CodeId == code).MaxAsync(one => (int?)one.Number) ?? 0;
}
