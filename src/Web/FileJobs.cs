using System.Collections.Concurrent;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Web;

/// <summary>Files that take a while, made one after the other. Each is its owner's alone and kept until it was fetched, a day at most; it
/// lies in a temporary file that is gone when the program ends.</summary>
internal sealed class FileJobs(TimeProvider time) : IDisposable
{
    /// <summary>How many one person may have at once.</summary>
    public const int EachMost = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Once it was fetched, for whom the way broke off.</summary>
    private static readonly TimeSpan KeptAfter = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Guid, FileJob> jobs = [];
    private readonly SemaphoreSlim one = new(1);

    public IReadOnlyList<FileJob> Of(Guid owner, Guid administration)
    {
        Sweep();
        return [.. jobs.Values.Where(job => job.Owner == owner && job.Administration == administration).OrderBy(job => job.Since)];
    }

    /// <returns>Null: there is none of this person.</returns>
    public FileJob? Find(Guid owner, Guid administration, Guid id) =>
        Of(owner, administration).FirstOrDefault(job => job.Id == id);

    /// <summary>Begins to make a file, unless the same one is under way or ready already.</summary>
    /// <param name="key">What makes two files the same.</param>
    /// <param name="may">Asked whenever the file is fetched: a right that was withdrawn meanwhile opens nothing.</param>
    /// <param name="make">Writes the file; says why where that was not possible.</param>
    /// <returns>Null: this person has too many already.</returns>
    public FileJob? Begin(Guid owner, Guid administration, string key, string name, string contentType,
        Func<Visit, Task<bool>> may, Func<FileJob, Stream, Task<Sentence?>> make)
    {
        var own = Of(owner, administration);
        if (own.FirstOrDefault(job => job.Key == key && job.Problem is null) is { } same) return same;
        foreach (var failed in own.Where(job => job.Key == key)) Drop(failed);
        if (jobs.Values.Count(job => job.Owner == owner) >= EachMost) return null;
        var begun = new FileJob(Guid.NewGuid(), owner, administration, key, name, contentType, time.GetUtcNow()) { May = may };
        jobs[begun.Id] = begun;
        begun.Done = Task.Run(() => Make(begun, make));
        return begun;
    }

    /// <summary>Stops it where it is being made, and throws away what there is.</summary>
    public void Drop(FileJob job)
    {
        if (jobs.TryRemove(job.Id, out _)) job.Dispose();
    }

    public void Dispose()
    {
        foreach (var job in jobs.Values) Drop(job);
        one.Dispose();
    }

    private async Task Make(FileJob job, Func<FileJob, Stream, Task<Sentence?>> make)
    {
        var stop = job.Stop;
        try
        {
            await one.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(Path.Combine(Path.GetTempPath(), $"wegmarke-{job.Id:N}"), options);
            job.End(file, await make(job, file), time.GetUtcNow());
        }
        catch (OperationCanceledException)
        {
            job.Dispose();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            job.End(null, new("Für die Datei ist auf dem Server kein Platz. Bitte sagen Sie dem Betrieb Bescheid.",
                "There is no room for the file on the server. Please tell operation."), time.GetUtcNow());
        }
        catch
        {
            job.End(null, new("Beim Schreiben der Datei ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal und sagen Sie sonst dem Betrieb Bescheid.",
                "Something went wrong while the file was written. Please try again, or else tell operation."), time.GetUtcNow());
            throw;
        }
        finally
        {
            one.Release();
        }
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var job in jobs.Values.Where(job => job.Ended is { } ended && now - ended > Kept
            || job.Fetched is { } fetched && now - fetched > KeptAfter)) Drop(job);
    }
}

/// <summary>One file, and how far it is.</summary>
internal sealed class FileJob : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Lock guard = new();
    private FileStream? file;
    private bool dropped;
    private volatile WritingStep step = new(new("Die Datei wartet, bis eine andere fertig ist.",
        "The file waits until another one is finished."));

    public FileJob(Guid id, Guid owner, Guid administration, string key, string name, string contentType, DateTimeOffset since)
    {
        (Id, Owner, Administration, Key, Name, ContentType, Since) = (id, owner, administration, key, name, contentType, since);
        // Taken once: a source that was disposed gives none.
        Stop = stop.Token;
    }

    public Guid Id { get; }

    public Guid Owner { get; }

    public Guid Administration { get; }

    public string Key { get; }

    public string Name { get; }

    public string ContentType { get; }

    public DateTimeOffset Since { get; }

    /// <summary>Whether somebody may still have it.</summary>
    public required Func<Visit, Task<bool>> May { get; init; }

    public DateTimeOffset? Ended { get; private set; }

    public DateTimeOffset? Fetched { get; private set; }

    public Sentence? Problem { get; private set; }

    public CancellationToken Stop { get; }

    public Task Done { get; set; } = Task.CompletedTask;

    public void Tell(WritingStep told) => step = told;

    public FileInTheMaking Shown => new(Id, Administration, Name, Ended is null ? step : null, Problem, Length, Since);

    private long Length
    {
        get { lock (guard) return file?.Length ?? 0; }
    }

    public void End(FileStream? written, Sentence? problem, DateTimeOffset now)
    {
        lock (guard)
        {
            if (dropped || problem is not null) written?.Dispose();
            else
            {
                written!.Flush();
                file = written;
            }

            (Problem, Ended) = (problem, now);
        }
    }

    /// <summary>A view of the file that can be read beside others; null: it is not there.</summary>
    public Stream? Open(DateTimeOffset now)
    {
        lock (guard)
        {
            if (file is null || dropped) return null;
            Fetched = now;
            return new SharedReading(file);
        }
    }

    public void Dispose()
    {
        lock (guard)
        {
            if (dropped) return;
            dropped = true;
            stop.Cancel();
            stop.Dispose();
            file?.Dispose();
        }
    }
}

/// <summary>Reads a file that others read too, from a place of its own.</summary>
internal sealed class SharedReading(FileStream file) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => RandomAccess.GetLength(file.SafeFileHandle);

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(file.SafeFileHandle, buffer, Position);
        Position += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await RandomAccess.ReadAsync(file.SafeFileHandle, buffer, Position, cancellationToken);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => Position,
        SeekOrigin.End => Length,
        _ => 0,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
