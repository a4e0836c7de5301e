using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wegmarke.Responses;

namespace Wegmarke.Care.Backups;

/// <summary>The key of a folder of backups. A random key locks everything in it; that key is locked with one that is made of the passphrase
/// (PBKDF2 with HMAC-SHA-512, 600,000 rounds), so that the passphrase can be changed without writing the copies anew.</summary>
public sealed class BackupKey
{
    public const string File = "wegmarke-backup.json";
    public const int PassphraseMin = 16;
    private const string Format = "wegmarke-backup/1";
    private const int Rounds = 600_000;
    private const int KeyBytes = 32;
    private readonly byte[] locking;
    private readonly byte[] naming;

    private BackupKey(byte[] key)
    {
        locking = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "locking"u8.ToArray());
        naming = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "naming"u8.ToArray());
    }

    /// <summary>Whether a folder of backups was begun here.</summary>
    public static bool IsIn(string folder) => System.IO.File.Exists(Path.Combine(folder, File));

    /// <summary>Begins a folder of backups.</summary>
    public static BackupKey Begin(string folder, string passphrase)
    {
        Directory.CreateDirectory(folder);
        var (salt, key) = (RandomNumberGenerator.GetBytes(KeyBytes), RandomNumberGenerator.GetBytes(KeyBytes));
        var head = new Head(Format, "pbkdf2-hmac-sha512", Rounds, salt, Box.Lock(Derive(passphrase, salt, Rounds), key));
        WholeFile.Write(Path.Combine(folder, File), JsonSerializer.SerializeToUtf8Bytes(head));
        return new(key);
    }

    /// <returns>Null where the passphrase does not fit.</returns>
    /// <exception cref="InvalidDataException">The head of the folder cannot be read.</exception>
    public static BackupKey? Open(string folder, string passphrase)
    {
        try
        {
            var head = JsonSerializer.Deserialize<Head>(System.IO.File.ReadAllBytes(Path.Combine(folder, File)));
            if (head is not { Format: Format, Rounds: > 0 and <= 100_000_000 }) throw new InvalidDataException(
                $"{File} is of another format.");
            return Box.Open(Derive(passphrase, head.Salt, head.Rounds), head.Key) is { } key ? new(key) : null;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{File} cannot be read: {broken.Message}", broken);
        }
    }

    public byte[] Lock(byte[] content) => Box.Lock(locking, content);

    public byte[]? Unlock(byte[] box) => Box.Open(locking, box);

    /// <summary>The name of a piece: says nothing about it to whoever has no key, and is the same for the same bytes.</summary>
    public string NameOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(naming, content));

    private static byte[] Derive(string passphrase, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, rounds, HashAlgorithmName.SHA512, KeyBytes);

    private sealed record Head(string Format, string Kdf, int Rounds, byte[] Salt, byte[] Key);
}
