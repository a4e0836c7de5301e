namespace Wegmarke.Exchange;

/// <summary>Reads blocks side by side and puts them together in the order of the file: the result does not depend on the number of
/// threads.</summary>
internal sealed class BlockReading(ColumnPlan plan, TextShape shape, long bytesExpected, Action<long, long>? progress,
  CancellationToken cancel)
{
    /// <summary>Scores, groups and perspectives of a sheet need about so many bytes beside its answers.</summary>
    private const int BytesBesideAnswers = 40;

    private readonly List<AnswerBlock> blocks = [];

    public SharedNames GroupNames { get; } = new(ReadAnswers.GroupsMax);

    public SharedNames PerspectiveNames { get; } = new(1000);

    public int Rows => blocks.Sum(block => block.Rows);

    public long OffScale => blocks.Sum(block => block.OffScale);

    public (int Line, int Fields)? Ragged => blocks.Select(block => block.Ragged).FirstOrDefault(found => found is not null);

    public int? NullLine => blocks.Select(block => block.NullLine).FirstOrDefault(found => found is not null);

    public int? NoPerspectiveLine => blocks.Select(block => block.NoPerspectiveLine).FirstOrDefault(found => found is not null);

    public (int Line, PlannedColumn Column, string Text)? FirstOffScale =>
        blocks.Select(block => block.FirstOffScale).FirstOrDefault(found => found is not null);

    /// <returns>Null, or about how many rows the file has when they do not fit into memory.</returns>
    public long? Run(TextBlock first, TextBlocks more)
    {
        var running = new Queue<Task<AnswerBlock>>();
        long bytes = 0, rows = 0;
        for (var next = first; next is not null; next = more.Next())
        {
            cancel.ThrowIfCancellationRequested();
            bytes += next.Length;
            rows += next.Newlines;
            var mostRows = rows * (double)Math.Max(bytesExpected, bytes) / Math.Max(1, bytes);
            if (!Fits(mostRows)) return (long)mostRows;
            var text = next;
            running.Enqueue(Task.Run(() => AnswerBlock.Read(plan, text, shape, GroupNames, PerspectiveNames), cancel));
            if (running.Count > Environment.ProcessorCount && Collect(running)) return null;
            progress?.Invoke(bytes, bytesExpected);
        }

        while (running.Count > 0 && !Collect(running))
        {
        }

        return null;
    }

    public byte[][] Columns()
    {
        var rows = Rows;
        var columns = plan.Items.Select(_ => new byte[rows]).ToArray();
        Parallel.For(0, columns.Length, column =>
        {
            var at = 0;
            foreach (var block in blocks)
            {
                block.Codes[column].AsSpan(0, block.Rows).CopyTo(columns[column].AsSpan(at));
                at += block.Rows;
            }
        });
        return columns;
    }

    public int[] PerspectiveRows() => [.. blocks.SelectMany(block => block.Perspectives.Take(block.Rows))];

    /// <summary>Groups by name, numbers before words, so that the order does not depend on the order of the file.</summary>
    public (int[]? Rows, IReadOnlyList<string> Names) Groups()
    {
        if (!plan.HasGroups) return (null, []);
        var order = GroupNames.Names.Select((name, number) => (name, number))
            .OrderBy(one => double.TryParse(one.name, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value
              : double.MaxValue)
            .ThenBy(one => one.name, StringComparer.Ordinal).ToList();
        var places = new int[order.Count];
        for (var place = 0; place < order.Count; place++) places[order[place].number] = place;
        int[] rows = [.. blocks.SelectMany(block => block.Groups.Take(block.Rows)).Select(number => number < 0 ? -1 : places[number])];
        return (rows, [.. order.Select(one => one.name)]);
    }

    private bool Fits(double rows) =>
        rows < Array.MaxLength && rows * (2.0 * plan.Items.Count + BytesBesideAnswers) < 0.8 * GC.GetGCMemoryInfo()
          .TotalAvailableMemoryBytes;

    /// <returns>True where reading need not go on.</returns>
    private bool Collect(Queue<Task<AnswerBlock>> running)
    {
        var block = running.Dequeue().GetAwaiter().GetResult();
        blocks.Add(block);
        return block.Ragged is not null || block.NullLine is not null;
    }
}
