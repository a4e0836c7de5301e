using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Instruments;

/// <summary>What a questionnaire of another system holds, whatever the system: groups, questions, choices, languages, routing.</summary>
/// <param name="Languages">The first one is the source language.</param>
public sealed record Instrument(
    string Title,
    IReadOnlyList<string> Languages,
    IReadOnlyList<QuestionGroup> Groups,
    IReadOnlyList<Question> Questions)
{
    public int SubQuestions => Questions.Sum(question => question.Rows.Count + question.Columns.Count);

    public int Choices => Questions.Sum(question => question.Choices.Count);

    public int Conditions => Questions.Count(question => question.Condition.Length > 0) + Groups.Count(group => group.Condition.Length > 0);
}

/// <summary>Wording by language; a language may be missing.</summary>
public sealed record Wordings(IReadOnlyDictionary<string, string> ByLanguage)
{
    public static readonly Wordings None = new(new Dictionary<string, string>());

    public static Wordings Of(string language, string text) => new(new Dictionary<string, string> { [language] = text });

    /// <summary>The text a person reads, in the language or else in the first one that has any.</summary>
    public string In(string language)
    {
        var text = ByLanguage.TryGetValue(language, out var exact) && exact.Trim().Length > 0
            ? exact
            : ByLanguage.Values.FirstOrDefault(one => one.Trim().Length > 0);
        return ForeignText.Plain(text);
    }
}

/// <param name="Condition">Under which the group is shown, in the language of its system; empty: always.</param>
public sealed record QuestionGroup(string Key, Wordings Name, string Condition, Place Place);

/// <param name="Kind">The type as its system calls it.</param>
/// <param name="Columns">Second axis of a matrix.</param>
/// <param name="Condition">Under which it is asked, in the language of its system; empty: always.</param>
public sealed record Question(
    string Code,
    string Group,
    string Kind,
    AnswerForm Form,
    Wordings Text,
    IReadOnlyList<SubQuestion> Rows,
    IReadOnlyList<SubQuestion> Columns,
    IReadOnlyList<Choice> Choices,
    string Condition,
    bool Mandatory,
    Place Place);

public sealed record SubQuestion(string Code, Wordings Text, string Condition, Place Place);

/// <param name="Score">What the system counts for it; null where it counts nothing.</param>
/// <param name="Scale">0, or 1 for the second scale of a dual matrix.</param>
public sealed record Choice(string Code, Wordings Text, double? Score, int Scale);

/// <summary>What an answer is.</summary>
public enum AnswerForm
{
    Rating,
    SingleChoice,
    MultipleChoice,
    Ranking,
    Number,
    Text,
    Date,
    File,
    Computed,
    Display,
}
