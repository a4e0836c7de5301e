using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Proposals;

/// <summary>What somebody in the house proposes.</summary>
/// <param name="Id">Drawn by lot; it tells no time.</param>
/// <param name="Text">As it was written; empty once it is shown in checked words or put away, because then nobody needs it any
/// more.</param>
/// <param name="Name">Only where somebody wished to give it; empty otherwise. Only those who answer see it.</param>
/// <param name="CodeHash">Keyed hash of the code with which the proposer reads the answer. Nothing else leads back.</param>
/// <param name="Day">When it came in, to the day.</param>
public sealed record Proposal(Guid Id, Guid AdministrationId, string Text, string Name, byte[] CodeHash, DateOnly Day);

/// <summary>What can be done about a proposal.</summary>
public enum ProposalDeed
{
    /// <summary>Read and put into words that name nobody; from here on the house reads it.</summary>
    Show,

    /// <summary>An office takes care of it.</summary>
    Take,

    /// <summary>It becomes an initiative or a question of decision.</summary>
    TakeUp,
    AlreadyDone,
    Refuse,

    /// <summary>Looked at again at a day.</summary>
    Later,

    /// <summary>Put away without an answer, such as an insult or a text about one person.</summary>
    PutAway,
}

/// <summary>One deed about a proposal. The number is part of the key: of two who answer at once one is told.</summary>
/// <param name="Words">The owner, the answer or the reason.</param>
/// <param name="Told">The proposal as the house reads it; empty but for <see cref="ProposalDeed.Show"/>.</param>
/// <param name="Link">Address below the administration of what became of it; empty: nothing in here.</param>
/// <param name="Until">When it is looked at again.</param>
public sealed record ProposalStep(
    Guid ProposalId, int Number, ProposalDeed Deed, string Words, string Told, string Link, DateOnly? Until, string By,
    DateTimeOffset At);

/// <summary>A word between the proposer, who may be nobody we know, and the house.</summary>
/// <param name="By">Who wrote for the house; empty: the proposer.</param>
public sealed record ProposalMessage(Guid Id, Guid ProposalId, int Number, string Text, string By, DateOnly Day)
{
    public bool FromProposer => By.Length == 0;
}

internal sealed class ProposalTables : IEntityTypeConfiguration<Proposal>, IEntityTypeConfiguration<ProposalStep>,
    IEntityTypeConfiguration<ProposalMessage>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposal").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.AdministrationId, one.CodeHash });
    }

    public void Configure(EntityTypeBuilder<ProposalStep> builder)
    {
        builder.ToTable("proposal_step").HasKey(one => new { one.ProposalId, one.Number });
        builder.HasOne<Proposal>().WithMany().HasForeignKey(one => one.ProposalId);
        builder.Property(one => one.Deed).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<ProposalMessage> builder)
    {
        builder.ToTable("proposal_message").HasKey(one => one.Id);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(one => one.ProposalId);
        builder.HasIndex(one => new { one.ProposalId, one.Number }).IsUnique();
        builder.Ignore(one => one.FromProposer);
    }
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalStand
{
    /// <summary>Nobody has checked it yet; only those who answer see it.</summary>
    Unread,

    /// <summary>Waits for somebody who takes care.</summary>
    WithoutOwner,
    InHand,
    TakenUp,
    AlreadyDone,
    Refused,
    Later,
    PutAway,
}

public static class ProposalNames
{
    public static string Name(this ProposalStand stand, Language language) => stand switch
    {
        ProposalStand.Unread => language.Say("neu, noch nicht geprüft", "new, not checked yet"),
        ProposalStand.WithoutOwner => language.Say("niemand kümmert sich", "nobody takes care"),
        ProposalStand.InHand => language.Say("in Arbeit", "in hand"),
        ProposalStand.TakenUp => language.Say("aufgenommen", "taken up"),
        ProposalStand.AlreadyDone => language.Say("gibt es schon", "done already"),
        ProposalStand.Refused => language.Say("nein, mit Grund", "no, with reason"),
        ProposalStand.Later => language.Say("später", "later"),
        _ => language.Say("abgelegt", "put away"),
    };

    public static string Name(this ProposalDeed deed, Language language) => deed switch
    {
        ProposalDeed.Show => language.Say("geprüft und im Haus gezeigt", "checked and shown in the house"),
        ProposalDeed.Take => language.Say("kümmert sich", "takes care"),
        ProposalDeed.TakeUp => language.Say("aufgenommen", "taken up"),
        ProposalDeed.AlreadyDone => language.Say("gibt es schon", "done already"),
        ProposalDeed.Refuse => language.Say("nein, mit Grund", "no, with reason"),
        ProposalDeed.Later => language.Say("später", "later"),
        _ => language.Say("abgelegt", "put away"),
    };
}
