namespace Wegmarke.Exchange.Foreign;

/// <summary>Collects remarks while a file is read. Of each fate only the first are kept and the rest is counted, so that a broken file
/// cannot fill the memory with complaints.</summary>
public sealed class Remarks
{
    public const int KeptOfEachFate = 300;

    private readonly List<Remark> kept = [];
    private readonly int[] counts = new int[Enum.GetValues<Fate>().Length];

    public IReadOnlyList<Remark> Kept => kept;

    /// <summary>The format as soon as it is known, so that a refusal can name it.</summary>
    public string Format { get; private set; } = "unknown";

    public void Recognise(string format) => Format = format;

    public int Count(Fate fate) => counts[(int)fate];

    /// <summary>Remarks that were counted but not kept.</summary>
    public int Dropped => counts.Sum() - kept.Count;

    public void Add(Remark remark)
    {
        if (counts[(int)remark.Fate]++ < KeptOfEachFate) kept.Add(remark);
    }

    public void Taken(Place place, string german, string english) => Add(new(Fate.Taken, place, new(german, english), Wording.None));

    public void Note(Place place, string german, string english) => Add(new(Fate.Note, place, new(german, english), Wording.None));

    public void Changed(Place place, string german, string english, string germanRemedy, string englishRemedy) =>
        Add(new(Fate.Changed, place, new(german, english), new(germanRemedy, englishRemedy)));

    public void Lost(Place place, string german, string english, string germanRemedy, string englishRemedy) =>
        Add(new(Fate.Lost, place, new(german, english), new(germanRemedy, englishRemedy)));

    public void Error(Place place, string german, string english, string germanRemedy, string englishRemedy) =>
        Add(new(Fate.Error, place, new(german, english), new(germanRemedy, englishRemedy)));

    /// <summary>True while another remark of this fate would be kept; saves working out places that nobody will see.</summary>
    public bool Wants(Fate fate) => counts[(int)fate] < KeptOfEachFate;
}
