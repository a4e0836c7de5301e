using System.Text;
using Wegmarke.Responses;

namespace Wegmarke.StandingSurveys;

/// <summary>One key for each administration, in a folder beside the databases and in no copy of them: what citizens wrote can be read in
/// the house until it is answered, and in no backup.</summary>
public sealed class WishKeys(string folder)
{
    public const string Folder = "wish-keys";

    private readonly CampaignKeys files = new(folder);

    public string Lock(Guid administration, string words) =>
        Convert.ToBase64String(Box.Lock(files.Of(administration), Encoding.UTF8.GetBytes(words)));

    /// <returns>Empty where nothing is stored, or where the key is not the one with which it was locked.</returns>
    public string Open(Guid administration, string locked)
    {
        if (locked.Length == 0) return "";
        var box = new byte[locked.Length];
        // What came in before words were locked stands there as it is.
        if (!Convert.TryFromBase64String(locked, box, out var length)) return locked;
        return Box.Open(files.Of(administration), box[..length]) is { } words ? Encoding.UTF8.GetString(words) : "";
    }
}
