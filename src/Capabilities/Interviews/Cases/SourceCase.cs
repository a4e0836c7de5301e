using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Interviews.Cases;

/// <summary>A person, a group or a place that several sources tell of, in one of its versions; the highest number holds.</summary>
public sealed record SourceCase(Guid Id, int Number, Guid AdministrationId, string Json, string By, DateTimeOffset At)
{
    private CaseContent? read;

    public CaseContent Content => read ??= ContentJson.Read<CaseContent>(Json);
}

/// <summary>A case that is no longer told apart.</summary>
public sealed record SourceCaseEnd(Guid CaseId, string By, DateTimeOffset At);

/// <summary>What is known of a case, such as "years in the house: more than ten".</summary>
public sealed record CaseFeature(string Name, string Value)
{
    /// <summary>As it is written in one line.</summary>
    public string Line => $"{Name}: {Value}";
}

/// <param name="Sources">Sources that tell of it.</param>
public sealed record CaseContent(string Name, IReadOnlyList<CaseFeature> Features, IReadOnlyList<Guid> Sources);

internal sealed class CaseTables : IEntityTypeConfiguration<SourceCase>, IEntityTypeConfiguration<SourceCaseEnd>
{
    public void Configure(EntityTypeBuilder<SourceCase> builder)
    {
        builder.ToTable("source_case").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => one.AdministrationId);
        builder.Ignore(one => one.Content);
    }

    public void Configure(EntityTypeBuilder<SourceCaseEnd> builder) => builder.ToTable("source_case_end").HasKey(one => one.CaseId);
}

/// <summary>Cases as one reader sees them: those of which at least one source is open to them, with these sources only.</summary>
public static class FindCases
{
    public static async Task<IReadOnlyList<SourceCase>> Of(Database db, Guid administration) =>
        [.. (await db.Set<SourceCase>().AsNoTracking().Where(one => one.AdministrationId == administration
                && !db.Set<SourceCaseEnd>().Any(end => end.CaseId == one.Id)).ToListAsync())
            .GroupBy(one => one.Id).Select(versions => versions.MaxBy(one => one.Number)!)
            .OrderBy(one => one.Content.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)];

    public static async Task<IReadOnlyList<(SourceCase Case, IReadOnlyList<Source> Sources)>> For(Database db, Guid administration,
        IReadOnlyList<Source> readable) =>
        [.. from one in await Of(db, administration)
            let open = readable.Where(source => one.Content.Sources.Contains(source.Id)).ToList()
            where open.Count > 0
            select (one, (IReadOnlyList<Source>)open)];

    /// <summary>Takes a deleted source out of every version of every case; a case that told of nothing else goes with it.</summary>
    internal static async Task Forget(Database db, Source source)
    {
        foreach (var versions in (await db.Set<SourceCase>().AsNoTracking().Where(one => one.AdministrationId == source.AdministrationId)
            .ToListAsync()).GroupBy(one => one.Id).Where(group => group.Any(one => one.Content.Sources.Contains(source.Id))))
        {
            var id = versions.Key;
            if (versions.All(one => one.Content.Sources.All(other => other == source.Id)))
            {
                await db.Set<SourceCase>().Where(one => one.Id == id).ExecuteDeleteAsync();
                await db.Set<SourceCaseEnd>().Where(one => one.CaseId == id).ExecuteDeleteAsync();
                continue;
            }

            foreach (var one in versions)
            {
                var json = ContentJson.Write(one.Content with { Sources = [.. one.Content.Sources.Where(other => other != source.Id)] });
                await db.Set<SourceCase>().Where(row => row.Id == id && row.Number == one.Number).ExecuteUpdateAsync(row =>
                    row.SetProperty(field => field.Json, json));
            }
        }
    }
}
