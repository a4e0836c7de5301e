using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wegmarke.Campaigns;

namespace Wegmarke.Releases;

/// <summary>Everything besides the answers that a release is computed from. Same facts and same answers, same document.</summary>
/// <param name="Published">Earlier versions of this very release: nobody can take back what they showed.</param>
/// <param name="Earlier">Releases of earlier waves with their hashes, the latest first.</param>
/// <param name="SingularConsent">Those whom singular figures judge agreed, and it is on record.</param>
public sealed record ReleaseFacts(
    Campaign Campaign, string Administration, DateTimeOffset ClosedAt, int Staff, int Leaders, IReadOnlyList<UnitNode> Units,
    IReadOnlyList<UnitStep> Steps, IReadOnlyList<ReleasedReading> Readings, IReadOnlyList<PublishedRelease> Earlier,
    IReadOnlyList<PublishedRelease> Published, bool SingularConsent)
{
    /// <summary>Releases of earlier waves that were withdrawn or superseded: nothing is compared with them, but they were read.</summary>
    public IReadOnlyList<PublishedRelease> EarlierEnded { get; init; } = [];

    /// <summary>Sheets of this campaign stand in a file for research: what was never shown may not be shown any more, because the file was
    /// made safe against what was.</summary>
    public bool OnlyKnown { get; init; }

    public static ReleaseFacts Of(Campaign campaign, string administration, DateTimeOffset closedAt) => new(campaign, administration,
        closedAt, campaign.Staff, campaign.Leaders, UnitNode.TreeOf(campaign), [], [], [], [], false);

    /// <param name="lines">What each sheet says, sorted: the order in which sheets came does not count.</param>
    public string HashWith(IReadOnlyList<string> lines)
    {
        var facts = JsonSerializer.Serialize(new
        {
            Campaign.ModelHash, Campaign.Threshold, Staff, Leaders, Units, Steps, Readings, SingularConsent,
            Earlier = Earlier.Select(one => one.Hash), Published = Published.Select(one => one.Hash),
            EarlierEnded = EarlierEnded.Select(one => one.Hash),
        });
        if (OnlyKnown) facts += " only what was shown before";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(facts)))));
    }
}

public sealed record PublishedRelease(ReleaseDocument Document, string Hash)
{
    public static PublishedRelease Of(string json) => new(ReleaseDocument.Read(json), ReleaseDocument.HashOf(json));
}
