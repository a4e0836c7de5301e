using System.Runtime.CompilerServices;
using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Exchange;

/// <summary>A table of answers on disk for the length of a test, and the model that the tables of these tests are read with.</summary>
internal sealed class AnswerFile : IDisposable
{
    public static readonly MaturityModel Bfi = Load("bfi");
    public static readonly MaturityModel Bhr2000 = Load("bhr2000");

    private AnswerFile(string path) => Path = path;

    public string Path { get; }

    public static AnswerFile Of(byte[] bytes, string ending = ".csv")
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"answers-{Guid.NewGuid():N}{ending}");
        File.WriteAllBytes(path, bytes);
        return new(path);
    }

    public static AnswerFile Of(string text, Encoding? encoding = null) =>
        Of([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    public static string Folder(string model) => System.IO.Path.Combine(Root(), "tests", "Models", model);

    public static (AnswersRead? Read, Problem? Problem) Read(
        string path, MaturityModel model, ColumnMap? map = null, string? group = null, string? perspective = null, bool offScale = false) =>
        ReadAnswers.Run(path, model, new(map ?? ColumnMap.Empty, group, perspective, offScale, Language.German), null,
          CancellationToken.None);

    public static ColumnMap Map(string yaml)
    {
        using var file = Of(yaml);
        var (map, problems) = ReadColumnMap.Run(file.Path);
        return map ?? throw new InvalidOperationException(string.Join('\n', problems));
    }

    public void Dispose() => File.Delete(Path);

    private static MaturityModel Load(string key)
    {
        var (model, problems) = ReadModel.Run(System.IO.Path.Combine(Folder(key), "1.0"));
        return model ?? throw new InvalidOperationException(string.Join('\n', problems));
    }

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = System.IO.Path.GetDirectoryName(here)!;
        while (!File.Exists(System.IO.Path.Combine(folder, "Wegmarke.slnx"))) folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }
}
