namespace Memory.Client;

/// <summary>The answers to the chunks of one import of lessons, added up.</summary>
internal sealed class LessonsSum
{
    private readonly List<RejectedLine> rejected = [];
    private readonly List<(int Line, string? Id)> ids = [];
    private int accepted;

    public void Add(NdjsonChunk chunk, LessonImportReceipt? answer)
    {
        foreach (var line in chunk.TooLong)
        {
            ids.Add((line, null));
            rejected.Add(CommentsSum.LineTooLong(line));
        }
        if (answer is null)
            return;
        accepted += answer.Accepted;
        ids.AddRange(answer.Ids.Select((id, at) => (chunk.LineOf(at + 1), id)));
        rejected.AddRange(answer.Rejected.Select(r => r with { Line = chunk.LineOf(r.Line) }));
    }

    public LessonImportReceipt ToReceipt() =>
        new(accepted, [.. ids.OrderBy(i => i.Line).Select(i => i.Id)], [.. rejected.OrderBy(r => r.Line)]);
}
