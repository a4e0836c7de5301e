using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Proposals;

/// <summary>Where an administration takes proposals: one address that stays, so that posters stay true.</summary>
public sealed record ProposalBox(Guid AdministrationId, string Slug, string By, DateTimeOffset At);

/// <summary>The box was opened or shut; the highest number holds. What was answered can be read all the while.</summary>
public sealed record ProposalBoxTurn(Guid AdministrationId, int Number, bool Open, string By, DateTimeOffset At);

internal sealed class ProposalBoxTables : IEntityTypeConfiguration<ProposalBox>, IEntityTypeConfiguration<ProposalBoxTurn>
{
    public void Configure(EntityTypeBuilder<ProposalBox> builder)
    {
        builder.ToTable("proposal_box").HasKey(one => one.AdministrationId);
        builder.Property(one => one.Slug).HasMaxLength(20);
        builder.HasIndex(one => one.Slug).IsUnique();
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<ProposalBoxTurn> builder) =>
        builder.ToTable("proposal_box_turn").HasKey(one => new { one.AdministrationId, one.Number });
}

/// <summary>A box with what holds.</summary>
public sealed record ProposalBoxState(ProposalBox Box, string Administration, bool Open)
{
    public static Task<ProposalBoxState?> Of(Database db, Guid administration) =>
        Find(db, db.Set<ProposalBox>().AsNoTracking().Where(one => one.AdministrationId == administration));

    public static Task<ProposalBoxState?> FindBySlug(Database db, string slug) =>
        Find(db, db.Set<ProposalBox>().AsNoTracking().Where(one => one.Slug == slug));

    private static async Task<ProposalBoxState?> Find(Database db, IQueryable<ProposalBox> boxes)
    {
        if (await boxes.FirstOrDefaultAsync() is not { } box) return null;
        var id = box.AdministrationId;
        return new(box, await db.Set<Administration>().Where(one => one.Id == id).Select(one => one.Name).FirstAsync(),
            await db.Set<ProposalBoxTurn>().Where(one => one.AdministrationId == id).OrderByDescending(one => one.Number)
                .Select(one => one.Open).FirstOrDefaultAsync());
    }
}

/// <summary>Opens the box of a house, or shuts it.</summary>
public static class TurnProposalBox
{
    private const int SlugLength = 8;


    public static async Task Run(Database db, Actor actor, Guid administration, bool open, DateTimeOffset now)
    {
        if (await db.Set<ProposalBox>().AsNoTracking().AllAsync(one => one.AdministrationId != administration))
        {
            db.Add(new ProposalBox(administration, RandomNumberGenerator.GetString(PlanCampaign.SlugLetters, SlugLength), actor.Name, now));
        }

        var last = await db.Set<ProposalBoxTurn>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (last?.Open == open) return;
        db.Add(new ProposalBoxTurn(administration, (last?.Number ?? 0) + 1, open, actor.Name, now));
        db.Note(actor, now, open ? "open-proposal-box" : "shut-proposal-box", "", administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else turned it in the same moment; what they did holds and stands on the page.
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Keys of the codes of proposals, one per administration: files outside every database and every backup of one.</summary>
public sealed class ProposalKeys(string folder)
{
    public const string Folder = "proposal-keys";

    private readonly CampaignKeys files = new(folder);

    public byte[] Of(Guid administration) => files.Of(administration);
}
