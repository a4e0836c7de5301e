using System.Collections.Concurrent;

namespace Wegmarke.Web;

/// <summary>How many mails one administration may send on one day, so that a mistake of one does not put the mail server of all on a list
/// of senders
/// of spam. Counted in memory: a restart begins anew.</summary>
internal sealed class MailAllowance(Settings settings, TimeProvider time)
{
    private readonly ConcurrentDictionary<(Guid Administration, DateOnly Day), int> sent = [];

    /// <returns>Null when one more may go, else why it waits.</returns>
    public string? Take(Guid administration)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var old in sent.Keys.Where(key => key.Day < today)) sent.TryRemove(old, out _);
        if (sent.AddOrUpdate((administration, today), 1, (_, count) => count + 1) <= settings.Limits.MailPerDay) return null;
        return $"Tagesgrenze von {settings.Limits.MailPerDay} Mails erreicht; morgen geht es weiter. / The limit of {settings.Limits.MailPerDay} mails a day is reached; it goes on tomorrow.";
    }

    public int Today => sent.Where(one => one.Key.Day == DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).Sum(one =>
        Math.Min(one.Value, settings.Limits.MailPerDay));
}
