namespace Wegmarke.Web;

/// <summary>A file that came with a form.</summary>
internal static class Upload
{
    /// <summary>Its bytes; of a file that is larger than allowed one byte more than that, which tells so without taking all of
    /// it.</summary>
    public static async Task<byte[]> Bytes(IFormFile file, int bytesMax)
    {
        await using var stream = file.OpenReadStream();
        var bytes = new byte[Math.Min(file.Length, bytesMax + 1L)];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
