using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;
using Wegmarke.Storage;

namespace Wegmarke.Exchange.Conversations;

/// <summary>All that one person may take away as a project.</summary>
public sealed record ProjectContent(string Name, CodeBook Book, IReadOnlyList<(Source Source, SourceText Text,
    IReadOnlyList<Coding> Codings)> Sources,
    IReadOnlyDictionary<Guid, string> Parts, IReadOnlyList<CaseContent> Cases)
{
    /// <summary>Whether a text holds characters that some programs count twice.</summary>
    public bool Shift => Sources.Any(one => one.Text.Length != one.Text.Text.Length);

    public static async Task<ProjectContent> Of(Database db, Actor actor, Guid administration, string name)
    {
        List<(Source, SourceText, IReadOnlyList<Coding>)> sources = [];
        foreach (var source in await FindSources.Readable(db, actor, administration))
        {
            sources.Add((source, await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == source.Id),
                await FindCodings.Of(db, actor, source.Id)));
        }

        var cases = await FindCases.For(db, administration, [.. sources.Select(one => one.Item1)]);
        return new(name, await CodeBook.Of(db, administration), sources, await db.Set<UnitClass>().AsNoTracking()
            .Where(one => one.AdministrationId == administration).ToDictionaryAsync(one => one.Id, one => one.Name),
            [.. cases.Select(one => one.Case.Content with { Sources = [.. one.Sources.Select(source => source.Id)] })]);
    }
}
