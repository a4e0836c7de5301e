using System.Security.Cryptography;
using System.Text;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>The key pair with which this instance signs what it gives to circles: ECDSA on P-256. The private key lies in one file beside
/// the databases, readable for the program only, and leaves the machine with nobody.</summary>
public sealed class InstanceKey(byte[] secret, string publicKey)
{
    public const string File = "circle-key.pem";

    private static readonly Lock Door = new();

    /// <summary>As SubjectPublicKeyInfo in Base64.</summary>
    public string Public => publicKey;

    /// <summary>The key of this instance; made when it is first needed.</summary>
    public static InstanceKey Of(StorageSettings settings)
    {
        lock (Door)
        {
            using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var pem = KeyFile.ReadOrMake(settings.PathOf(File), () => Encoding.ASCII.GetBytes(pair.ExportPkcs8PrivateKeyPem()));
            pair.ImportFromPem(Encoding.ASCII.GetString(pem));
            return new(pair.ExportPkcs8PrivateKey(), Convert.ToBase64String(pair.ExportSubjectPublicKeyInfo()));
        }
    }

    public string Sign(string text)
    {
        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(secret, out _);
        return Convert.ToBase64String(pair.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));
    }

    public static bool Verifies(string publicKey, string text, string signature)
    {
        try
        {
            using var pair = ECDsa.Create();
            pair.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return pair.KeySize == 256
                && pair.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromBase64String(signature), HashAlgorithmName.SHA256);
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
