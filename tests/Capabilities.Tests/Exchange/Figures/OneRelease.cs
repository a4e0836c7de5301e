using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Design;
using Wegmarke.Exchange.Figures;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Exchange.Figures;

/// <summary>A small town's release with three units, one of which is too small to be shown and is called like a formula.</summary>
internal static class OneRelease
{
    public const string Small = "=Standesamt";
    public const string Large = "Bauamt";
    private const string Other = "Hauptamt";

    public static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;

    private static readonly Lazy<ReleaseDocument> Composed = new(Compose);

    public static FigureSet Set(bool whole = true, Language? language = null)
    {
        var json = Composed.Value.ToJson();
        return new(Composed.Value, json, ReleaseDocument.HashOf(json), Model, language ?? Language.German, whole, new HashSet<string>());
    }

    private static ReleaseDocument Compose()
    {
        var random = new Random(7);
        string[] perspectives = [.. Enumerable.Repeat("staff", 34), .. Enumerable.Repeat("leaders", 12)];
        var columns = Model.Items.Select(item => perspectives.Select(perspective => !item.Perspectives.Contains(perspective)
            ? AnswerCode.NotAsked
            : random.Next(12) == 0 ? AnswerCode.DoNotKnow : (byte)random.Next(1, 7)).ToArray()).ToList();
        var answers = new AnswerTable(Model, perspectives.Length, [.. Model.Items.Select(item => item.Key)], columns, perspectives,
            [.. perspectives.Select((_, at) => at < 3 ? 1 : at < 14 ? 2 : at < 26 ? 0 : -1)], [Large, Small, Other]);
        var closed = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        return ComposeRelease.Run(ReleaseFacts.Of(new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", Model.ContentHash, "full", [Large,
            Small, Other], 5,
            "slug", 80, 15, closed), "Musterstadt", closed), answers);
    }
}
