namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>Says what became of a lesson that a session was given.</summary>
    /// <param name="outcome">Lesson and outcome are required, and the session unless the key may write.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What became of it over all sessions.</returns>
    public Task<LessonOutcomes> AddOutcomeAsync(OutcomeInput outcome, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/outcomes"), outcome, MemoryJson.Default.OutcomeInput, MemoryJson.Default.LessonOutcomes, cancellationToken);

    /// <summary>Approves a lesson in the words it has now; it is active then.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="note">A word for the history.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Lesson> ApproveLessonAsync(string id, string? note = null, CancellationToken cancellationToken = default) =>
        MoveAsync(id, "approve", note, cancellationToken);

    /// <summary>Rejects a proposed lesson.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="note">A word for the history.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Lesson> RejectLessonAsync(string id, string? note = null, CancellationToken cancellationToken = default) =>
        MoveAsync(id, "reject", note, cancellationToken);

    /// <summary>Takes a lesson out of use; it is served no more.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="note">A word for the history.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Lesson> RetireLessonAsync(string id, string? note = null, CancellationToken cancellationToken = default) =>
        MoveAsync(id, "retire", note, cancellationToken);

    /// <summary>Makes a rejected or retired lesson a proposal again.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="note">A word for the history.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Lesson> RestoreLessonAsync(string id, string? note = null, CancellationToken cancellationToken = default) =>
        MoveAsync(id, "restore", note, cancellationToken);

    /// <summary>The lessons as a file. The stream is read from the service as it is read here; dispose it.</summary>
    /// <param name="format">Its shape.</param>
    /// <param name="repo"><c>owner/name</c>; without it, all repositories of the key.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<Stream> ExportLessonsAsync(ExportFormat format = ExportFormat.Jsonl, string? repo = null, CancellationToken cancellationToken = default)
    {
        var query = new Query("v1/lessons/export").With("format", format == ExportFormat.Markdown ? "markdown" : "jsonl").With("repo", repo);
        using var request = new HttpRequestMessage(HttpMethod.Get, query.ToString());
        // The response is not disposed here: its stream is the caller's, and ends the connection.
        var response = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    /// <summary>
    /// Brings lessons in as they are, one JSON object a line, of any length; only <c>repo</c> and <c>rule</c> are required. The
    /// same repo, rule and scope again give the existing id.
    /// </summary>
    /// <param name="ndjson">The lines, UTF-8.</param>
    /// <param name="progress">Told after each chunk of at most 5 MiB or 1,000 lines.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>The answers of all chunks together; lines are numbered as in <paramref name="ndjson"/>, empty ones have no id.</returns>
    public async Task<LessonImportReceipt> ImportLessonsAsync(
        Stream ndjson, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var sum = new LessonsSum();
        await foreach (var chunk in new NdjsonChunks().ReadAsync(ndjson, cancellationToken))
        {
            var answer = chunk.Lines.Count == 0 ? null : await SendChunkAsync(() => SendAsync(
                HttpMethod.Post, new Query("v1/lessons/import"), NdjsonBody(chunk), MemoryJson.Default.LessonImportReceipt, cancellationToken),
                cancellationToken);
            sum.Add(chunk, answer);
            progress?.Report(new ImportProgress(chunk.BytesRead, chunk.LinesRead));
        }
        return sum.ToReceipt();
    }

    private Task<Lesson> MoveAsync(string id, string verb, string? note, CancellationToken cancellationToken) =>
        PostAsync(Query.OfLesson(id, "/" + verb), new LessonNote(note), MemoryJson.Default.LessonNote, MemoryJson.Default.Lesson, cancellationToken);
}
