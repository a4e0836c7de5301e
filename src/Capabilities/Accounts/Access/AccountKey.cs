using System.Security.Cryptography;
using System.Text;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Access;

/// <summary>Locks what has to be read again, the secrets of one-time codes. The key lies in one file beside the databases, readable for the
/// program only: whoever has a copy of the database alone has no second factor.</summary>
public sealed class AccountKey(byte[] key)
{
    public const string File = "account-key";
    private const int KeyBytes = 32;
    private static readonly Lock Door = new();

    /// <summary>The key of this instance; made when it is first needed.</summary>
    public static AccountKey Of(StorageSettings settings)
    {
        lock (Door) return new(KeyFile.ReadOrMake(settings.PathOf(File), () => RandomNumberGenerator.GetBytes(KeyBytes)));
    }

    /// <param name="account">Bound to it: locked bytes of one account open for no other.</param>
    public string Lock(Guid account, byte[] open)
    {
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (locked, tag) = (new byte[open.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var cipher = new AesGcm(key, tag.Length);
        cipher.Encrypt(nonce, open, locked, tag, account.ToByteArray());
        return Convert.ToBase64String([.. nonce, .. tag, .. locked]);
    }

    /// <returns>Null where another key locked it.</returns>
    public byte[]? Open(Guid account, string text)
    {
        var bytes = Convert.FromBase64String(text);
        int nonce = AesGcm.NonceByteSizes.MaxSize, tag = AesGcm.TagByteSizes.MaxSize;
        var open = new byte[bytes.Length - nonce - tag];
        using var cipher = new AesGcm(key, tag);
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, nonce), bytes.AsSpan(nonce + tag), bytes.AsSpan(nonce, tag), open, account.ToByteArray());
            return open;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>What is stored of a secret that its owner brings back: as random as these are, one round of SHA-256 is enough.</summary>
    public static string HashOf(Guid account, string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account:N}\n{secret}")));
}
