using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>Reads SPSS portable files (.por): lines of 80 letters, numbers in base 30.</summary>
public static class ReadPor
{
    public const long BytesMax = 256L << 20;
    private const int VariablesMax = 100_000;

    public static bool Fits(ReadOnlySpan<byte> head) => head.Length > 464
        && (head[..Math.Min(400, head.Length)].IndexOf("SPSS PORT"u8) >= 0
        || head[..Math.Min(500, head.Length)].IndexOf("SPSSPORT"u8) >= 0);

    public static (SpssFile File, long Cases) Run(ForeignFile file, Remarks remarks, Func<SpssFile, Action<SpssCase>>? each)
    {
        var letters = new PorLetters(file.Bytes(BytesMax));
        var product = "";
        List<PorVariable> variables = [];
        List<string> documents = [];
        string created, weight = "";
        letters.Header();
        letters.Next(1);
        created = letters.Text();
        created += " " + letters.Text();
        while (true)
        {
            var tag = letters.Next(1)[0];
            switch (tag)
            {
                case '1': product = letters.Text(); break;
                case '2' or '3': letters.Text(); break;
                case '4' or '5': letters.Whole(); break;
                case '6': weight = letters.Text(); break;
                case '7': variables.Add(Variable(letters, variables.Count)); break;
                case '8' or '9' or 'A' or 'B': Missing(letters, Last(letters, variables), tag); break;
                case 'C': Last(letters, variables).Label = letters.Text(); break;
                case 'D': Labels(letters, variables); break;
                case 'E':
                    for (var line = Bounded(letters); line > 0; line--) documents.Add(letters.Text());
                    break;
                case 'F':
                    var found = new SpssFile("spss-por", product, created, "", null, [.. variables.Select(variable => variable.Done())], null, weight.Length > 0 ? weight : null,
                        documents, []);
                    JudgeVariables.Run(found, remarks);
                    return (found, Cases(letters, variables, each?.Invoke(found)));
                default: throw letters.Damaged($"die unbekannte Satzart „{tag}“", $"the unknown record \"{tag}\"");
            }
        }
    }

    private static PorVariable Variable(PorLetters letters, int count)
    {
        if (count >= VariablesMax) throw letters.Damaged("zu viele Variablen", "too many variables");
        var place = letters.Here;
        var width = letters.Whole();
        if (width is < 0 or > 32_767) throw letters.Damaged("eine unmögliche Breite", "an impossible width");
        var name = letters.Text();
        // SPSS 25 writes formats of dates and times with 82 added.
        var type = letters.Whole();
        var print = new SpssFormat(type > 82 ? type - 82 : type, letters.Whole(), letters.Whole());
        for (var write = 0; write < 3; write++) letters.Whole();
        return new(name, width, print, place);
    }

    private static PorVariable Last(PorLetters letters, List<PorVariable> variables) =>
        variables.Count > 0 ? variables[^1] : throw letters.Damaged("eine Angabe ohne Variable", "a statement without a variable");

    private static void Missing(PorLetters letters, PorVariable variable, char tag)
    {
        if (tag == '8' && variable.Width > 0) variable.MissingTexts.Add(letters.Text());
        else if (tag == '8') variable.MissingNumbers.Add(letters.Number() ?? 0);
        else if (tag == '9') variable.Range = (null, letters.Number());
        else if (tag == 'A') variable.Range = (letters.Number(), double.MaxValue);
        else variable.Range = (letters.Number(), letters.Number());
    }

    private static void Labels(PorLetters letters, List<PorVariable> variables)
    {
        var targets = new List<PorVariable>();
        for (var count = Bounded(letters); count > 0; count--)
        {
            var name = letters.Text();
            targets.Add(variables.Find(variable => variable.Name == name)
                ?? throw letters.Damaged($"die unbekannte Variable „{name}“", $"the unknown variable \"{name}\""));
        }

        var labels = new List<SpssValueLabel>();
        for (var count = Bounded(letters); count > 0; count--)
        {
            if (targets.Count > 0 && targets[0].Width > 0)
            {
                var value = letters.Text();
                labels.Add(new(0, value.TrimEnd(), letters.Text()));
            }
            else
            {
                var value = letters.Number();
                labels.Add(new(value ?? 0, null, letters.Text()));
            }
        }

        foreach (var target in targets) target.Labels.AddRange(labels);
    }

    private static int Bounded(PorLetters letters) =>
        letters.Whole() is >= 0 and <= VariablesMax and var count ? count
            : throw letters.Damaged("eine unmögliche Anzahl", "an impossible count");

    private static long Cases(PorLetters letters, List<PorVariable> variables, Action<SpssCase>? take)
    {
        var numbers = new double?[variables.Count];
        var texts = new string[variables.Count];
        var one = new SpssCase(at => numbers[at], at => texts[at]);
        long cases = 0;
        while (variables.Count > 0 && !letters.AtEnd)
        {
            for (var at = 0; at < variables.Count; at++)
            {
                if (variables[at].Width > 0) texts[at] = letters.Text().TrimEnd();
                else numbers[at] = letters.Number();
            }

            cases++;
            take?.Invoke(one);
        }

        return cases;
    }

    private sealed class PorVariable(string name, int width, SpssFormat print, Place place)
    {
        public string Name => name;

        public int Width => width;

        public string Label = "";

