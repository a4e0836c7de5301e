using Wegmarke.Benchmarks;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Attacker;

/// <summary>Contributions of invented towns whose values are known.</summary>
public static class InventedCircle
{
    public static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Root(), "models/zukunftsfaehigkeit/1.0")).Model!;

    private static readonly string[] Perspectives = ["staff", "leaders"];

    /// <param name="levels">Value of each town in each area, by perspective (staff, leaders).</param>
    public static Contribution Town(int number, Func<string, int, double> levels, int staff = 400, int wave = 1, string land = "NI",
        string type = "municipality") => new(Contribution.CurrentSchema, Guid.Empty, MemberOf(number), 1, "2026-01-01T00:00:00Z",
            $"Stadt {number}", land, type, PeerGroups.SizeOf(staff), staff, staff / 10, Model.Key, Model.Version, Model.ContentHash, wave,
            "2025-12-01", "", "Amt", "2025-12-01", [.. Model.Areas.Select(area => AreaOf(area.Key, levels))], []);

    public static Guid MemberOf(int number) => new(number, 0, 0, new byte[8]);

    public static CircleEntry Entry(Contribution now, Contribution? before = null) => new(now, CircleText.HashOf(now.ToJson()), before,
        before is null ? null : CircleText.HashOf(before.ToJson()));

    public static CircleResult Release(IEnumerable<CircleEntry> entries, CircleResult? before = null,
        IReadOnlyList<(string Name, IReadOnlySet<Guid> Members)>? picked = null) => ComposeCircle.Run(new("Kreis",
            before is null ? 1 : before.Document.Number + 1, "2026-02-01", Model, Model.ContentHash, [.. entries], picked ?? [],
            before?.Sets ?? KnownSets.None, before?.Hash));

    /// <summary>Towns whose values are drawn: one level for the town, one part for each area.</summary>
    public static List<Contribution> Draw(int towns, long seed, double common = 0.3, Func<int, string>? land = null)
    {
        var chance = new Resample(seed, 1);
        var found = new List<Contribution>();
        for (var town = 0; town < towns; town++)
        {
            var level = 3.5 + common * chance.Gaussian();
            var values = new Dictionary<(string, int), double>();
            foreach (var area in Model.Areas)
            {
                var own = level + 0.3 * chance.Gaussian();
                values[(area.Key, 0)] = Rounded(own);
                values[(area.Key, 1)] = Rounded(own + 0.1 * chance.Gaussian());
            }

            found.Add(Town(town, (area, perspective) => values[(area, perspective)], 100 + (int)(2000 * chance.Uniform()),
                land: land?.Invoke(town) ?? "NI"));
        }

        return found;
    }

    private static double Rounded(double value) => Math.Round(Math.Clamp(value, 1.2, 5.8), 2);

    private static ContributedArea AreaOf(string key, Func<string, int, double> levels)
    {
        List<ContributedPerspective> parts = [.. Perspectives.Select((perspective, at) =>
        {
            var items = Model.ItemsOf(key, perspective).ToList();
            return new ContributedPerspective(perspective, new(at == 0 ? 90 : 10, levels(key, at), 0.8), [.. items.Select(one => one.Key)],
                1.2, [.. items.Where(one => one.Anchor).Select(one => new ContributedAnchor(one.Key, levels(key, at) - 0.2, 1.2))]);
        })];
        return new(key, new(100, Math.Round(parts.Sum(one => one.Figure.N * one.Figure.Mean) / 100, 2), 0.8), parts);
    }

    /// <summary>Towns for success factors: what is planted, and what only the same people say together.</summary>
    /// <param name="cause">Key of the area that moves the outcome.</param>
    /// <param name="causes">How much, in standard deviations.</param>
    /// <param name="halo">How much all that one group of people says moves together.</param>
    public static List<Contribution> DrawFactors(int towns, long seed, string cause, string outcome, double causes, double halo)
    {
        var chance = new Resample(seed, 9);
        var found = new List<Contribution>();
        for (var town = 0; town < towns; town++)
        {
            var truth = Model.Areas.ToDictionary(area => area.Key, _ => chance.Gaussian());
            truth[outcome] = (truth[outcome] + causes * truth[cause]) / Math.Sqrt(1 + causes * causes);
            double[] moods = [halo * chance.Gaussian(), halo * chance.Gaussian()];
            var noise = Model.Areas.ToDictionary(area => area.Key, _ => new[] { chance.Gaussian(), chance.Gaussian() });
            found.Add(Town(town, (area, perspective) => Math.Round(Math.Clamp(3.5 + 0.3 * (truth[area] * (halo > 0 ? 0.4 : 1)
                + moods[perspective] + 0.2 * noise[area][perspective]), 1, 6), 2), 100 + (int)(2000 * chance.Uniform())));
        }

        return found;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "models/zukunftsfaehigkeit")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The models are not above the program.");
        }

        return folder.FullName;
    }
}
