using System.Buffers.Binary;
using System.Security.Cryptography;
using Wegmarke.Design;
using Wegmarke.People.Folder;

namespace Wegmarke.People.Checks;

public enum ItemKind
{
    One,
    Several,
    Number,
}

public sealed record CheckAnswer(string Text, bool Right);

/// <summary>One question of a pool.</summary>
/// <param name="Answers">Empty for numbers.</param>
/// <param name="Value">The right number; null for choices.</param>
/// <param name="Tolerance">How far a number may be off.</param>
public sealed record CheckItem(string Key, ItemKind Kind, string Text, IReadOnlyList<CheckAnswer> Answers, double? Value, double Tolerance)
{
    public const int TextMax = 1000;
    public const int AnswersMax = 12;

    /// <summary>What has to be mended; null: nothing.</summary>
    public Sentence? Fault()
    {
        if (Text.Length is 0 or > TextMax) return new("Die Frage fehlt oder hat mehr als 1.000 Zeichen.", "The question is missing or has more than 1,000 characters.");
        if (Kind == ItemKind.Number)
        {
            return Value is null || Tolerance < 0 ? new("Es steht nicht da, welche Zahl richtig ist.",
                "Which number is right is missing.") : null;
        }

        if (Answers.Count is < 2 or > AnswersMax || Answers.Any(one => one.Text.Length is 0 or > TextMax)
            || Answers.Select(one => one.Text).Distinct().Count() != Answers.Count)
        {
            return new($"Bitte 2 bis {AnswersMax} verschiedene Antworten, eine je Zeile.", $"Please 2 to {AnswersMax} different answers, one per line.");
        }

        return Answers.Count(one => one.Right) switch
        {
            0 => new("Keine Antwort ist richtig. Schreiben Sie einen Stern vor die richtige.", "No answer is right. Write an asterisk before the right one."),
            > 1 when Kind == ItemKind.One => new("Nur eine Antwort darf richtig sein; sonst wählen Sie „mehrere“.",
                "Only one answer may be right; otherwise choose “several”."),
            _ => null,
        };
    }

    /// <summary>Answers as they are typed: one per line, an asterisk before the right ones.</summary>
    public static IReadOnlyList<CheckAnswer> ReadAnswers(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries
        | StringSplitOptions.TrimEntries).Select(line => line[0] == '*' ? new CheckAnswer(line[1..].Trim(), true) : new CheckAnswer(line,
            false))];
}

/// <summary>A knowledge check with its pool.</summary>
/// <param name="Drawn">How many questions one try draws.</param>
/// <param name="Pass">Percent that have to be right.</param>
/// <param name="Months">How long a passed check holds; 0: for good.</param>
/// <param name="Wait">Days until the next try.</param>
public sealed record KnowledgeCheck(string Title, string About, int Drawn, int Pass, int Months, int Wait, IReadOnlyList<CheckItem> Items)
{
    public const string Kind = "checks";
    public const int ItemsMax = 300;

    private const int MonthsMax = 120;
    private const int WaitMax = 365;

    /// <summary>Whether it can be taken: enough questions in the pool.</summary>
    public bool IsReady => Items.Count >= Drawn;

    public Sentence? Fault()
    {
        if (Title.Length is 0 or > 150 || About.Length > 1000)
        {
            return new("Bitte geben Sie der Prüfung einen Titel mit höchstens 150 Zeichen.", "Please give the check a title of at most 150 characters.");
        }

        if (Drawn is < 1 or > ItemsMax || Pass is < 1 or > 100 || Months is < 0 or > MonthsMax || Wait is < 0 or > WaitMax)
        {
            return new($"Bitte ganze Zahlen: gezogene Fragen 1 bis {ItemsMax}, bestanden ab 1 bis 100 Prozent, gültig 0 bis {MonthsMax} Monate, Wartezeit 0 bis {WaitMax} Tage.",
                $"Please whole numbers: questions drawn 1 to {ItemsMax}, passed from 1 to 100 percent, valid 0 to {MonthsMax} months, wait 0 to {WaitMax} days.");
        }

        return Items.Count > ItemsMax ? new($"Der Vorrat hat höchstens {ItemsMax} Fragen.", $"The pool has {ItemsMax} questions at most.")
            : null;
    }

    /// <summary>The questions of one try: the same for the same secret until the try is handed in, so that reloading draws no
    /// others.</summary>
    public IReadOnlyList<CheckItem> Draw(FolderSecret secret, Guid id, int attempt)
    {
        var items = Items.ToArray();
        var stream = secret.Draw(id, attempt);
        for (var at = 0; at < Math.Min(Drawn, items.Length); at++)
        {
            stream = SHA256.HashData(stream);
            var other = at + (int)(BinaryPrimitives.ReadUInt32BigEndian(stream) % (uint)(items.Length - at));
            (items[at], items[other]) = (items[other], items[at]);
        }

        return items[..Math.Min(Drawn, items.Length)];
    }

    /// <summary>The first day on which somebody may try again.</summary>
    public DateOnly Next(IEnumerable<CheckTry> tries, DateOnly today) => tries.LastOrDefault() is { } last && last.Day.AddDays(Wait) > today
        ? last.Day.AddDays(Wait) : today;
}
