using System.Security.Cryptography;

namespace Wegmarke.Responses;

/// <summary>Keys of running campaigns, one file each, outside every database and so outside every backup of one. Destroyed at
/// sealing.</summary>
public sealed class CampaignKeys(string folder)
{
    private readonly Dictionary<Guid, byte[]> known = [];
    private readonly Lock door = new();

    /// <summary>The key of a campaign; made when it is first needed.</summary>
    public byte[] Of(Guid campaign)
    {
        lock (door)
        {
            if (known.TryGetValue(campaign, out var key)) return key;
            Directory.CreateDirectory(folder);
            var file = PathOf(campaign);
            if (!File.Exists(file))
            {
                var fresh = file + ".new";
                using (var stream = new FileStream(fresh, Options()))
                {
                    stream.Write(RandomNumberGenerator.GetBytes(32));
                    stream.Flush(flushToDisk: true);
                }

                File.Move(fresh, file, overwrite: false);
            }

            return known[campaign] = File.ReadAllBytes(file);
        }
    }

    /// <summary>Whether the key lies on the disk.</summary>
    public bool Has(Guid campaign) => File.Exists(PathOf(campaign));

    public void Destroy(Guid campaign)
    {
        lock (door)
        {
            if (known.Remove(campaign, out var key)) CryptographicOperations.ZeroMemory(key);
            var file = PathOf(campaign);
            if (!File.Exists(file)) return;
            File.WriteAllBytes(file, new byte[32]);
            File.Delete(file);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private string PathOf(Guid campaign) => Path.Combine(folder, campaign.ToString("N") + ".key");
}
