using System.Text;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>The dictionary of an SPSS file: everything but the cases.</summary>
/// <param name="Encoding">As the file names it; null where it names none and the code page is a guess.</param>
/// <param name="Cases">Cases that the header promises; null where it does not say.</param>
public sealed record SpssFile(
    string Format, string Product, string Created, string Label, string? Encoding, IReadOnlyList<SpssVariable> Variables, long? Cases,
        string? Weight,
    IReadOnlyList<string> Documents, IReadOnlyList<string> MultipleResponseSets)
{
    public Contents Contents(long cases) => new(Format, Product.Trim(), Label.Trim())
    {
        Counts =
        [
            ("variables", Variables.Count),
            ("cases", cases),
            ("numeric", Variables.Count(variable => variable.Width == 0)),
            ("strings", Variables.Count(variable => variable.Width > 0)),
            ("labelled", Variables.Count(variable => variable.Label.Length > 0)),
            ("valueLabels", Variables.Sum(variable => variable.ValueLabels.Count)),
            ("variablesWithValueLabels", Variables.Count(variable => variable.ValueLabels.Count > 0)),
            ("variablesWithMissingValues", Variables.Count(variable => variable.Missing.Any)),
            ("multipleResponseSets", MultipleResponseSets.Count),
            ("documents", Documents.Count),
        ],
        Lists = [("encoding", [Encoding ?? "unknown"]), ("created", [Created.Trim()]), ("weight", Weight is null ? [] : [Weight])],
        Kinds =
        [
            ("measures", Foreign.Contents.CountKinds(Variables.Select(variable => variable.Measure.ToString().ToLowerInvariant()))),
            ("formats", Foreign.Contents.CountKinds(Variables.Select(variable => variable.Print.Name))),
        ],
    };
}

/// <param name="Width">0 for numbers, else bytes of the text.</param>
public sealed record SpssVariable(
    string Name, string ShortName, string Label, int Width, SpssFormat Print, Measure Measure,
        IReadOnlyList<SpssValueLabel> ValueLabels, MissingRule Missing,
    Place Place)
{
    public bool IsText => Width > 0;
}

/// <summary>A value of a variable: a number, or a text.</summary>
public sealed record SpssValueLabel(double Number, string? Text, string Label);

/// <summary>Which values count as missing by declaration: up to three, or a range and one value.</summary>
public sealed record MissingRule(IReadOnlyList<double> Numbers, double? Low, double? High, IReadOnlyList<string> Texts)
{
    public static readonly MissingRule None = new([], null, null, []);

    public bool Any => Numbers.Count > 0 || Low is not null || High is not null || Texts.Count > 0;

    public bool Covers(double value) => Numbers.Contains(value)
        || ((Low is not null || High is not null) && value >= (Low ?? double.MinValue) && value <= (High ?? double.MaxValue));
}

public enum Measure
{
    Unknown,
    Nominal,
    Ordinal,
    Scale,
}

public sealed record SpssFormat(int Type, int Width, int Decimals)
{
    private static readonly string[] Names =
    [
        "", "A", "AHEX", "COMMA", "DOLLAR", "F", "IB", "PIBHEX", "P", "PIB", "PK", "RB", "RBHEX", "", "", "Z", "N", "E", "", "", "DATE",
            "TIME", "DATETIME", "ADATE",
        "JDATE", "DTIME", "WKDAY", "MONTH", "MOYR", "QYR", "WKYR", "PCT", "DOT", "CCA", "CCB", "CCC", "CCD", "CCE", "EDATE", "SDATE",
            "MTIME", "YMDHMS",
    ];

    public static readonly SpssFormat Number = new(5, 8, 2);

    public string Name => Type > 0 && Type < Names.Length ? Names[Type] : "?";

    /// <summary>A moment counted in seconds since 1582-10-14.</summary>
    public bool IsDate => Name is "DATE" or "ADATE" or "EDATE" or "SDATE" or "JDATE" or "DATETIME" or "MOYR" or "QYR" or "WKYR" or "YMDHMS";

    public bool IsTime => Name is "TIME" or "DTIME" or "MTIME";

    public static SpssFormat Of(int packed) => new((packed >> 16) & 0xFF, (packed >> 8) & 0xFF, packed & 0xFF);

    public int Packed => (Type << 16) | (Width << 8) | Decimals;
}

/// <summary>One case in hand; valid until the next one is read.</summary>
public sealed class SpssCase
{
    private readonly Func<int, double?> number;
    private readonly Func<int, string> text;

    internal SpssCase(Func<int, double?> number, Func<int, string> text) => (this.number, this.text) = (number, text);

    /// <summary>Null where the value is system-missing.</summary>
    public double? Number(int variable) => number(variable);

    /// <summary>Without the blanks at its end.</summary>
    public string Text(int variable) => text(variable);
}

internal static class SpssEncoding
{
    static SpssEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding by its name in the file, or by code page number; null where neither is known here.</summary>
    public static Encoding? Of(string? name, int codePage)
    {
        if (name is { Length: > 0 })
        {
            try
            {
                return Encoding.GetEncoding(name.Trim());
            }
            catch (ArgumentException)
            {
                // Fall through to the number: some writers invent names.
            }
        }

        try
        {
            // 1 EBCDIC, 2 ASCII of 7 bits, 3 of 8 bits, 4 DEC Kanji; anything else is a Windows code page.
            return codePage is > 4 and < 65536 ? Encoding.GetEncoding(codePage) : null;
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    public static Encoding Guess => Encoding.GetEncoding(1252);
}
