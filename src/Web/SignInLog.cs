using System.Diagnostics.Metrics;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;

namespace Wegmarke.Web;

/// <summary>What happens at the door, for whoever watches the instance: how somebody tried to get in and whether it worked, and which right
/// was missing. No name, no address, no account: who came when would be a record of the working hours of the staff.</summary>
internal sealed class SignInLog
{
    /// <summary>Of the numbers that this program counts itself.</summary>
    public const string Meter = "Wegmarke";

    private readonly ILogger<SignInLog> log;
    private readonly Counter<long> tries;
    private readonly Counter<long> refusals;

    public SignInLog(ILogger<SignInLog> log, IMeterFactory meters)
    {
        this.log = log;
        var meter = meters.Create(Meter);
        tries = meter.CreateCounter<long>("wegmarke.sign_ins", description: "Tries to sign in, by way and outcome");
        refusals = meter.CreateCounter<long>("wegmarke.refusals", description: "Requests refused at the door, by reason");
    }

    public void Succeeded(SignInWay way) => Note(LogLevel.Information, way, "succeeded");

    public void Failed(SignInWay way) => Note(LogLevel.Warning, way, "failed");

    /// <summary>Too many tries: this one was not looked at.</summary>
    public void Slowed(SignInWay way) => Note(LogLevel.Warning, way, "slowed down");

    /// <param name="page">Pattern of the address, never the address.</param>
    public void Refused(Right right, string? page)
    {
        log.Log(LogLevel.Warning, "refused: {Right} is missing at {Page}", right, page);
        refusals.Add(1, new KeyValuePair<string, object?>("reason", "right"));
    }

    /// <summary>A form without its token: expired, or sent from elsewhere.</summary>
    public void Foreign(string? page)
    {
        log.Log(LogLevel.Warning, "refused: a form without its token at {Page}", page);
        refusals.Add(1, new KeyValuePair<string, object?>("reason", "token"));
    }

    private void Note(LogLevel level, SignInWay way, string outcome)
    {
        log.Log(level, "sign-in by {Way} {Outcome}", way, outcome);
        tries.Add(1, new KeyValuePair<string, object?>("way", way.ToString()), new KeyValuePair<string, object?>("outcome", outcome));
    }
}
