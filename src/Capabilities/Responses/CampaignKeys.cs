using System.Security.Cryptography;
using Wegmarke.Storage;

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
            return known[campaign] = KeyFile.ReadOrMake(PathOf(campaign), () => RandomNumberGenerator.GetBytes(32));
        }
    }

    /// <summary>Forgets keys that another process destroyed: what is gone from the disk stays in no memory.</summary>
    public void ForgetDestroyed()
    {
        lock (door)
        {
            foreach (var campaign in known.Keys.Where(one => !Has(one)).ToList())
            {
                if (known.Remove(campaign, out var key)) CryptographicOperations.ZeroMemory(key);
            }
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

    private string PathOf(Guid campaign) => Path.Combine(folder, campaign.ToString("N") + ".key");
}
