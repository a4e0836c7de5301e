using Wegmarke.People.Folder;

namespace Wegmarke.People.Checks;

/// <summary>Judges the answers of one try.</summary>
public static class JudgeTry
{
    /// <param name="given">By key of the question: numbers of the chosen answers, counted from 0, or what was typed.</param>
    /// <param name="read">Reads a number as the reader's language writes it.</param>
    public static CheckTry Run(KnowledgeCheck check, Guid id, IReadOnlyList<CheckItem> drawn, IReadOnlyDictionary<string,
        IReadOnlyList<string>> given,
        Func<string, double?> read, DateOnly today)
    {
        var right = drawn.Count(item => IsRight(item, given.GetValueOrDefault(item.Key, []), read));
        // Whole numbers on both sides: 2 of 3 are enough for 66 percent, and for 67 they are not.
        var passed = 100 * right >= check.Pass * drawn.Count && drawn.Count > 0;
        return new(id, check.Title, today, right, drawn.Count, passed,
            !passed ? null : check.Months == 0 ? DateOnly.MaxValue : today.AddMonths(check.Months));
    }

    /// <summary>Of several right answers all have to be chosen, and no other.</summary>
    public static bool IsRight(CheckItem item, IReadOnlyList<string> given, Func<string, double?> read) => item.Kind == ItemKind.Number
        ? given is [var typed] && read(typed) is { } number
            && Math.Abs(number - item.Value!.Value) <= item.Tolerance + 1e-9 * Math.Abs(item.Value.Value)
        : item.Answers.Index().Where(one => one.Item.Right).Select(one => $"{one.Index}").ToHashSet().SetEquals(given);
}
