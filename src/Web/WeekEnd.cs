using Wegmarke.Mail;
using Wegmarke.Reminders;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Sends the weekly mails that are due. Writes no line about an address.</summary>
internal sealed class WeekEnd(Settings settings, Preparation preparation, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mail is not { } mail) return;
        try
        {
            await preparation.Done.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Look, time);
            do await Round(mail, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The house closes.
        }
    }

    private async Task Round(MailSettings mail, CancellationToken cancel)
    {
        try
        {
            await using var db = Database.Open(settings.Storage);
            using var route = new MailRoute(mail);
            foreach (var order in await SendDigest.Due(db, time.GetUtcNow())) await SendDigest.Run(db, route, order, time.GetUtcNow(),
                cancel);
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            // The database does not answer just now; the next round asks again.
        }
    }
}
