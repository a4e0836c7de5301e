using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Computes a released document once more from the inputs that an instance holds, and says what differs.</summary>
public static class VerifyRelease
{
    public abstract record Outcome;

    /// <summary>The text is no released document; nothing can be verified.</summary>
    public sealed record NoRelease(string Why) : Outcome;

    /// <summary>The instance never released such a document and holds no survey that it could be of.</summary>
    public sealed record InputsMissing(string Why) : Outcome;

    /// <summary>The same bytes came out.</summary>
    public sealed record Confirmed(string Hash) : Outcome;

    /// <param name="Stored">Whether the instance has stored just these bytes.</param>
    /// <param name="Reasons">What is different at the root: another model, other answers or facts, another engine.</param>
    public sealed record Differs(bool Stored, IReadOnlyList<string> Reasons, IReadOnlyList<Difference> Figures) : Outcome;

    /// <summary>What a document says by itself, without any inputs: whether it is one, and its hash.</summary>
    public static (ReleaseDocument? Document, string Hash, string? Why) Read(string json)
    {
        try
        {
            var document = ReleaseDocument.Read(json);
            return document.Schema == ReleaseDocument.CurrentSchema ? (document, ReleaseDocument.HashOf(json), null)
                : (null, "", $"its schema is {document.Schema}, known is {ReleaseDocument.CurrentSchema}");
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException)
        {
            return (null, "", broken.Message);
        }
    }

    public static async Task<Outcome> Run(Database db, AnswerStore store, string json)
    {
        var (document, hash, why) = Read(json);
        if (document is null) return new NoRelease(why!);
        var candidates = await db.Set<Release>().AsNoTracking()
            .Where(one => one.Hash == hash || (one.Wave == document.Wave && one.Version == document.Version)).ToListAsync();
        var release = candidates.FirstOrDefault(one => one.Hash == hash)
            ?? candidates.FirstOrDefault(one => one.Document.Inputs == document.Inputs)
            ?? candidates.FirstOrDefault(one => one.Document.Administration == document.Administration);
        if (release is null || await CampaignState.Find(db, release.CampaignId) is not { } state)
        {
            return new InputsMissing($"no survey of {document.Administration}, wave {document.Wave}, version {document.Version}, was released here");
        }

        var answers = ReadSealedAnswers.Run(store, state);
        // An administration may be called otherwise since; the name is no figure.
        var facts = await GatherFacts.Run(db, state, release.Version, release.At) with { Administration = document.Administration };
        var again = ComposeRelease.Run(facts, answers);
        if (again.ToJson() == json) return new Confirmed(hash);
        return new Differs(release.Hash == hash, [.. Reasons(document, again, answers.Rows)],
            [.. Compare(JsonNode.Parse(json), JsonNode.Parse(again.ToJson()), "")]);
    }

    private static IEnumerable<string> Reasons(ReleaseDocument released, ReleaseDocument again, int sheets)
    {
        if (released.Engine != again.Engine) yield return $"it was computed by {released.Engine}, this is {again.Engine}";
        if (released.ModelHash != again.ModelHash) yield return $"another model: {released.ModelHash}, here {again.ModelHash}";
        if (released.Inputs == again.Inputs) yield return "the inputs are the same, so figures of the document were changed";
        else if (sheets == 0) yield return "the answers are no longer here";
        else yield return "other answers or other facts than the ones that it names";
    }

    /// <summary>Every value that differs, with its place; numbers of a list in square brackets, entries with a key by their key.</summary>
    private static IEnumerable<Difference> Compare(JsonNode? left, JsonNode? right, string place)
    {
        if (left is JsonObject one && right is JsonObject other)
        {
            return one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key))
                .SelectMany(key => Compare(one[key], other[key], place.Length == 0 ? key : $"{place}.{key}"));
        }

        if (left is JsonArray first && right is JsonArray second)
        {
            return Enumerable.Range(0, Math.Max(first.Count, second.Count)).SelectMany(at =>
                Compare(first.ElementAtOrDefault(at), second.ElementAtOrDefault(at), $"{place}[{Name(first.ElementAtOrDefault(at), at)}]"));
        }

        return Text(left) == Text(right) ? [] : [new(place, Text(left), Text(right))];
    }

    private static string Name(JsonNode? entry, int at) => entry is JsonObject named && named["key"] is { } key ? key.ToString() : $"{at}";

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}

/// <param name="Released">As it stands in the document.</param>
/// <param name="Recomputed">As the inputs give it.</param>
public sealed record Difference(string Place, string Released, string Recomputed);
