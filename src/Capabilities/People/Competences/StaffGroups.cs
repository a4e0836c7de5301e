using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.People.Competences;

/// <summary>Groups of staff by the kind of their work. All figures about people are figures about such groups.</summary>
public static class StaffGroups
{
    public const string Key = "staff-groups";

    public static PeopleKind Kind { get; } = new(Key, Right.ReadPeople, Right.KeepStaffFigures, language => new(
        language.Say("Gruppen der Belegschaft", "Groups of staff"),
        language.Say("Nach der Art der Arbeit, nicht nach Ämtern: grob genug, dass in jeder viele sind. Nur über solche Gruppen gibt es Zahlen.",
            "By the kind of work, not by units: coarse enough that many are in each. Only about such groups there are figures."),
        language.Say("Noch ist keine Gruppe eingetragen. Drei bis sechs genügen, zum Beispiel Sachbearbeitung, Technik, Führung.",
            "No group is entered yet. Three to six are enough, for example clerical work, technical work, leadership."),
        language.Say("Gruppe eintragen", "Enter a group")), ground =>
        [
            ground.Line("name", "Name", "Name", true), ground.Whole("staff", "Beschäftigte", "Staff", true),
        ])
    {
        Warning = (entry, ground) => entry.Whole("staff") < Smallest ? ground.Say(
            $"Über Gruppen unter {Smallest} wird nie eine Zahl gezeigt; legen Sie sie mit einer anderen zusammen.",
            $"Of groups below {Smallest} no figure is ever shown; merge it with another.") : "",
        Fault = entry => entry.Whole("staff") is < 1 or > 100_000 ? new("Beschäftigte: bitte eine Zahl von 1 bis 100.000.",
            "Staff: please a number from 1 to 100,000.") : null,
    };

    private const int Smallest = 10;

    /// <summary>People by group; a name that is there twice counts together.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Sizes(Database db, Guid administration) =>
        (await PeopleEntries.Of<ListedEntry>(db, administration, Key)).GroupBy(one => one.Content.Text("name"))
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Content.Whole("staff") ?? 0));

    public static async Task<IReadOnlyList<string>> Names(Database db, Guid administration) =>
        [.. (await PeopleEntries.Of<ListedEntry>(db, administration, Key)).Select(one => one.Content.Text("name")).Distinct()];
}
