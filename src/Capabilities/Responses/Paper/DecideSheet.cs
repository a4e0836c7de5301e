using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Responses.Paper;

/// <summary>What people do with one sheet of a batch: type it, type it a second time, decide what is doubtful or different.</summary>
public static class DecideSheet
{
    public enum Outcome
    {
        Kept,

        /// <summary>The same person again: the first entry was mended, the second is still to come from somebody else.</summary>
        Mended,
        AlreadyTypedTwice,
        AnswerDoesNotFit,
        CommentTooLong,
    }

    /// <summary>Stores a first or second entry.</summary>
    /// <param name="number">Place in the stack; one that is not there yet begins a sheet.</param>
    /// <param name="ballot">Fresh chance for a sheet that begins.</param>
    public static async Task<Outcome> Type(PaperStore store, Actor actor, CampaignState state, PaperBatch batch, int number, int unit,
        IReadOnlyDictionary<int, byte> answers, byte[] ballot, byte[]? attributes = null, string comment = "")
    {
        if (Fill(state, batch.Kind, unit, answers) is not { } codes) return Outcome.AnswerDoesNotFit;
        attributes ??= NothingSaid(state);
        if (attributes.Where((value, at) => !HasValue(state, at, value)).Any()) return Outcome.AnswerDoesNotFit;
        if (SheetComment.Read(-1, comment) is not { } words) return Outcome.CommentTooLong;
        var entry = new PaperEntry(actor.Id, unit, codes) { Attributes = attributes, Comment = words.Text };
        var there = store.Sheets(state.Campaign.Id, batch.Id).FirstOrDefault(sheet => sheet.Number == number);
        // Until somebody else has typed it, the first person may mend it.
        if (there is { Second: not null }) return Outcome.AlreadyTypedTwice;
        var sheet = there is null || there.First.By == actor.Id
            ? new(number, batch.Kind, there?.Ballot ?? ballot, entry, null, [])
            : there with { Second = entry };
        await store.Keep(state.Campaign.Id, batch.Id, sheet);
        return there is not null && there.First.By == actor.Id ? Outcome.Mended : Outcome.Kept;
    }

    /// <summary>Puts what a person saw in the place of doubts and differences; fields that are not named stay open.</summary>
    /// <param name="decided">Per field the code; <see cref="AnswerCode.Skipped"/> (for unit and attributes −1) where nothing was meant.</param>
    /// <param name="words">What stands in the frame, as somebody typed it; null where that was not decided.</param>
    public static async Task<Outcome> Decide(PaperStore store, CampaignState state, PaperBatch batch, PaperSheet sheet,
        IReadOnlyDictionary<int, int> decided, string? words = null)
    {
        var (codes, attributes) = (sheet.First.Codes.ToArray(), sheet.First.Attributes.ToArray());
        var unit = sheet.First.Unit;
        var second = sheet.Second;
        if (words is not null && SheetComment.Read(-1, words) is null) return Outcome.CommentTooLong;
        var open = sheet.Doubts.Select(doubt => doubt.Field).Concat(sheet.Differences).ToHashSet();
        foreach (var (field, code) in decided.Where(one => open.Contains(one.Key)))
        {
            if (field == PrintedRow.UnitField)
            {
                if (code < -1 || code >= state.Campaign.Units.Length) return Outcome.AnswerDoesNotFit;
                unit = code;
                second = second is null ? null : second with { Unit = code };
                continue;
            }

            if (PrintedRow.AttributeOf(field) is >= 0 and var place)
            {
                var value = code == -1 ? PackedSheet.NotSaid : code;
                if (value is < 0 or > byte.MaxValue || !HasValue(state, place, (byte)value)) return Outcome.AnswerDoesNotFit;
                attributes[place] = (byte)value;
                second?.Attributes[place] = (byte)value;
                continue;
            }

            if (field < 0 || codes[field] == AnswerCode.NotAsked || !Fits(state.Model, field, code)) return Outcome.AnswerDoesNotFit;
            codes[field] = (byte)code;
            second?.Codes[field] = (byte)code;
        }

        await store.Keep(state.Campaign.Id, batch.Id, sheet with
        {
            First = sheet.First with { Unit = unit, Codes = codes, Attributes = attributes, Comment = words ?? sheet.First.Comment },
            Second = words is null || second is null ? second : second with { Comment = words },
            Doubts = [.. sheet.Doubts.Where(doubt => !decided.ContainsKey(doubt.Field)
                && (words is null || doubt.Field != PrintedRow.CommentField))],
        });
        return Outcome.Kept;
    }

    private static byte[]? Fill(CampaignState state, SheetKind kind, int unit, IReadOnlyDictionary<int, byte> answers)
    {
        if (unit < -1 || unit >= state.Campaign.Units.Length) return null;
        var codes = PackedSheet.Fresh(state.Model, kind.Perspective, unit, SheetVariants.Asked(state, kind)!).Codes;
        foreach (var (field, code) in answers)
        {
            if (codes[field] == AnswerCode.NotAsked || !Fits(state.Model, field, code)) return null;
            codes[field] = code;
        }

        return codes;
    }

    /// <summary>A sheet on which nothing is said of any attribute: as long as every other, so that its origin does not show.</summary>
    public static byte[] NothingSaid(CampaignState state) => [.. state.Campaign.Attributes.Select(_ => PackedSheet.NotSaid)];

    private static bool HasValue(CampaignState state, int place, byte value) =>
        value == PackedSheet.NotSaid || value < state.Campaign.Attributes[place].Values.Count;

    private static bool Fits(MaturityModel model, int field, int code)
    {
        var scale = model.ScaleOf(model.Items[field]);
        return code switch
        {
            AnswerCode.Skipped => true,
            AnswerCode.DoNotKnow => scale.DoNotKnow,
            AnswerCode.NotApplicable => scale.NotApplicable,
            _ => code >= scale.Low && code <= scale.High,
        };
    }
}
