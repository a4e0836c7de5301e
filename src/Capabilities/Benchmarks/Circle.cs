using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>A closed circle of administrations that compare themselves by one model; opened by a trustee.</summary>
/// <param name="ModelHash">The model it began with; see <see cref="CircleModel"/>.</param>
public sealed record Circle(Guid Id, string Name, string ModelHash, string By, DateTimeOffset At)
{
    public const int NameMax = 200;
}

/// <summary>The circle moved to a newer version of its model; the newest row holds.</summary>
public sealed record CircleModel(Guid CircleId, string ModelHash, string By, DateTimeOffset At)
{
    /// <summary>The model that the circle compares by now.</summary>
    public static async Task<string> HashOf(Database db, Circle circle) => (await db.Set<CircleModel>().AsNoTracking()
        .Where(one => one.CircleId == circle.Id).ToListAsync()).MaxBy(one => one.At)?.ModelHash ?? circle.ModelHash;

    public static async Task<MaturityModel> Of(Database db, Circle circle) => await StoredModel.Of(db, await HashOf(db, circle));
}

/// <summary>An administration that the trustee invited.</summary>
/// <param name="TokenKey">Made from the join token, see <see cref="SignedFile.KeyOfToken"/>.</param>
public sealed record CircleMember(Guid Id, Guid CircleId, string Name, string TokenKey, string By, DateTimeOffset At);

/// <summary>The key with which a member signed first; later contributions must be signed with the same.</summary>
public sealed record MemberKey(Guid MemberId, string PublicKey, DateTimeOffset At);

/// <summary>A member left: its contributions are erased, its row stays so that the trustee knows.</summary>
public sealed record MemberLeaving(Guid MemberId, string Reason, string By, DateTimeOffset At);

/// <summary>A contribution as it was received.</summary>
/// <param name="File">The signed file.</param>
public sealed record ReceivedContribution(
    Guid MemberId, int Number, Guid CircleId, int Wave, string File, string Hash, DateTimeOffset At);

/// <summary>Highest number that a member used; stays when its contributions are erased, so that none can come back.</summary>
public sealed record LastNumber(Guid MemberId, int Number);

/// <summary>Members whom the trustee put together by hand, as members wished.</summary>
public sealed record PickedGroup(Guid Id, Guid CircleId, string Name, Guid[] Members, string By, DateTimeOffset At);

/// <summary>What a circle published, frozen.</summary>
/// <param name="Sets">Which contributions stood behind its figures, by checksum: what the next release has to reckon with. Never
/// shown.</param>
public sealed record CircleRelease(Guid CircleId, int Number, string Json, string Hash, string Sets, string By, DateTimeOffset At);

/// <summary>What a release says to one member about itself.</summary>
public sealed record MemberResult(Guid CircleId, int Number, Guid MemberId, string Json, string Hash);

/// <summary>An administration takes part: the other end of <see cref="CircleMember"/>, in the administration's own instance.</summary>
/// <param name="TrusteeAddress">Where contributions are sent to; empty: the trustee is here, or files are exchanged.</param>
/// <param name="ConsentBy">Who agreed for the administration, by name and office.</param>
/// <param name="SingularConsent">Those whom singular areas judge agreed that these leave the house.</param>
public sealed record Membership(
    Guid Id, Guid AdministrationId, Guid CircleId, string CircleName, string TrusteeAddress, string TokenKey, string Land, string Type,
    string ConsentBy, bool SingularConsent, string By, DateTimeOffset At);

/// <summary>The consent was taken back.</summary>
public sealed record MembershipEnd(Guid MembershipId, string Reason, string By, DateTimeOffset At);

/// <summary>What was given to a circle, as it left.</summary>
public sealed record SentFile(Guid MembershipId, int Number, int Wave, string File, string Hash, string By, DateTimeOffset At);

internal sealed class CircleTables : IEntityTypeConfiguration<Circle>, IEntityTypeConfiguration<CircleMember>,
    IEntityTypeConfiguration<MemberKey>, IEntityTypeConfiguration<MemberLeaving>, IEntityTypeConfiguration<ReceivedContribution>,
    IEntityTypeConfiguration<LastNumber>, IEntityTypeConfiguration<PickedGroup>, IEntityTypeConfiguration<CircleRelease>,
    IEntityTypeConfiguration<MemberResult>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<MembershipEnd>,
    IEntityTypeConfiguration<SentFile>, IEntityTypeConfiguration<CircleModel>
{
    public void Configure(EntityTypeBuilder<Circle> builder) => builder.ToTable("circle").HasKey(one => one.Id);

    public void Configure(EntityTypeBuilder<CircleModel> builder)
    {
        builder.ToTable("circle_model").HasKey(one => new { one.CircleId, one.ModelHash });
        builder.HasOne<Circle>().WithMany().HasForeignKey(one => one.CircleId);
    }

    public void Configure(EntityTypeBuilder<CircleMember> builder)
    {
        builder.ToTable("circle_member").HasKey(one => one.Id);
        builder.HasOne<Circle>().WithMany().HasForeignKey(one => one.CircleId);
    }

    public void Configure(EntityTypeBuilder<MemberKey> builder) => builder.ToTable("circle_member_key").HasKey(one => one.MemberId);

    public void Configure(EntityTypeBuilder<MemberLeaving> builder) =>
        builder.ToTable("circle_member_leaving").HasKey(one => one.MemberId);

    public void Configure(EntityTypeBuilder<ReceivedContribution> builder)
    {
        builder.ToTable("circle_contribution").HasKey(one => new { one.MemberId, one.Number });
        builder.HasIndex(one => one.CircleId);
    }

    public void Configure(EntityTypeBuilder<LastNumber> builder) => builder.ToTable("circle_last_number").HasKey(one => one.MemberId);

    public void Configure(EntityTypeBuilder<PickedGroup> builder)
    {
        builder.ToTable("circle_group").HasKey(one => one.Id);
        builder.Property(one => one.Members).HasConversion(ids => string.Join(' ', ids.Select(id => id.ToString("N"))),
            text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToArray());
    }

    public void Configure(EntityTypeBuilder<CircleRelease> builder) =>
        builder.ToTable("circle_release").HasKey(one => new { one.CircleId, one.Number });

    public void Configure(EntityTypeBuilder<MemberResult> builder) =>
        builder.ToTable("circle_member_result").HasKey(one => new { one.CircleId, one.Number, one.MemberId });

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("membership").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<MembershipEnd> builder) => builder.ToTable("membership_end").HasKey(one => one.MembershipId);

    public void Configure(EntityTypeBuilder<SentFile> builder) =>
        builder.ToTable("circle_sent_file").HasKey(one => new { one.MembershipId, one.Number });
}
