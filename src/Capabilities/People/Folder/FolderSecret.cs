using System.Security.Cryptography;
using System.Text;
using Wegmarke.Responses;

namespace Wegmarke.People.Folder;

/// <summary>The secret that opens a folder. Only the person holds it; name and key of the folder and every token of it are derived one way,
/// and none of them leads to another.</summary>
public sealed class FolderSecret(ResumeSecret secret)
{
    public static FolderSecret Fresh() => new(ResumeSecret.Fresh());

    /// <summary>Reads what was typed; null for anything that is no secret.</summary>
    public static FolderSecret? Read(string? typed) => ResumeSecret.Read(typed) is { } secret ? new(secret) : null;

    /// <summary>Name of the folder's row.</summary>
    public string Name => Convert.ToHexStringLower(Derive("name", ""));

    /// <summary>Key of the folder's content; never stored.</summary>
    public byte[] Key => Derive("key", "");

    /// <summary>Under which a contribution to a group figure can be changed and taken back.</summary>
    public string CopyToken => Convert.ToHexStringLower(Derive("copy", "")[..16]);

    /// <summary>The mark for one knowledge check; another one for each, so that nobody joins them.</summary>
    public string CheckToken(Guid check) => Convert.ToHexStringLower(Derive("check", check.ToString("N"))[..16]);

    /// <summary>The seat in one cohort.</summary>
    public Guid Seat(Guid cohort) => new(Derive("seat", cohort.ToString("N"))[..16]);

    /// <summary>The entry in the register of expertise.</summary>
    public Guid Register => new(Derive("register", "")[..16]);

    /// <summary>Numbers drawn for one try of one check: the same secret draws the same again.</summary>
    public byte[] Draw(Guid check, int attempt) => Derive("draw", $"{check:N}-{attempt}");

    public override string ToString() => secret.ToString();

    private byte[] Derive(string purpose, string of) => HKDF.DeriveKey(HashAlgorithmName.SHA256,
        Encoding.ASCII.GetBytes(secret.ToString()), 32,
        info: Encoding.ASCII.GetBytes($"wegmarke folder {purpose} {of}"));
}

/// <summary>Keys of a house for people's folders: with one its cards are hashed, with one derived from it contributions are recognised.
/// Files outside every database and every backup of one.</summary>
public sealed class PeopleKeys(string folder)
{
    public const string Folder = "people-keys";

    private readonly CampaignKeys files = new(folder);

    public byte[] Of(Guid administration) => files.Of(administration);
}
