using Wegmarke.Mail;
using Wegmarke.Reminders;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Sends the weekly mails that are due. Writes no line about an address.</summary>
internal sealed class WeekEnd(Settings settings, ModelShelf shelf, Preparation preparation, TimeProvider time,
    ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromHours(1), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        if (settings.Mail is not { } mail) return;
        await using var db = Database.Open(settings.Storage);
        using var route = new MailRoute(mail);
        foreach (var order in await SendDigest.Due(db, Time.GetUtcNow())) await SendDigest.Run(db, route, order,
            (house, id) => ReadingEndpoints.ModelOf(house, id, shelf), Time.GetUtcNow(), cancel);
    }
}
