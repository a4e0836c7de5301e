using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Design;
using Wegmarke.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Sends links to those who forgot their password, after the page was answered: neither the page nor its time tells whether
/// there is
/// such an account. What waits when the process stops is lost; the person asks again.</summary>
internal sealed class AccountPost(Settings settings, Preparation preparation, TimeProvider time) : BackgroundService
{
    private const int WaitingMax = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(2);
    private readonly Channel<Request> asked = Channel.CreateBounded<Request>(new BoundedChannelOptions(WaitingMax)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
    });

    internal sealed record Request(string Name, string Site, Language Language);

    public void Ask(Request request) => asked.Writer.TryWrite(request);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await preparation.Done.WaitAsync(stoppingToken);
            await foreach (var request in asked.Reader.ReadAllAsync(stoppingToken)) await Answer(request, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The house closes.
        }
    }

    private async Task Answer(Request request, CancellationToken cancel)
    {
        if (settings.Mail is not { } mail) return;
        try
        {
            await using var db = Database.Open(settings.Storage);
            var name = CreateAccount.Plain(request.Name);
            if (await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.SignInName == name, cancel)
                is not { Mail: { } address } account || await KeepAccount.IsBlocked(db, account.Id)) return;
            var now = time.GetUtcNow();
            var since = now - Between;
            // Nobody's mailbox is filled by others who ask again and again.
            if (await db.Set<AccountLink>().AnyAsync(one => one.AccountId == account.Id && one.MadeAt > since, cancel)) return;
            var secret = await MakeLink.Run(db, new(account.Id, account.DisplayName, []), account, LinkKind.Reset, now);
            await Send(mail, account, address, LinkKind.Reset, $"{request.Site}/sign-in/link/{secret}", request.Language, now, cancel);
        }
        catch (System.Data.Common.DbException)
        {
            // The database does not answer just now; the person asks again.
        }
    }

    public static async Task<Delivery> Send(MailSettings mail, Account account, string to, LinkKind kind, string link, Language language,
        DateTimeOffset now, CancellationToken cancel)
    {
        using var route = new MailRoute(mail);
        var (subject, text) = MakeLink.Mail(account, kind, link, language, now);
        return await route.Send(new(to, subject, text, route.NewIdentity()), cancel);
    }
}
