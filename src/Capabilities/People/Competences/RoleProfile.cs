using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.People.Competences;

/// <summary>What a role needs of each competence.</summary>
/// <param name="Levels">Expected level by key of the competence, 1 to 8; what is missing is not expected.</param>
public sealed record RoleProfile(string Name, string Task, IReadOnlyDictionary<string, int> Levels)
{
    public const string Kind = "roles";
    public const int NameMax = 100;
    public const int TaskMax = 500;

    /// <summary>Competences that the frame of the house no longer has.</summary>
    public IEnumerable<string> Gone(CompetenceFrame frame) => Levels.Keys.Except(frame.Leaves.Select(one => one.Key));
}

/// <summary>Writes a role profile.</summary>
public static class SetRole
{
    public abstract record Outcome;

    public sealed record Set : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record NotThere : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? id, int seen, RoleProfile role,
        DateTimeOffset now)
    {
        if (role.Name.Length is 0 or > RoleProfile.NameMax || role.Task.Length > RoleProfile.TaskMax)
        {
            return new Refused(new("Bitte geben Sie der Rolle einen Namen (höchstens 100 Zeichen); die Aufgabe hat höchstens 500.",
                "Please give the role a name (100 characters at most); the task has 500 at most."));
        }

        if (role.Levels.Count == 0)
        {
            return new Refused(new("Bitte wählen Sie für mindestens eine Kompetenz eine Stufe; sonst sagt die Rolle nichts.",
                "Please choose a level for one competence at least; otherwise the role says nothing."));
        }

        return await KeepEntry.Run(db, actor, administration, RoleProfile.Kind, id, seen, role, role.Name, now) switch
        {
            KeepEntry.Kept => new Set(),
            KeepEntry.Overtaken => new Refused(new(
                "Inzwischen hat jemand anderes die Rolle geändert. Was Sie gewählt haben, steht noch hier; vergleichen Sie und speichern Sie noch einmal.",
                "Meanwhile somebody else has changed the role. What you chose still stands here; compare and store again.")),
            _ => new NotThere(),
        };
    }
}
