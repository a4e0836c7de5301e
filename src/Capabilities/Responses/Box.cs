using System.Security.Cryptography;

namespace Wegmarke.Responses;

/// <summary>Bytes locked with AES-GCM: nonce, tag, ciphertext.</summary>
public static class Box
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Lock(byte[] key, byte[] content)
    {
        var box = new byte[NonceBytes + TagBytes + content.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), content, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes));
        return box;
    }

    /// <summary>The content, or null when the key does not fit.</summary>
    public static byte[]? Open(byte[] key, byte[] box)
    {
        if (box.Length < NonceBytes + TagBytes) return null;
        var content = new byte[box.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), content);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
