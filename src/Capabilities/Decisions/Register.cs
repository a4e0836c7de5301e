using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Decisions;

/// <summary>All questions of an administration: what is open and how old it is, and what was decided.</summary>
/// <param name="Open">The oldest first.</param>
/// <param name="Decided">The latest first.</param>
public sealed record Register(IReadOnlyList<Question> Open, IReadOnlyList<(Question Question, Decision Decision)> Decided)
{
    public static async Task<Register> Of(Database db, Guid administration)
    {
        var questions = await db.Set<Question>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var decisions = await (from decision in db.Set<Decision>().AsNoTracking()
                               join question in db.Set<Question>() on decision.QuestionId equals question.Id
                               where question.AdministrationId == administration
                               select decision).ToDictionaryAsync(one => one.QuestionId);
        return new([.. questions.Where(one => !decisions.ContainsKey(one.Id)).OrderBy(one => one.Since).ThenBy(one => one.Id)],
            [.. questions.Where(one => decisions.ContainsKey(one.Id)).Select(one => (one, decisions[one.Id]))
                .OrderByDescending(one => one.Item2.Day).ThenByDescending(one => one.Item2.At)]);
    }

    public static int Age(Question question, DateOnly today) => Math.Max(0, today.DayNumber - question.Since.DayNumber);

    /// <summary>Days from question to decision at each level that has decided something: the median, and how many.</summary>
    public IReadOnlyList<(DecisionLevel Level, double MedianDays, int Decided)> Pace =>
    [
        .. Decided.Where(one => one.Decision.Way != DecisionWay.Withdrawn).GroupBy(one => one.Question.Level).OrderBy(group => group.Key)
            .Select(group => (group.Key, Median([.. group.Select(one => Age(one.Question, one.Decision.Day))]), group.Count())),
    ];

    private static double Median(int[] days)
    {
        Array.Sort(days);
        return days.Length % 2 == 1 ? days[days.Length / 2] : (days[days.Length / 2 - 1] + days[days.Length / 2]) / 2.0;
    }
}
