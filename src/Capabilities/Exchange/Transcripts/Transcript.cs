using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Transcripts;

/// <summary>An interview as text, kept exactly as it was imported; turns point into it.</summary>
/// <param name="Text">For text files the file's own text; for documents their paragraphs, one per line.</param>
public sealed record Transcript(string Format, string Encoding, string Text, IReadOnlyList<Turn> Turns, int Paragraphs, int Cues,
    int Tables, int Comments)
{
    public IReadOnlyList<string> Speakers => [.. Turns.Select(turn => turn.Speaker).Where(name => name.Length > 0)
        .Distinct(StringComparer.Ordinal)];

    public Contents Contents => new(Format, null, null)
    {
        Counts =
        [
            ("characters", Text.Length),
            ("words", Words(Text)),
            ("paragraphs", Paragraphs),
            ("turns", Turns.Count),
            ("speakers", Speakers.Count),
            ("cues", Cues),
            ("timestamps", Turns.Count(turn => turn.Begin is not null)),
            ("tables", Tables),
            ("comments", Comments),
        ],
        Lists = [("encoding", [Encoding]), ("speakers", [.. Speakers.Take(50)])],
    };

    private static int Words(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var letter in text)
        {
            var space = char.IsWhiteSpace(letter);
            if (!space && !inside) words++;
            inside = !space;
        }

        return words;
    }
}

/// <summary>What one person says until another speaks; indices into the transcript's text, end exclusive.</summary>
/// <param name="Speaker">Empty where the text does not say who speaks.</param>
public sealed record Turn(string Speaker, int Start, int End, TimeSpan? Begin);
