using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>A model that is being changed: forked from a published version, with the reason for the difference.</summary>
/// <param name="Version">The version it will be published as.</param>
public sealed record ModelDraft(
    Guid Id, string Key, string ParentVersion, string ParentHash, string Version, string Difference, string By, DateTimeOffset At);

/// <summary>One saved state of one file. Nothing is overwritten: undo is an edit that brings an earlier text back.</summary>
/// <param name="Number">0 for the files as forked, then counting through the whole draft.</param>
/// <param name="Text">Null: the file is gone.</param>
public sealed record DraftEdit(Guid DraftId, int Number, string File, string? Text, string Why, string By, DateTimeOffset At);

/// <summary>A version that came out of a draft. The draft is closed with it.</summary>
/// <param name="Json">The frozen model, see <see cref="FrozenModel"/>.</param>
public sealed record PublishedModel(
    string Hash, string Key, string Version, string Json, Guid DraftId, string ParentVersion, string Difference, string By,
        DateTimeOffset At);

internal sealed class DraftTables :
    IEntityTypeConfiguration<ModelDraft>, IEntityTypeConfiguration<DraftEdit>, IEntityTypeConfiguration<PublishedModel>
{
    public void Configure(EntityTypeBuilder<ModelDraft> builder) => builder.ToTable("model_draft").HasKey(draft => draft.Id);

    public void Configure(EntityTypeBuilder<DraftEdit> builder)
    {
        builder.ToTable("model_draft_edit").HasKey(edit => new { edit.DraftId, edit.Number, edit.File });
        builder.HasOne<ModelDraft>().WithMany().HasForeignKey(edit => edit.DraftId);
    }

    public void Configure(EntityTypeBuilder<PublishedModel> builder)
    {
        builder.ToTable("published_model").HasKey(model => model.Hash);
        builder.HasIndex(model => new { model.Key, model.Version }).IsUnique();
        builder.HasIndex(model => model.DraftId).IsUnique();
    }
}
