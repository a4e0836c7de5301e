using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>The models that come with the program, each read once.</summary>
internal sealed class ModelShelf(IReadOnlyList<string> shelves)
{
    private readonly ConcurrentDictionary<string, MaturityModel> read = [];

    public IReadOnlyList<MaturityModel> All =>
      [.. FindModel.All(shelves).Select(one => one.Folder)
      .DistinctBy(folder => (Path.GetFileName(Path.GetDirectoryName(folder)), Path.GetFileName(folder))).Select(Load)];

    public MaturityModel? Find(string key, string version) => All.FirstOrDefault(model => model.Key == key && model.Version == version);

    /// <summary>The models that come with the program and those that were published here, by key and version.</summary>
    public async Task<IReadOnlyList<MaturityModel>> WithPublished(Database db)
    {
        var published = await db.Set<PublishedModel>().AsNoTracking().Select(one => new { one.Hash, one.Json }).ToListAsync();
        return [.. All.Concat(published.Select(one => new FrozenModel(one.Hash, one.Json).Thaw()))
            .OrderBy(model => model.Key, StringComparer.Ordinal)
            .ThenBy(model => Version.TryParse(model.Version, out var number) ? number : new Version(0, 0))];
    }

    public async Task<MaturityModel?> Find(Database db, string key, string version) =>
        Find(key, version) ?? (await WithPublished(db)).FirstOrDefault(model => model.Key == key && model.Version == version);

    /// <summary>The files of a version: from its folder, or from the draft it came out of.</summary>
    public async Task<ModelFiles> FilesOf(Database db, MaturityModel model)
    {
        if (await db.Set<PublishedModel>().AsNoTracking().FirstOrDefaultAsync(one => one.Hash == model.ContentHash) is { } published)
        {
            return ModelFiles.OfTexts((await DraftState.Find(db, published.DraftId))!.Files);
        }

        return ModelFiles.OfFolder(FindModel.All(shelves).First(one => one.Key == model.Key && one.Version == model.Version).Folder);
    }

    public MaturityModel Newest(string key) => All.Last(model => model.Key == key);

    private MaturityModel Load(string folder) => read.GetOrAdd(folder, _ =>
    {
        var (model, problems) = ReadModel.Run(folder);
        return model ?? throw new InvalidDataException($"The model in {folder} cannot be read: {problems[0]}");
    });
}
