using System.Text;
using Wegmarke.Benchmarks;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>Speaks with the trustee's instance: hands it a signed file, asks it for the result, takes part in the exchange of
/// practice.</summary>
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

    /// <returns>What became of it and the offers as they are then, or what is wrong in the reader's words.</returns>
    public static async Task<(CarriedPractice? Answer, string? Problem)> Exchange(Membership membership, SignedFile wish,
        Language language, CancellationToken cancelled)
    {
        var (text, problem) = await Post(membership.TrusteeAddress, CircleEndpoints.PracticeDoor, wish, language, cancelled);
        if (problem is not null) return (null, problem);
        return CarriedPractice.Read(text, membership) is { } read ? (read, null) : (null, language.Say(
            "Die Antwort des Treuhänders ist nicht für Ihre Verwaltung bestimmt oder wurde unterwegs verändert.",
            "The trustee's answer is not meant for your administration, or it was changed on the way."));
    }

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
