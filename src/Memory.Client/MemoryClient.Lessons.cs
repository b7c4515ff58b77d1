using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>One page of lessons.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Page<Lesson>> ListLessonsAsync(LessonQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new LessonQuery();
        return GetAsync(
            new Query("v1/lessons").With("repo", query.Repo).With("status", query.Status).With("path", query.Path)
                .With("q", query.Text).With("topic", query.Topic).With("doubtful", query.Doubtful ? "true" : null).With("cursor", query.Cursor).With("limit", query.Limit),
            MemoryJson.Default.PageLesson, cancellationToken);
    }

    /// <summary>All lessons, page after page.</summary>
    /// <param name="query">Which ones, and how many a page.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<Lesson> AllLessonsAsync(LessonQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var next = query ?? new LessonQuery(); ;)
        {
            var page = await ListLessonsAsync(next, cancellationToken);
            foreach (var lesson in page.Items)
                yield return lesson;
            // A service that gives the same cursor again would keep us here for ever.
            if (string.IsNullOrEmpty(page.Next) || page.Next == next.Cursor)
                yield break;
            next = next with { Cursor = page.Next };
        }
    }

    /// <summary>One lesson.</summary>
    /// <param name="id">Its id, e.g. <c>L482133</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<Lesson> GetLessonAsync(string id, CancellationToken cancellationToken = default) =>
        (await GetLessonVersionAsync(id, cancellationToken)).Lesson;

    /// <summary>One lesson with the mark of its version, to change it safely.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<LessonVersion> GetLessonVersionAsync(string id, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Query.OfLesson(id).ToString());
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return new LessonVersion(await ReadAsync(response, MemoryJson.Default.Lesson, cancellationToken), response.Headers.ETag?.ToString());
    }

    /// <summary>Adds a lesson: active with a <c>write</c> key, proposed with a <c>read</c> key.</summary>
    /// <param name="lesson">Repo and rule are required.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Lesson> AddLessonAsync(LessonInput lesson, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/lessons"), lesson, MemoryJson.Default.LessonInput, MemoryJson.Default.Lesson, cancellationToken);

    /// <summary>Changes the fields that are set; to empty a field, use the overload with a merge patch.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What is null stays.</param>
    /// <param name="ifMatch">The version that the change was made for: fails with <see cref="MemoryError.PreconditionFailed"/> when it is stale.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Lesson> ChangeLessonAsync(string id, LessonInput change, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, JsonBody(change, MemoryJson.Default.LessonInput, MergePatch), ifMatch, cancellationToken);

    /// <summary>Changes a lesson with an RFC 7386 merge patch: a null empties its field.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mergePatch">The fields to change.</param>
    /// <param name="ifMatch">The version that the change was made for.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Lesson> ChangeLessonAsync(string id, JsonObject mergePatch, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, JsonBody(mergePatch, MemoryJson.Default.JsonObject, MergePatch), ifMatch, cancellationToken);

    /// <summary>Erases a lesson's text and evidence.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task DeleteLessonAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, Query.OfLesson(id), cancellationToken);

    /// <summary>What happened to a lesson, oldest first.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<IReadOnlyList<LessonEvent>> GetLessonHistoryAsync(string id, CancellationToken cancellationToken = default) =>
        (await GetAsync(Query.OfLesson(id, "/history"), MemoryJson.Default.PageLessonEvent, cancellationToken)).Items;

    private const string MergePatch = "application/merge-patch+json";

    private async Task<Lesson> ChangeAsync(string id, HttpContent patch, string? ifMatch, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Query.OfLesson(id).ToString()) { Content = patch };
        if (ifMatch is not null && !request.Headers.TryAddWithoutValidation("If-Match", ifMatch))
            throw new MemoryException(MemoryError.Invalid, $"\"{ifMatch}\" is no version mark.");
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await ReadAsync(response, MemoryJson.Default.Lesson, cancellationToken);
    }
}
