using System.Collections.Concurrent;
using Wegmarke.MaturityModels;

namespace Wegmarke.Web;

/// <summary>The models that come with the program, each read once.</summary>
internal sealed class ModelShelf(IReadOnlyList<string> shelves)
{
    private readonly ConcurrentDictionary<string, MaturityModel> read = [];

    public IReadOnlyList<MaturityModel> All =>
      [.. FindModel.All(shelves).Select(one => one.Folder)
      .DistinctBy(folder => (Path.GetFileName(Path.GetDirectoryName(folder)), Path.GetFileName(folder))).Select(Load)];

    public MaturityModel? Find(string key, string version) => All.FirstOrDefault(model => model.Key == key && model.Version == version);

    public MaturityModel Newest(string key) => All.Last(model => model.Key == key);

    private MaturityModel Load(string folder) => read.GetOrAdd(folder, _ =>
    {
        var (model, problems) = ReadModel.Run(folder);
        return model ?? throw new InvalidDataException($"The model in {folder} cannot be read: {problems[0]}");
    });
}
