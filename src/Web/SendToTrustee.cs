using System.Text;
using Wegmarke.Benchmarks;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>Speaks with the trustee's instance: hands it a signed file, or asks it for the result.</summary>
internal static class SendToTrustee
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
        MaxResponseContentBufferSize = CarriedResult.BytesMax,
    };

    /// <returns>Null when it was taken, else what is wrong in the reader's words.</returns>
    public static async Task<string?> Run(string trustee, SignedFile file, Language language, CancellationToken cancelled) =>
        (await Post(trustee, CircleEndpoints.InstanceDoor, file, language, cancelled)).Problem;

    /// <returns>The locked result, or what is wrong in the reader's words.</returns>
    public static Task<(string Answer, string? Problem)> Ask(string trustee, SignedFile wish, Language language,
        CancellationToken cancelled) => Post(trustee, CircleEndpoints.ResultDoor, wish, language, cancelled);

    private static async Task<(string Answer, string? Problem)> Post(string trustee, string door, SignedFile file, Language language,
        CancellationToken cancelled)
    {
        if (trustee.Length == 0)
        {
            return ("", language.Say("In diesem Kreis werden Dateien ausgetauscht.", "In this circle files are exchanged."));
        }

        try
        {
            using var content = new StringContent(file.ToText(), Encoding.UTF8, "application/json");
            using var answer = await Client.PostAsync(new Uri(new Uri(trustee), door), content, cancelled);
            var word = await answer.Content.ReadAsStringAsync(cancelled);
            return answer.IsSuccessStatusCode ? (word, null)
                : ("", Enum.TryParse<Refusal>(word, out var why) && Enum.IsDefined(why) ? why.Text(language) : NotReached(language));
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            return ("", NotReached(language));
        }
    }

    private static string NotReached(Language language) => language.Say("Der Server des Treuhänders war nicht zu erreichen.",
        "The trustee's server could not be reached.");
}
