namespace Wegmarke.Exchange.Figures;

/// <summary>Released figures as a table for other programs. A cell is the number of a code, a text, a whole number or a number; it is
/// <see cref="Withheld.Protected"/> where the gate holds it back, and null where there is nothing to say.</summary>
/// <param name="Name">Name of its files, without ending.</param>
public sealed record FigureTable(
    string Name, string Label, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Stands for "protected" where a program has only numbers; declared as missing.</summary>
    public const int ProtectedCode = -98;
}

public enum Withheld
{
    Protected,
}

/// <param name="Name">Small ASCII letters, so that every program takes it.</param>
/// <param name="Codes">What a code stands for; empty unless the column holds codes.</param>
/// <param name="Decimals">Of a number.</param>
public sealed record FigureColumn(string Name, string Label, FigureKind Kind, IReadOnlyList<FigureCode> Codes, int Decimals)
{
    /// <summary>Whether the codes have an order, as levels and stages have.</summary>
    public bool Ordered { get; init; }

    /// <summary>Numbers of codes that say why there is no answer; at most three, as SPSS declares them.</summary>
    public IReadOnlyList<int> Missing { get; init; } = [];

    public static FigureColumn Code(string name, string label, IReadOnlyList<FigureCode> codes) => new(name, label, FigureKind.Code, codes,
        0);

    public static FigureColumn Text(string name, string label) => new(name, label, FigureKind.Text, [], 0);

    public static FigureColumn Whole(string name, string label) => new(name, label, FigureKind.Whole, [], 0);

    public static FigureColumn Number(string name, string label, int decimals = 2) => new(name, label, FigureKind.Number, [], decimals);

    /// <summary>The key behind the number of a code.</summary>
    public string KeyOf(int number) => Codes.First(code => code.Number == number).Key;
}

public enum FigureKind
{
    Code,
    Text,
    Whole,
    Number,
}

/// <param name="Number">In files that know numbers only.</param>
/// <param name="Key">In files that know words; permanent.</param>
/// <param name="Label">For people.</param>
public sealed record FigureCode(int Number, string Key, string Label);
