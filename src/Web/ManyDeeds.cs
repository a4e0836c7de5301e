using Wegmarke.Invitations;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.StandingSurveys;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Does a deed for many keys: one after the other, or on all nodes where there are several.</summary>
internal delegate Task DoForMany(string deed, IReadOnlyList<string> keys, CancellationToken cancel);

/// <summary>Deeds that are done for many surveys and take time to compute. Each may be repeated.</summary>
internal sealed class ManyDeeds(Settings settings, AnswerStore store, InvitationStore invitations, TimeProvider time)
{
    /// <summary>Releases the months of one standing survey.</summary>
    public const string Months = "months";

    /// <summary>Seals one closed survey, computes its result and publishes it.</summary>
    public const string Closure = "closure";

    public async Task Run(string deed, string key)
    {
        await using var db = Database.Open(settings.Storage);
        if (deed == Months) await ReleaseMonths.RunOne(db, store, key, time.GetUtcNow());
        else await FinishClosure.RunOne(db, store, invitations, Guid.Parse(key), time.GetUtcNow());
    }

    public async Task Alone(string deed, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        foreach (var key in keys)
        {
            cancel.ThrowIfCancellationRequested();
            await Run(deed, key);
        }
    }
}
