using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>Whose file this is: of somebody who is invited, has not left, and signs with the key that was used first.</summary>
internal static class FindSender
{
    /// <returns>The member and the key that is pinned to it (null before the first file), or why it is nobody's.</returns>
    public static async Task<(CircleMember? Member, MemberKey? Pinned, Refusal? Why)> Run(Database db, SignedFile file, Guid circle,
        Guid id)
    {
        if (await db.Set<CircleMember>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.CircleId == circle)
            is not { } member) return (null, null, Refusal.UnknownMember);
        if (await db.Set<MemberLeaving>().AnyAsync(one => one.MemberId == id)) return (null, null, Refusal.MemberLeft);
        if (!file.Proves(member.TokenKey)) return (null, null, Refusal.NotInvited);
        var pinned = await db.Set<MemberKey>().AsNoTracking().FirstOrDefaultAsync(one => one.MemberId == id);
        return pinned is not null && pinned.PublicKey != file.Key ? (null, null, Refusal.OtherKey) : (member, pinned, null);
    }
}
