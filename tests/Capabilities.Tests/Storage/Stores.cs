using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>The stores of one test, empty, on one of the engines.</summary>
public sealed class Stores : IAsyncDisposable
{
    private const string HouseFile = "wegmarke.db";
    private static readonly Lazy<Task<byte[]>> Pattern = new(MakePattern);

    private Stores(StorageSettings settings) => (Settings, Answers, Invitations) = (settings, AnswerStore.Open(settings),
        InvitationStore.Open(settings));

    public StorageSettings Settings { get; }

    public AnswerStore Answers { get; private set; }

    public InvitationStore Invitations { get; private set; }

    public static async Task<Stores> Open(string engine, PostgresServer postgres)
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-stores-").FullName;
        if (engine == "PostgreSQL") return new(new(folder, postgres.NewHouse(), postgres.NewAnswers()));
        var settings = new StorageSettings(folder);
        File.WriteAllBytes(settings.PathOf(HouseFile), await Pattern.Value);
        return new(settings);
    }

    /// <summary>The stores of a place that was filled before.</summary>
    internal static Stores Over(StorageSettings settings) => new(settings);

    /// <summary>A house file in which all migrations ran once; every test gets a copy.</summary>
    private static async Task<byte[]> MakePattern()
    {
        var settings = new StorageSettings(Directory.CreateTempSubdirectory("wegmarke-pattern-").FullName);
        await using (var db = Database.Open(settings)) await BringUpToDate.Run(db);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(settings.PathOf(HouseFile));
        Directory.Delete(settings.Folder, recursive: true);
        return bytes;
    }

    public Database House() => Database.Open(Settings);

    /// <summary>As after a stop of the process.</summary>
    public async Task Reopen()
    {
        await Answers.DisposeAsync();
        await Invitations.DisposeAsync();
        Answers = AnswerStore.Open(Settings);
        Invitations = InvitationStore.Open(Settings);
    }

    /// <summary>Whether any file of these stores holds these bytes, also where nothing points to them.</summary>
    public bool Hold(byte[] bytes) => Directory.EnumerateFiles(Settings.Folder, "*", SearchOption.AllDirectories)
        .Any(file => Read(file).AsSpan().IndexOf(bytes) >= 0);

    private static byte[] Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
        catch (FileNotFoundException)
        {
            // A log that the database has put away meanwhile.
            return [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Answers.DisposeAsync();
        await Invitations.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Folder, recursive: true);
    }
}
