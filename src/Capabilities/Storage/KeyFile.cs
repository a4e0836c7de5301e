namespace Wegmarke.Storage;

/// <summary>A secret in a file of its own, made when it is first needed and readable for the program only. Several processes may share the
/// folder: whichever comes first makes it, the others read what is there.</summary>
public static class KeyFile
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

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }
    }
}
