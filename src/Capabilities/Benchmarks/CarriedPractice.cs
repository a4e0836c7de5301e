using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wegmarke.Responses;

namespace Wegmarke.Benchmarks;

/// <summary>What a member on another instance asks of the practice exchange; sent signed, like a contribution.</summary>
/// <param name="Kind">One of <see cref="PracticeKind"/>.</param>
/// <param name="Offer">Which offer it is about; the sender numbers a new one, so that the same file makes no second one.</param>
/// <param name="Asked">Whose wish is agreed to.</param>
/// <param name="Words">Evidence of an offer, words of a wish.</param>
public sealed record PracticeWish(
    string Schema, Guid Circle, Guid Member, string MadeAt, string Kind, Guid Offer, Guid Asked, string Area, string Initiative,
    string Title, string Words, string Contact)
{
    public const string CurrentSchema = "wegmarke-practice/1";

    /// <summary>Only to read what is offered.</summary>
    public static PracticeWish Read(Membership membership, DateTimeOffset now) => new(CurrentSchema, membership.CircleId, membership.Id,
        CircleText.Moment(now), PracticeKind.Read, Guid.Empty, Guid.Empty, "", "", "", "", "");

    public SignedFile Sign(Membership membership, InstanceKey key) => SignedFile.Sign(ToJson(), key, membership.TokenKey);

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);
}

public static class PracticeKind
{
    public const string Read = "read";
    public const string Offer = "offer";
    public const string Withdraw = "withdraw";
    public const string Wish = "wish";
    public const string Agree = "agree";
}

/// <summary>The offers of a circle on their way to one member; locked with a key that follows from the join token.</summary>
/// <param name="Outcome">What became of the deed: <see cref="Done"/>, <see cref="TextMissing"/> or <see cref="NotThere"/>.</param>
public sealed record CarriedPractice(string Schema, Guid Circle, Guid Member, string Outcome, PracticeBoard Board)
{
    public const string CurrentSchema = "wegmarke-practice-board/1";
    public const string Done = "done";
    public const string TextMissing = "text_missing";
    public const string NotThere = "not_there";

    private const string Mark = CurrentSchema + ":";

    public static string WordOf(ExchangePractice.Outcome outcome) => outcome switch
    {
        ExchangePractice.Done => Done,
        ExchangePractice.TextMissing => TextMissing,
        _ => NotThere,
    };

    public string ToText(string tokenKey) => Mark
        + Base64Url.EncodeToString(Box.Lock(KeyOf(tokenKey), JsonSerializer.SerializeToUtf8Bytes(this, CircleText.Canonical)));

    /// <returns>Null where the text is none of ours or was made for somebody else.</returns>
    public static CarriedPractice? Read(string text, Membership membership)
    {
        if (text.Length > CarriedResult.BytesMax || !text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        try
        {
            return Box.Open(KeyOf(membership.TokenKey), Base64Url.DecodeFromChars(text.AsSpan(Mark.Length).Trim())) is { } open
                && JsonSerializer.Deserialize<CarriedPractice>(open, CircleText.Canonical) is { Schema: CurrentSchema } read
                && read.Circle == membership.CircleId && read.Member == membership.Id ? read : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    private static byte[] KeyOf(string tokenKey) =>
        HMACSHA256.HashData(Convert.FromHexString(tokenKey), Encoding.UTF8.GetBytes(CurrentSchema));
}
