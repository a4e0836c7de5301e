using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Writes into the log of a round while others write too: whoever finds the next number taken looks again.</summary>
internal static class WriteIntoRound
{
    /// <summary>Each attempt lets at least one of them through.</summary>
    private const int AttemptsMost = 30;

    /// <param name="attempt">Null where somebody was faster.</param>
    public static async Task<T> Run<T>(Database db, Func<Task<T?>> attempt)
        where T : class
    {
        for (var tried = 0; tried < AttemptsMost; tried++)
        {
            if (await attempt() is { } outcome) return outcome;
            db.ChangeTracker.Clear();
        }

        throw new InvalidOperationException("Too many write into this round at once.");
    }
}
