namespace Wegmarke.Exchange.Figures;

/// <summary>The JSON schema of the released document, for whoever reads it with a program.</summary>
public static class ReleaseSchema
{
    public static byte[] Bytes
    {
        get
        {
            using var stream = typeof(ReleaseSchema).Assembly.GetManifestResourceStream("release.schema.json")!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
