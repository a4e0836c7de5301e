using Wegmarke.Design;

namespace Wegmarke.Accounts.Programs;

/// <summary>What a program may do at most. Whatever is named here, it may never do more than the person whose access it is.</summary>
public enum ProgramScope
{
    /// <summary>Administrations, surveys, models, and what was released about the whole house.</summary>
    ReadResults,

    /// <summary>Released figures of single units, as far as the person may see them.</summary>
    ReadUnits,
    ReadSteering,
    WriteSteering,
    ReadReadings,
    RecordReadings,
    ReadReports,

    /// <summary>Take initiatives to another stand: apart from writing, so that an assistant that proposes decides nothing.</summary>
    MoveSteering,
}

public static class ProgramScopes
{
    /// <summary>What every access may do: say which administrations there are, and read models, which are public.</summary>
    private static readonly Right[] Always = [Right.ReadDesk, Right.ReadModels];

    /// <summary>Areas that judge few people, quotes, comments and conversations are in no scope: they do not leave by a program.</summary>
    private static readonly Dictionary<ProgramScope, Right[]> Rights = new()
    {
        [ProgramScope.ReadResults] = [Right.ReadResults, Right.ReadCampaigns, Right.ReadCircles],
        [ProgramScope.ReadUnits] = [Right.ReadOwnUnit, Right.ReadUnitResults],
        [ProgramScope.ReadSteering] = [Right.ReadSteering, Right.ReadCauses, Right.ReadProcesses],
        [ProgramScope.WriteSteering] = [Right.Steer, Right.ReportSteering],
        [ProgramScope.ReadReadings] = [Right.ReadReadings],
        [ProgramScope.RecordReadings] = [Right.RecordReadings],
        [ProgramScope.ReadReports] = [Right.ReadReports],
        [ProgramScope.MoveSteering] = [Right.Steer],
    };

    /// <summary>How the scope is written in a token, in messages and in the description of the interface.</summary>
    public static string Key(this ProgramScope scope) => scope switch
    {
        ProgramScope.ReadResults => "results.read",
        ProgramScope.ReadUnits => "units.read",
        ProgramScope.ReadSteering => "steering.read",
        ProgramScope.WriteSteering => "steering.write",
        ProgramScope.ReadReadings => "readings.read",
        ProgramScope.RecordReadings => "readings.write",
        ProgramScope.MoveSteering => "steering.move",
        _ => "reports.read",
    };

    public static string Name(this ProgramScope scope, Language language) => scope switch
    {
        ProgramScope.ReadResults => language.Say("Ergebnisse des ganzen Hauses, Erhebungen und Vergleich lesen",
            "Read results of the whole house, surveys and the comparison"),
        ProgramScope.ReadUnits => language.Say("Ergebnisse einzelner Ämter lesen, so weit Sie sie sehen dürfen",
            "Read results of single units, as far as you may see them"),
        ProgramScope.ReadSteering => language.Say("Ursachen, Prozesse, Strategie, Maßnahmen, Ampeln und Entscheidungen lesen",
            "Read causes, processes, strategy, initiatives, lights and decisions"),
        ProgramScope.WriteSteering => language.Say("Maßnahmen anlegen, ändern und kommentieren", "Create, change and comment initiatives"),
        ProgramScope.ReadReadings => language.Say("Kennzahlen und ihre Werte lesen", "Read indicators and their values"),
        ProgramScope.RecordReadings => language.Say("Werte von Kennzahlen eintragen", "Record values of indicators"),
        ProgramScope.MoveSteering => language.Say("Maßnahmen auf einen anderen Stand setzen: beginnen, ruhen lassen, beenden, ablehnen",
            "Take initiatives to another stand: begin, pause, end, decline"),
        _ => language.Say("Berichte lesen und als Datei holen", "Read reports and fetch their files"),
    };

    /// <summary>In two words, where it stands beside others.</summary>
    public static string InBrief(this ProgramScope scope, Language language) => scope switch
    {
        ProgramScope.ReadResults => language.Say("Ergebnisse lesen", "read results"),
        ProgramScope.ReadUnits => language.Say("Ämter lesen", "read units"),
        ProgramScope.ReadSteering => language.Say("Steuerung lesen", "read steering"),
        ProgramScope.WriteSteering => language.Say("Maßnahmen schreiben", "write initiatives"),
        ProgramScope.ReadReadings => language.Say("Kennzahlen lesen", "read indicators"),
        ProgramScope.RecordReadings => language.Say("Kennzahlen eintragen", "record indicators"),
        ProgramScope.MoveSteering => language.Say("Stand setzen", "move initiatives"),
        _ => language.Say("Berichte lesen", "read reports"),
    };

    public static IReadOnlySet<Right> RightsOf(IEnumerable<ProgramScope> scopes) =>
        scopes.SelectMany(scope => Rights[scope]).Concat(Always).ToHashSet();

    public static string Write(IEnumerable<ProgramScope> scopes) => string.Join(' ', scopes.Distinct().Order().Select(Key));

    public static IReadOnlyList<ProgramScope> Read(string written)
    {
        var keys = written.Split(' ');
        return [.. Enum.GetValues<ProgramScope>().Where(scope => keys.Contains(scope.Key()))];
    }
}
