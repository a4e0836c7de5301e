using Wegmarke.Controlling;
using Wegmarke.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Opens, reminds and freezes rounds when their time has come, and sends what waits to be sent.</summary>
internal sealed class RoundTime(Settings settings, ModelShelf shelf, Preparation preparation, TimeProvider time,
    ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromSeconds(10), onlyShows)
{
    private static readonly TimeSpan BetweenKeeping = TimeSpan.FromMinutes(15);

    private DateTimeOffset kept = DateTimeOffset.MinValue;

    protected override async Task Look(CancellationToken cancel)
    {
        await using var db = Database.Open(settings.Storage);
        var now = Time.GetUtcNow();
        if (now - kept > BetweenKeeping)
        {
            await KeepRounds.Run(db, administration => ReadingEndpoints.ModelOf(db, administration, shelf), now);
            kept = now;
        }

        if (settings.Mail is not { } mail) return;
        using var route = new MailRoute(mail);
        await SendRoundMails.Run(db, route, now, cancel);
    }
}
