using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Storage;

namespace Wegmarke.People.Figures;

/// <summary>What somebody gave to the figures of a group: reached or not. No name, no time, no level.</summary>
/// <param name="Token">Derived from the secret of the folder; only its holder can change or withdraw the row.</param>
/// <param name="Item">What it is about, see <see cref="FigureItem"/>.</param>
/// <param name="Until">Quarter after which it counts no more, as a count; 0: it counts until it is taken back.</param>
public sealed record Contribution(Guid AdministrationId, string Token, string Item, string Group, bool Reached, int Until);

/// <summary>What group figures are about.</summary>
public static class FigureItem
{
    public static string Of(string competence) => "c:" + competence;

    public static string Of(Guid check) => "k:" + check.ToString("N");

    public static string? Competence(string item) => item.StartsWith("c:", StringComparison.Ordinal) ? item[2..] : null;

    public static Guid? Check(string item) => item.StartsWith("k:", StringComparison.Ordinal) ? Guid.Parse(item[2..]) : null;
}

/// <summary>The figures of one item as they were frozen in one quarter.</summary>
/// <param name="Shown">What everybody may read, as <see cref="FrozenShares"/>.</param>
/// <param name="Basis">Fingerprints of what went into it, under the key of the house; read only to keep later figures apart.</param>
public sealed record FrozenFigure(Guid AdministrationId, string Item, int Quarter, string Shown, string Basis, string By,
    DateTimeOffset At);

/// <param name="Tenths">Share in tenths.</param>
public sealed record FrozenShare(string Group, int Tenths, int About);

public sealed record FrozenShares(IReadOnlyList<FrozenShare> Shares);

/// <summary>Fingerprint of one contribution with what it said.</summary>
public sealed record Print(string Mark, string Group, bool Reached);

internal sealed class FigureTables : IEntityTypeConfiguration<Contribution>, IEntityTypeConfiguration<FrozenFigure>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("group_contribution").HasKey(one => new { one.AdministrationId, one.Token, one.Item });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Property(one => one.Token).HasMaxLength(32);
        builder.Property(one => one.Item).HasMaxLength(80);
        builder.Property(one => one.Group).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<FrozenFigure> builder)
    {
        builder.ToTable("group_figure").HasKey(one => new { one.AdministrationId, one.Item, one.Quarter });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Property(one => one.Item).HasMaxLength(80);
    }
}

/// <summary>Gives to the figures of a group, and takes back what did not go into a frozen one yet.</summary>
public static class GiveToGroup
{
    /// <summary>Replaces everything that this token gave before.</summary>
    public static async Task Run(Database db, Guid administration, string token, string group, IReadOnlyList<(string Item,
        bool Reached)> given,
        Quarter? until)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Set<Contribution>().Where(one => one.AdministrationId == administration && one.Token == token).ExecuteDeleteAsync();
        db.AddRange(given.Select(one => new Contribution(administration, token, one.Item, group, one.Reached, until?.Count ?? 0)));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
    }

    public static string Mark(byte[] key, Contribution one) => Convert.ToHexStringLower(HMACSHA256.HashData(key,
        Encoding.UTF8.GetBytes($"{one.Token}|{one.Item}|{one.Group}|{one.Reached}"))[..12]);
}
