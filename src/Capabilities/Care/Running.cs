namespace Wegmarke.Care;

/// <summary>Says that the program runs over a data folder. Several may (nodes of one instance); whoever moves, erases or brings back a
/// house
/// needs the folder alone.</summary>
public sealed class Running : IDisposable
{
    private const string Name = "running";
    private readonly FileStream held;

    private Running(FileStream held) => this.held = held;

    public static Running? Hold(string folder) => Open(folder, FileAccess.Read, FileShare.Read);

    /// <returns>Null while the program runs.</returns>
    public static Running? HoldAlone(string folder) => Open(folder, FileAccess.ReadWrite, FileShare.None);

    public void Dispose() => held.Dispose();

    private static Running? Open(string folder, FileAccess access, FileShare share)
    {
        try
        {
            return new(new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, access, share));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
