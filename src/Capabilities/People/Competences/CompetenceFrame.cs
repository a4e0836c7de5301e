using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.People.Competences;

/// <summary>One thing a person can be able to do, or an area that holds such things.</summary>
/// <param name="Parent">Key of the area; empty: an area itself.</param>
/// <param name="BuildsOn">Keys of those that come before.</param>
public sealed record Competence(string Key, string Parent, string German, string English, string Text, IReadOnlyList<string> BuildsOn)
{
    public string Name(Language language) => language.Say(German, English.Length > 0 ? English : German);
}

/// <summary>Which competences a house speaks of: the one that comes with the product, or its own.</summary>
public sealed record CompetenceFrame(string Name, IReadOnlyList<Competence> Competences)
{
    public const string Kind = "frame";
    public const int LevelsMax = 8;

    private const string File = "digital.csv";

    /// <summary>The frame that comes with the product.</summary>
    public static CompetenceFrame Known { get; } = ReadKnown();

    public IEnumerable<Competence> Areas => Competences.Where(one => one.Parent.Length == 0);

    /// <summary>Those that levels are given for.</summary>
    public IEnumerable<Competence> Leaves => Competences.Where(one => one.Parent.Length > 0
        && Competences.All(other => other.Parent != one.Key));

    public static async Task<(CompetenceFrame Frame, Guid? Id, int Number)> Of(Database db, Guid administration) =>
        await PeopleEntries.Of<CompetenceFrame>(db, administration, Kind) is [.., var own] ? (own.Content, own.Id, own.Number)
            : (Known, null, 0);

    public static string Level(int level, Language language) => level switch
    {
        0 => language.Say("noch nicht", "not yet"),
        1 or 2 => language.Say($"{level} · mit Anleitung", $"{level} · with guidance"),
        3 or 4 => language.Say($"{level} · selbstständig", $"{level} · on one’s own"),
        5 or 6 => language.Say($"{level} · hilft anderen", $"{level} · helps others"),
        _ => language.Say($"{level} · gestaltet Neues", $"{level} · shapes new ways"),
    };

    private static CompetenceFrame ReadKnown()
    {
        using var reader = new StreamReader(typeof(CompetenceFrame).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The frame {File} is missing in the program."));
        var rows = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Skip(1).Where(line => line.Length > 0)
            .Select((line, at) => FrameRow.Of(at + 2, line.Split(';'))).ToList();
        return CheckFrame.Run("Digitale Kompetenzen", rows).Frame
            ?? throw new InvalidOperationException($"The frame {File} has faults.");
    }
}

/// <summary>A line of a table of competences, as it was written.</summary>
public sealed record FrameRow(int Line, string Key, string Parent, string German, string English, string Text, string BuildsOn)
{
    public static FrameRow Of(int line, IReadOnlyList<string> fields)
    {
        string At(int place) => place < fields.Count ? fields[place].Trim() : "";
        return new(line, At(0), At(1), At(2), At(3), At(4), At(5));
    }

    public IReadOnlyList<string> Before => BuildsOn.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
