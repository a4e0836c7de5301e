using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Mixed load for a number of minutes, one line a minute. Started again on the same file it goes on with the next minute, on a new
/// instance of its own.</summary>
internal static class SoakRun
{
    /// <param name="perSecond">Sheets a second in the survey that stays open.</param>
    /// <param name="pace">How many times as often as usual all others do what they do.</param>
    /// <param name="towns">Small towns. The fewer there are, the more waves each of them has in the end, and every release is held
    /// against all before.</param>
    /// <returns>0 when every acknowledged sheet is there once and no request went wrong.</returns>
    public static async Task<int> Run(string program, string file, int minutes, int perSecond, int pace, int towns, string? postgres)
    {
        var before = SoakMinute.ReadAll(file);
        if (!File.Exists(file)) await File.WriteAllTextAsync(file, SoakMinute.Header + "\n");
        var place = new SoakPlace(program, postgres, "soak");
        var (start, first) = (before.Select(one => one.Start).DefaultIfEmpty().Max() + 1,
            before.Where(one => one.Engine == place.Engine).Select(one => one.Minute).DefaultIfEmpty().Max() + 1);
        using var house = await SoakHouse.Prepare(place, towns);
        house.Tally.Take();
        Console.WriteLine($"{place.Engine}: prepared with {house.Towns.Count} towns, on from minute {first}");
        using var stop = new CancellationTokenSource();
        var load = new MixedLoad(house, perSecond, pace).Run(stop.Token);
        using var tact = new PeriodicTimer(TimeSpan.FromMinutes(1));
        for (var minute = first; minute < first + minutes && !load.IsCompleted; minute++)
        {
            await tact.WaitForNextTickAsync(CancellationToken.None);
            var acknowledged = house.Surveys.Sum(survey => survey.Acknowledged.Count);
            var line = new SoakMinute(minute, place.Engine, start, house.Tally.Take(), await ServerState.Of(house), acknowledged,
                Found(place.Settings)).Line;
            await File.AppendAllTextAsync(file, line + "\n");
            Console.WriteLine(line);
        }

        await stop.CancelAsync();
        await load;
        return await End(house, [.. SoakMinute.ReadAll(file).Where(one => one.Start == start)]);
    }

    private static async Task<int> End(SoakHouse house, IReadOnlyList<SoakMinute> minutes)
    {
        house.Kill();
        var count = await house.Count();
        Console.WriteLine(count);
        foreach (var finding in house.Findings) Console.WriteLine("OTHER THAN IT SHOULD BE: " + finding);
        foreach (var (what, times) in house.Tally.Errors) Console.WriteLine($"{times} × {what}");
        Console.WriteLine(Slope.Table(minutes));
        var said = File.ReadAllLines(house.Place.Log).Where(line => line.Contains("fail:", StringComparison.Ordinal)
            || line.Contains("crit:", StringComparison.Ordinal)).GroupBy(line => line).ToList();
        foreach (var line in said) Console.WriteLine($"{line.Count()} × console: {line.Key}");
        var well = count is { Lost: 0, Doubled: 0 } && house.Findings.IsEmpty && !house.Tally.Errors.Any();
        Console.WriteLine(well ? "Nothing lost, nothing doubled, no error." : "Not everything was as it should be.");
        if (well) house.Place.Remove();
        else Console.WriteLine($"Kept: {house.Place.Settings.Folder}, {house.Place.Log}");
        return well ? 0 : 1;
    }

    /// <summary>Sheets in the store, running and sealed, read while the instance serves.</summary>
    private static int Found(StorageSettings settings)
    {
        using System.Data.Common.DbConnection connection = settings.PostgresAnswers is { } server ? new NpgsqlConnection(server)
            : new SqliteConnection($"Data Source={settings.PathOf("answers.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "select (select count(*) from field_sheet) + (select count(*) from sealed_sheet)";
        return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
