namespace Wegmarke.Statistics;

/// <summary>A number, or the reason why there is none.</summary>
public readonly record struct Finding
{
    private readonly double value;

    private Finding(double value, Absence? because)
    {
        this.value = value;
        Because = because;
    }

    /// <summary>The reason why there is no number; null when there is one.</summary>
    public Absence? Because { get; }

    public bool Exists => Because is null;

    /// <summary>The number. Asking for it where there is none is a programming error.</summary>
    public double Value => Because is null ? value : throw new InvalidOperationException($"There is no number: {Because.Key}.");

    public double? OrNull => Because is null ? value : null;

    public static implicit operator Finding(double value) => double.IsNaN(value)
        ? throw new ArgumentException("NaN is not a finding; name the absence.", nameof(value))
        : new(value, null);

    public static implicit operator Finding(Absence because) => new(default, because);

    public Finding Then(Func<double, Finding> next) => Because is null ? next(value) : this;

    public override string ToString() =>
        Because is null ? value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : Because.Key;
}
