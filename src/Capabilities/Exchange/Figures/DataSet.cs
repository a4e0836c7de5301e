using Wegmarke.Design;

namespace Wegmarke.Exchange.Figures;

/// <summary>Tables that leave together, with what stands in every file about them.</summary>
public abstract record DataSet(Language Language)
{
    /// <summary>Of what these data stem: checksum that names them for good.</summary>
    public abstract string Id { get; }

    public abstract string Title { get; }

    public abstract string Administration { get; }

    /// <summary>Name of the folder and the scripts that belong to them.</summary>
    public abstract IReadOnlyList<FigureTable> Tables { get; }

    /// <summary>What these data are and what they are not, in sentences for whoever opens a file without us.</summary>
    public abstract IReadOnlyList<string> About { get; }

    public abstract StudyWords Study { get; }
}

/// <summary>How a study is described in catalogues.</summary>
/// <param name="Day">On which the data were complete, as year-month-day.</param>
/// <param name="Unit">What a row stands for.</param>
/// <param name="Kind">What kind of data these are.</param>
/// <param name="Sampling">Who was asked, and who is in the data.</param>
/// <param name="Missing">What an empty field means.</param>
public sealed record StudyWords(
    int Version, string Day, string Unit, string Universe, string Kind, string Sampling, string Weight, string Confidentiality,
    string Conditions, string Missing);
