using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Refi;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Exchange.Conversations;

/// <summary>Takes the cases of a project with their variables. A case of that name which is here already gets what is new.</summary>
internal static class TakeCases
{
    /// <param name="sources">Sources of the house by the GUID that the file gives them.</param>
    /// <returns>How many cases were taken.</returns>
    public static async Task<int> Run(Database db, Actor actor, Guid administration, CodingProject project,
        IReadOnlyDictionary<string, Guid> sources, Remarks remarks, DateTimeOffset now)
    {
        var (taken, readable) = (0, await FindSources.Readable(db, actor, administration));
        foreach (var one in project.Cases)
        {
            if (one.Selections > 0)
            {
                remarks.Lost(one.Place, $"Der Fall „{one.Name}“ nennt {one.Selections} einzelne Stellen; sie werden ihm nicht zugeordnet.",
                    $"The case “{one.Name}” names {one.Selections} single passages; they are not assigned to it.",
                    "Teilen Sie die Quelle im anderen Programm, wenn mehrere Fälle in ihr sprechen.",
                    "Split the source in the other program if several cases speak in it.");
            }

            IReadOnlyList<Guid> of = [.. one.Sources.Where(sources.ContainsKey).Select(guid => sources[guid]).Distinct()];
            if (one.Sources is [var only] && of.Count == 1 && IsParticulars(one, only)) await Describe(db, of[0], one, now);
            else if (of.Count > 0 && await Keep(db, actor, administration, one, of, readable, remarks, now)) taken++;
            else if (of.Count == 0) Lost(remarks, one, "nennt keine übernommene Quelle", "names no source that was taken");
        }

        return taken;
    }

    /// <summary>What this program writes about each source of its own.</summary>
    private static bool IsParticulars(CodedCase one, string source) => Guid.TryParse(source, out var id) && Guid.TryParse(one.Id,
        out var own)
        && own == WriteProject.Named($"case:{id}");

    private static async Task Describe(Database db, Guid source, CodedCase one, DateTimeOffset now)
    {
        string Of(string name) => one.Values.FirstOrDefault(pair => pair.Variable == name).Value ?? "";
        var kind = Enum.TryParse<SourceKind>(Of(WriteProject.KindName), out var said) && Enum.IsDefined(said) ? said : SourceKind.Interview;
        var group = CapacityRoles.All.ContainsKey(Of(WriteProject.GroupName)) ? Of(WriteProject.GroupName) : "";
        // Only a source that this import brought is described; what people entered before stays.
        await db.Set<Source>().Where(row => row.Id == source && row.At >= now).ExecuteUpdateAsync(row =>
            row.SetProperty(field => field.Kind, kind).SetProperty(field => field.Group, group));
    }

    private static async Task<bool> Keep(Database db, Actor actor, Guid administration, CodedCase one, IReadOnlyList<Guid> of,
        IReadOnlyList<Source> readable, Remarks remarks, DateTimeOffset now)
    {
        var name = one.Name.Length is > 0 and <= KeepCase.NameMax ? one.Name : one.Name.Length > 0 ? one.Name[..KeepCase.NameMax] : one.Id;
        var known = (await FindCases.For(db, administration, readable)).FirstOrDefault(found => found.Case.Content.Name == name).Case;
        var features = one.Values.Select(pair => new CaseFeature(pair.Variable, pair.Value)).DistinctBy(feature => feature.Name).ToList();
        var content = new CaseContent(name,
            [.. (known?.Content.Features ?? []).Where(old => features.All(fresh => fresh.Name != old.Name)), .. features],
            [.. (known?.Content.Sources ?? []).Union(of).Where(id => readable.Any(source => source.Id == id))]);
        if (known is not null && known.Content.Features.ToHashSet().SetEquals(content.Features)
            && content.Sources.All(known.Content.Sources.Contains)) return true;
        if (await KeepCase.Run(db, actor, administration, known?.Id, known?.Number ?? 0, content, readable,
            now) is KeepCase.Refused refused)
        {
            Lost(remarks, one, "wird nicht übernommen: " + refused.Why.German, "is not taken: " + refused.Why.English);
            return false;
        }

        return true;
    }

    private static void Lost(Remarks remarks, CodedCase one, string german, string english) => remarks.Lost(one.Place,
        $"Der Fall „{one.Name}“ {german}.", $"The case “{one.Name}” {english}.",
        "Legen Sie ihn unter „Fälle“ mit groben Merkmalen an.", "Begin it under “Cases” with coarse features.");
}
