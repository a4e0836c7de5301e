using System.Text;
using Wegmarke.Benchmarks;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>Sends a signed file to the trustee's instance.</summary>
internal static class SendToTrustee
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
        MaxResponseContentBufferSize = 4096,
    };

    /// <returns>Null when it was taken, else what is wrong in the reader's words.</returns>
    public static async Task<string?> Run(string trustee, SignedFile file, Language language, CancellationToken cancelled)
    {
        if (trustee.Length == 0)
        {
            return language.Say("Dieser Kreis nimmt Beiträge als Datei entgegen.", "This circle takes contributions as files.");
        }

        try
        {
            using var content = new StringContent(file.ToText(), Encoding.UTF8, "application/json");
            using var answer = await Client.PostAsync(new Uri(new Uri(trustee), CircleEndpoints.InstanceDoor), content, cancelled);
            if (answer.IsSuccessStatusCode) return null;
            var word = await answer.Content.ReadAsStringAsync(cancelled);
            return Enum.TryParse<Refusal>(word, out var why) && Enum.IsDefined(why) ? why.Text(language) : NotReached(language);
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            return NotReached(language);
        }
    }

    private static string NotReached(Language language) => language.Say("Der Server des Treuhänders war nicht zu erreichen.",
        "The trustee's server could not be reached.");
}
