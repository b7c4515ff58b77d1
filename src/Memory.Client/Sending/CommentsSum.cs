namespace Memory.Client;

/// <summary>The answers to the chunks of one import, added up.</summary>
internal sealed class CommentsSum
{
    private readonly List<RejectedLine> rejected = [];
    private readonly List<string> lessons = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private int accepted;
    private int duplicates;

    public void Add(NdjsonChunk chunk, CommentsReceipt? answer)
    {
        rejected.AddRange(chunk.TooLong.Select(LineTooLong));
        if (answer is null)
            return;
        accepted += answer.Accepted;
        duplicates += answer.Duplicates;
        rejected.AddRange(answer.Rejected.Select(r => r with { Line = chunk.LineOf(r.Line) }));
        lessons.AddRange(answer.Lessons.Where(known.Add));
    }

    public CommentsReceipt ToReceipt() => new(accepted, duplicates, [.. rejected.OrderBy(r => r.Line)], lessons);

    internal static RejectedLine LineTooLong(int line) =>
        new(line, $"longer than {NdjsonChunks.BytesMax / (1024 * 1024)} MiB: one comment or lesson a line");
}
