using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.People.Checks;

/// <summary>A question as it was typed, kept when it has to be mended.</summary>
public sealed record CheckItemForm(string Text = "", string Kind = "", string Answers = "", string Value = "", string Tolerance = "");

/// <summary>Writes a check: its head, one more question, one fewer, many out of a file.</summary>
public static class ChangeCheck
{
    public abstract record Outcome;

    public sealed record Changed(Guid Id) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record NotThere : Outcome;

    /// <param name="id">Null: a new check.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? id, int seen, Func<KnowledgeCheck?,
        KnowledgeCheck> change,
        DateTimeOffset now)
    {
        var before = id is { } known ? await PeopleEntries.Find<KnowledgeCheck>(db, administration, KnowledgeCheck.Kind, known) : null;
        if (id is not null && before is null) return new NotThere();
        var after = change(before?.Content);
        if ((after.Fault() ?? after.Items.Select(item => item.Fault()).FirstOrDefault(one => one is not null))
            is { } fault) return new Refused(fault);
        return await KeepEntry.Run(db, actor, administration, KnowledgeCheck.Kind, id, seen, after, after.Title, now) switch
        {
            KeepEntry.Kept kept => new Changed(kept.Id),
            KeepEntry.NotThere => new NotThere(),
            _ => new Refused(new("Inzwischen hat jemand anderes die Prüfung geändert; sie steht so unten. Was Sie geschrieben haben, steht noch in den Feldern.",
                "Meanwhile somebody else has changed the check; it stands below like that. What you wrote still stands in the fields.")),
        };
    }

    /// <summary>The check with these questions too, under keys that it does not use yet.</summary>
    public static KnowledgeCheck With(KnowledgeCheck check, IReadOnlyList<CheckItem> items)
    {
        var next = check.Items.Select(item => int.TryParse(item.Key.TrimStart('q'), out var number) ? number : 0).DefaultIfEmpty(0)
            .Max() + 1;
        return check with { Items = [.. check.Items, .. items.Select((item, at) => item with { Key = $"q{next + at}" })] };
    }
}