        public List<double> MissingNumbers { get; } = [];

        public List<string> MissingTexts { get; } = [];

        public (double? Low, double? High) Range;

        public List<SpssValueLabel> Labels { get; } = [];

        public SpssVariable Done() => new(name, name, Label, width, print, Measure.Unknown, Labels,
            new(MissingNumbers, Range.Low, Range.High, MissingTexts), place);
    }
}

/// <summary>The letters of a portable file in the portable alphabet; numbers in base 30 end with a slash.</summary>
internal sealed class PorLetters
{
    private const string Alphabet =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+|&[]!$*);^-/|,%_>?`:#@'=\"";

    private const int LineLetters = 80;
    private const int TextLettersMax = 32_767;

    private readonly byte[] letters;
    private readonly char[] meaning = new char[256];
    private int at;

    public PorLetters(byte[] raw)
    {
        var all = new MemoryStream(raw.Length);
        var line = 0;
        for (var place = 0; place < raw.Length; place++)
        {
            if (raw[place] is (byte)'\r' or (byte)'\n')
            {
                if (raw[place] == '\r' && place + 1 < raw.Length && raw[place + 1] == '\n') place++;
                for (; line is > 0 and < LineLetters; line++) all.WriteByte((byte)' ');
                line = 0;
                continue;
            }

            all.WriteByte(raw[place]);
            line = line + 1 == LineLetters ? 0 : line + 1;
        }

        letters = all.ToArray();
        var latin = SpssEncoding.Guess;
        for (var letter = 0; letter < 256; letter++) meaning[letter] = latin.GetChars([(byte)letter])[0];
    }

    /// <summary>True where only padding (Z) follows.</summary>
    public bool AtEnd => at >= letters.Length || meaning[letters[at]] == 'Z';

    public Place Here => Place.At($"Zeichen {at + 1}");

    /// <summary>Five names, the table that says how the alphabet is written here, and the signature.</summary>
    public void Header()
    {
        Skip(200);
        var table = letters.AsSpan(at, Math.Min(256, letters.Length - at)).ToArray();
        Skip(256);
        var zero = table.Length > 64 ? table[64] : (byte)'0';
        if (zero != '0' || (at + 8 <= letters.Length && !letters.AsSpan(at, 8).SequenceEqual("SPSSPORT"u8)))
        {
            for (var place = 0; place < Alphabet.Length && 64 + place < table.Length; place++)
            {
                // Letters that the writing machine did not have are filled with its zero.
                if (place == 0 || table[64 + place] != zero) meaning[table[64 + place]] = Alphabet[place];
            }
        }

        if (Next(8) != "SPSSPORT") throw Damaged("keine Kennung SPSSPORT", "no signature SPSSPORT");
    }

    public string Next(int count)
    {
        if (at + count > letters.Length) throw Damaged("das Ende der Datei", "the end of the file");
        var text = new StringBuilder(count);
        for (var place = 0; place < count; place++) text.Append(meaning[letters[at++]]);
        return text.ToString();
    }

    public string Text()
    {
        var length = Whole();
        return length is >= 0 and <= TextLettersMax ? Next(length) : throw Damaged("eine unmögliche Länge", "an impossible length");
    }

    public int Whole() => Number() is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
        ? (int)number : throw Damaged("keine ganze Zahl", "no whole number");

    /// <summary>Null is system-missing (*.).</summary>
    public double? Number()
    {
        while (at < letters.Length && meaning[letters[at]] == ' ') at++;
        var letter = Next(1)[0];
        if (letter == '*')
        {
            Next(1);
            return null;
        }

        var negative = letter == '-';
        if (negative) letter = Next(1)[0];
        double value = 0;
        int exponent = 0, digits = 0;
        var fraction = false;
        while (letter is not ('/' or '+' or '-'))
        {
            if (letter == '.' && !fraction) fraction = true;
            else
            {
                value = value * 30 + Digit(letter);
                if (++digits > 400) throw Damaged("eine zu lange Zahl", "a number that is too long");
                if (fraction) exponent--;
            }

            letter = Next(1)[0];
        }

        if (letter != '/') exponent += Exponent(letter == '-');
        // Dividing keeps tenths exact where multiplying by a negative power would not.
        var scaled = exponent < 0 ? value / Math.Pow(30, -exponent) : value * Math.Pow(30, exponent);
        return !double.IsFinite(scaled) ? null : negative ? -scaled : scaled;
    }

    public RefusedException Damaged(string german, string english) =>
        RefusedException.Of(Here, $"Hier steht {german}; die Datei ist beschädigt.",
        $"Here stands {english}; the file is damaged.", "Speichern Sie die Datei in SPSS oder PSPP neu.",
            "Save the file again in SPSS or PSPP.");

    private int Exponent(bool negative)
    {
        var value = 0;
        for (var letter = Next(1)[0]; letter != '/'; letter = Next(1)[0]) value = Math.Min(value * 30 + Digit(letter), 100_000);
        return negative ? -value : value;
    }

    private int Digit(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'A' and <= 'T' => letter - 'A' + 10,
        _ => throw Damaged(string.Create(CultureInfo.InvariantCulture, $"keine Ziffer („{letter}“)"),
            string.Create(CultureInfo.InvariantCulture, $"no digit (\"{letter}\")")),
    };

    private void Skip(int count) => Next(count);
}
