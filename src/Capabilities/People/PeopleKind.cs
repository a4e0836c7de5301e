using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Processes.Facts;

namespace Wegmarke.People;

/// <summary>A plain list that a house keeps about its work with people: what it asks for and what it says.</summary>
/// <param name="Key">Word in its address.</param>
public sealed record PeopleKind(string Key, Right Read, Right Edit, Func<Language, PeopleKindWords> Words,
    Func<PeopleGround, IReadOnlyList<FactField>> Fields)
{
    /// <summary>Names of the fields that stand in the table; empty: all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What the entries say together, the most important first.</summary>
    public Func<IReadOnlyList<Held<ListedEntry>>, PeopleGround, IReadOnlyList<string>> Findings { get; init; } = (_, _) => [];

    /// <summary>What somebody should do about one entry; empty: nothing.</summary>
    public Func<ListedEntry, PeopleGround, string> Warning { get; init; } = (_, _) => "";

    /// <summary>What is wrong with fields that are each right by themselves; null: nothing.</summary>
    public Func<ListedEntry, Sentence?> Fault { get; init; } = _ => null;
}

/// <param name="Add">Heading and button of the form.</param>
public sealed record PeopleKindWords(string Title, string Lead, string Empty, string Add);

/// <summary>What the fields of lists choose from.</summary>
/// <param name="Groups">Groups of staff, by name.</param>
/// <param name="Roles">Role profiles, by id.</param>
/// <param name="Goals">Goals of the strategy, by id.</param>
/// <param name="Retirement">What may be said of each group about the years to come, in words.</param>
public sealed record PeopleGround(Language Language, DateOnly Today, IReadOnlyList<string> Groups,
    IReadOnlyList<(string Value, string Word)> Roles, IReadOnlyList<(string Value, string Word)> Goals,
    IReadOnlyList<string> Units, IReadOnlyList<(string Value, string Word)> Programmes,
    IReadOnlyList<(string Group, string Said)> Retirement)
{
    public string Say(string german, string english) => Language.Say(german, english);

    public FactField Line(string name, string german, string english, bool required = false, string german2 = "", string english2 = "") =>
        new(name, Say(german, english), FactInput.Line, required, Say(german2, english2));

    public FactField Paragraph(string name, string german, string english, bool required = false, string german2 = "",
        string english2 = "") =>
        new(name, Say(german, english), FactInput.Text, required, Say(german2, english2));

    public FactField Whole(string name, string german, string english, bool required = false) =>
        new(name, Say(german, english), FactInput.Whole, required);

    public FactField Day(string name, string german, string english, bool required = false) =>
        new(name, Say(german, english), FactInput.Day, required);

    public FactField Choice(string name, string german, string english, params (string Value, string Word)[] choices) =>
        new(name, Say(german, english), FactInput.Choice, true) { Choices = choices };
}
