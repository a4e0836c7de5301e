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
            var path = settings.PathOf(File);
            using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            if (!System.IO.File.Exists(path)) Write(path, pair.ExportPkcs8PrivateKeyPem());
            pair.ImportFromPem(System.IO.File.ReadAllText(path));
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

    private static void Write(string path, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(path + ".new", options))
        {
            stream.Write(Encoding.ASCII.GetBytes(pem));
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(path + ".new", path, overwrite: false);
    }
}
