using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>Keeps programs out of open forms without asking anybody outside: a field that people leave empty, a signed note of when the
/// page was opened, and a limit per survey. Looks at no address and keeps none.</summary>
internal sealed class SpamGuard(IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    public const int PerMinute = 60;

    /// <summary>Nobody reads a page faster.</summary>
    public static readonly TimeSpan Fastest = TimeSpan.FromSeconds(3);

    /// <summary>How long a page may lie open.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private readonly IDataProtector signer = protection.CreateProtector("standing-survey");
    private readonly PartitionedRateLimiter<Guid> taken = PartitionedRateLimiter.Create<Guid, Guid>(survey =>
        RateLimitPartition.GetFixedWindowLimiter(survey, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    public enum Refusal
    {
        TooFast,
        TooLate,
        FilledTrap,
        TooMany,
    }

    /// <summary>A fresh note for one page of one survey.</summary>
    public string Note(Guid survey) => signer.Protect(string.Create(CultureInfo.InvariantCulture,
        $"{survey:N} {time.GetUtcNow().ToUnixTimeMilliseconds()} {ResumeSecret.Fresh()}"));

    /// <summary>Why this form is not taken; null: it is, with the secret of its page and when that was opened.</summary>
    public Refusal? Judge(Guid survey, IFormCollection form, out ResumeSecret secret, out DateTimeOffset begun)
    {
        (secret, begun) = (ResumeSecret.Fresh(), time.GetUtcNow());
        if (form["website"].ToString().Length > 0) return Refusal.FilledTrap;
        if (Read(form["token"].ToString()) is not { } note || note.Survey != survey) return Refusal.TooLate;
        var open = begun - note.Begun;
        if (open > Longest || open < -Longest) return Refusal.TooLate;
        if (open < Fastest) return Refusal.TooFast;
        if (!taken.AttemptAcquire(survey).IsAcquired) return Refusal.TooMany;
        (secret, begun) = (note.Secret, note.Begun);
        return null;
    }

    public static int StatusOf(Refusal refusal) => refusal == Refusal.TooMany ? StatusCodes.Status429TooManyRequests
        : StatusCodes.Status422UnprocessableEntity;

    public void Dispose() => taken.Dispose();

    private (Guid Survey, DateTimeOffset Begun, ResumeSecret Secret)? Read(string token)
    {
        try
        {
            return signer.Unprotect(token).Split(' ') is [var survey, var begun, var words] && ResumeSecret.Read(words) is { } secret
                ? (Guid.Parse(survey), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(begun, CultureInfo.InvariantCulture)), secret)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
