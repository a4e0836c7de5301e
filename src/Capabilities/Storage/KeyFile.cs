using System.Runtime.InteropServices;

namespace Wegmarke.Storage;

/// <summary>A secret in a file of its own, made when it is first needed and readable for the program only. Several processes may share the
/// folder: whichever comes first makes it, the others read what is there.</summary>
public static partial class KeyFile
{
    public static byte[] ReadOrMake(string path, Func<byte[]> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (!File.Exists(path)) Make(path, make());
        return File.ReadAllBytes(path);
    }

    private static void Make(string path, byte[] content)
    {
        var fresh = $"{path}.{Guid.NewGuid():N}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        Publish(fresh, path);
    }

    /// <summary>Gives a file its name unless another process was first. The framework's move looks first and then renames, so that the
    /// second of two would replace what the first has begun to use.</summary>
    private static void Publish(string fresh, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) File.Move(fresh, path, overwrite: false);
            else if (Link(fresh, path) != 0 && !File.Exists(path)) throw new IOException($"{path} could not be made.");
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);
}
