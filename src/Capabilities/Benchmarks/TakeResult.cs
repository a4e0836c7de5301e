using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>A member's instance keeps the result that came from the trustee's, so that it reads as in the trustee's own.</summary>
public static class TakeResult
{
    public abstract record Outcome;

    public sealed record Taken(int Number) : Outcome;

    /// <summary>Not made for this membership, or changed on the way.</summary>
    public sealed record NotOurs : Outcome;

    /// <summary>A release of this number with another content is here already.</summary>
    public sealed record Contradicts : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Membership membership, string text, DateTimeOffset now)
    {
        if (text.Length > CarriedResult.BytesMax || CarriedResult.Read(text, membership.TokenKey) is not { } carried
            || carried.Circle != membership.CircleId || Whole(carried) is not { } result || result.Own.Member != membership.Id)
        {
            return new NotOurs();
        }

        var (document, own, model) = result;
        var hash = CircleText.HashOf(carried.Release);
        var here = await db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == carried.Circle && one.Number == carried.Number)
            .Select(one => one.Hash).FirstOrDefaultAsync();
        if (here is not null && here != hash) return new Contradicts();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (here is null)
        {
            // Which contributions stood behind it is the trustee's to know.
            db.Add(new CircleRelease(carried.Circle, carried.Number, carried.Release, hash, "", membership.CircleName, now));
        }

        if (!await db.Set<StoredModel>().AnyAsync(one => one.Hash == document.ModelHash))
        {
            db.Add(new StoredModel(document.ModelHash, model.Key, model.Version, carried.Model));
        }

        await db.Set<MemberResult>().Where(one => one.CircleId == carried.Circle && one.Number == carried.Number
            && one.MemberId == membership.Id).ExecuteDeleteAsync();
        db.Add(new MemberResult(carried.Circle, carried.Number, own.Member, carried.Own, CircleText.HashOf(carried.Own)));
        await db.Set<FoundFactors>().Where(one => one.CircleId == carried.Circle && one.Number == carried.Number).ExecuteDeleteAsync();
        foreach (var json in carried.Factors)
        {
            db.Add(new FoundFactors(carried.Circle, carried.Number, SuccessFactors.Read(json).Outcome, json, CircleText.HashOf(json),
                membership.CircleName, now));
        }

        db.Note(actor, now, "take-circle-result", $"{membership.CircleName}, {carried.Number}", membership.AdministrationId);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return new Taken(carried.Number);
    }

    /// <summary>The parts, if they belong together.</summary>
    private static (CircleDocument Document, MemberDocument Own, MaturityModel Model)? Whole(CarriedResult carried)
    {
        try
        {
            var (document, own) = (CircleDocument.Read(carried.Release), MemberDocument.Read(carried.Own));
            var model = new FrozenModel(document.ModelHash, carried.Model).Thaw();
            return document.Number == carried.Number && own.Release == CircleText.HashOf(carried.Release)
                && carried.Factors.All(json => SuccessFactors.Read(json) is not null) ? (document, own, model) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
