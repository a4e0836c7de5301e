using System.Security.Cryptography;
using Wegmarke.Responses;

namespace Wegmarke.Benchmarks;

/// <summary>Complete sheets of 60 items into the answer store, each durable before it is acknowledged.</summary>
internal static class Ingestion
{
    private const int Items = 60;

    public static async Task<int> Run(string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-benchmark-").FullName;
        await using (var store = AnswerStore.Open(new(folder, null, postgres)))
        {
            var campaign = Guid.NewGuid();
            var codes = new byte[Items];
            for (var i = 0; i < Items; i++) codes[i] = (byte)(1 + i % 6);
            foreach (var workers in new[] { 16, 128 })
            {
                await Timing.Measure($"{(postgres is null ? "SQLite" : "PostgreSQL")}, {Items} items", workers, TimeSpan.FromSeconds(5),
                    _ => store.Submit(campaign, RandomNumberGenerator.GetBytes(16), new(0, -1, codes)));
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
