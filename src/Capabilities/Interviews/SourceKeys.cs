using Wegmarke.Responses;

namespace Wegmarke.Interviews;

/// <summary>Keys of texts as they were spoken, one per source, and of the tables of names, one per administration: files outside every
/// database and every backup of one. What they lock is gone with them.</summary>
public sealed class SourceKeys(string folder)
{
    public const string Folder = "interview-keys";

    private readonly CampaignKeys files = new(folder);

    public byte[] Of(Guid owner) => files.Of(owner);

    public bool Has(Guid owner) => files.Has(owner);

    public void Destroy(Guid owner) => files.Destroy(owner);

    public void ForgetDestroyed() => files.ForgetDestroyed();
}
