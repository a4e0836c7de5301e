using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Lets the framework's ceremony of passkeys find our accounts. It only reads: what the ceremony finds out is stored by
/// <see cref="KeepPasskey"/>.</summary>
internal sealed class PasskeyStore(Database db) : IUserPasskeyStore<Account>
{
    private sealed record Content(byte[] PublicKey, long CreatedTicks, uint Count, string[]? Transports, bool Verified, bool BackupEligible,
        bool BackedUp, byte[] Attestation, byte[] ClientData);

    public static string Write(UserPasskeyInfo key) => ContentJson.Write(new Content(key.PublicKey, key.CreatedAt.UtcTicks, key.SignCount,
        key.Transports, key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, key.AttestationObject, key.ClientDataJson));

    public static string IdOf(byte[] credential) => Convert.ToBase64String(credential);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await KeepPasskey.Of(db, user.Id)).Select(Read)];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return await (from key in db.Set<Passkey>().AsNoTracking()
                      join account in db.Set<Account>().AsNoTracking() on key.AccountId equals account.Id
                      where key.Id == id
                      select account).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return await db.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.AccountId == user.Id,
            cancellationToken)
            is { } found ? Read(found) : null;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Guid.TryParse(userId, out var id)
        ? await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) : null;

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Unused();

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Unused();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Unused();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Unused();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => throw Unused();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Unused();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Unused();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Unused();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Unused();

    public void Dispose()
    {
        // The database belongs to the request.
    }

    private static UserPasskeyInfo Read(Passkey key)
    {
        var content = ContentJson.Read<Content>(key.Content);
        return new(Convert.FromBase64String(key.Id), content.PublicKey, new(content.CreatedTicks, TimeSpan.Zero), content.Count,
            content.Transports, content.Verified, content.BackupEligible, content.BackedUp, content.Attestation, content.ClientData)
        { Name = key.Name };
    }

    private static NotSupportedException Unused() => new("Accounts are kept by their own deeds.");
}
