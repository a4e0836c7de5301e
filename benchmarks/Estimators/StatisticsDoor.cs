namespace Wegmarke.Benchmarks.Estimators;

/// <summary>Arguments of <c>benchmark statistics</c>.</summary>
internal static class StatisticsDoor
{
    public const string Usage = "statistics [--only PART-OF-A-NAME] [--without-r] [--without-growth] [--out FILE] | statistics list";

    public static int Run(string[] options)
    {
        if (options is ["list"])
        {
            foreach (var workload in Workloads.All)
            {
                Console.WriteLine($"{workload.Name,-22} {workload.Size,-36} {string.Join("; ", workload.Peers.Select(peer => peer.What))}");
            }

            return 0;
        }

        string? only = null, file = null;
        bool withR = true, withGrowth = true;
        for (var at = 0; at < options.Length; at++)
        {
            switch (options[at])
            {
                case "--only" when at + 1 < options.Length: only = options[++at]; break;
                case "--out" when at + 1 < options.Length: file = options[++at]; break;
                case "--without-r": withR = false; break;
                case "--without-growth": withGrowth = false; break;
                default:
                    Console.Error.WriteLine($"{options[at]}: Not an option here. {Usage}");
                    return 2;
            }
        }

        using var written = file is null ? null : new StreamWriter(file);
        using var output = new Both(Console.Out, written);
        var code = CompareWithR.Run(only, withR, output);
        if (code == 2 || !withGrowth || only is not null) return code;
        Growth.Run(output);
        MachineLimits.Run(output);
        return code;
    }

    /// <summary>Our side of one workload, in this process: one line.</summary>
    public static int RunOne(string name, string folder)
    {
        var workload = Workloads.All.Single(one => one.Name == name);
        Console.WriteLine(Measurement.Of(workload.Ours(new(folder))).Line());
        return 0;
    }

    /// <summary>Says everything on the screen and, when wanted, in a file.</summary>
    private sealed class Both(TextWriter screen, TextWriter? file) : TextWriter
    {
        public override System.Text.Encoding Encoding => screen.Encoding;

        public override void Write(char value)
        {
            screen.Write(value);
            file?.Write(value);
        }

        public override void Flush()
        {
            screen.Flush();
            file?.Flush();
        }
    }
}
