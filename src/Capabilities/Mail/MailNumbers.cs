using System.Diagnostics.Metrics;

namespace Wegmarke.Mail;

/// <summary>How many mails this process handed over since it started, whatever they were about. No address, no hour of a single
/// one.</summary>
public static class MailNumbers
{
    public const string Meter = "Wegmarke.Mail";

    private static readonly Meter Source = new(Meter);
    private static readonly Counter<long> Mails = Source.CreateCounter<long>("wegmarke.mails",
        description: "Mails by what the server said");
    private static long sent;
    private static long refused;
    private static long down;
    private static int waiting;

    static MailNumbers() => Source.CreateObservableGauge("wegmarke.mailings.waiting", () => waiting,
        description: "Mailings that are due and not finished, when this process looked last");

    /// <summary>Taken by the server.</summary>
    public static long Sent => Interlocked.Read(ref sent);

    /// <summary>The server does not take mail for the address.</summary>
    public static long Refused => Interlocked.Read(ref refused);

    /// <summary>Tries that failed because the server could not be reached; these mails are tried again.</summary>
    public static long Down => Interlocked.Read(ref down);

    /// <summary>Told by whoever looks what is due.</summary>
    public static void Waits(int mailings) => waiting = mailings;

    internal static Delivery Count(Delivery delivery)
    {
        switch (delivery)
        {
            case Delivery.Taken: Interlocked.Increment(ref sent); break;
            case Delivery.Refused: Interlocked.Increment(ref refused); break;
            default: Interlocked.Increment(ref down); break;
        }

        Mails.Add(1, new KeyValuePair<string, object?>("outcome", delivery switch
        {
            Delivery.Taken => "sent", Delivery.Refused => "refused", _ => "server down",
        }));
        return delivery;
    }
}
