using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Wegmarke.Design;

/// <summary>A sentence with gaps and what goes into them, so that it can be looked up in another language before it is filled.</summary>
/// <remarks>An interpolated string given where a phrase is wanted becomes one; so does a plain one.</remarks>
[InterpolatedStringHandler]
public sealed class Phrase(int literalLength, int formattedCount)
{
    private readonly StringBuilder template = new(literalLength + 3 * formattedCount);
    private readonly List<string> filling = new(formattedCount);

    /// <summary>The sentence with {0}, {1} … for its gaps.</summary>
    public string Template => template.ToString();

    public static implicit operator Phrase(string text)
    {
        var phrase = new Phrase(text?.Length ?? 0, 0);
        phrase.AppendLiteral(text ?? "");
        return phrase;
    }

    public void AppendLiteral(string text) => template.Append(text);

    public void AppendFormatted<T>(T value, string? format = null)
    {
        template.Append('{').Append(filling.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
        filling.Add(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "");
    }

    public override string ToString() => Filled(Template);

    /// <summary>Another wording of the sentence with the same filling.</summary>
    public string Filled(string wording)
    {
        var text = new StringBuilder(wording);
        for (var gap = 0; gap < filling.Count; gap++)
        {
            text.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{gap}}}"), filling[gap]);
        }

        return text.ToString();
    }
}
