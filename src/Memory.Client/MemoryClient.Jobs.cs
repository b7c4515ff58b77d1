using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Memory.Client;

public sealed partial class MemoryClient
{
    private const string DataField = "data:";

    /// <summary>Begins a replay; its result is a <see cref="ReplayReport"/>.</summary>
    /// <param name="request">A repository that the service knows, or comments, at most 50,000 and 25 MiB.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<JobStarted> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/replay"), request, MemoryJson.Default.ReplayRequest, MemoryJson.Default.JobStarted, cancellationToken);

    /// <summary>Begins a replay of comments as they stand in a file, fields unknown here included.</summary>
    /// <param name="repo">Only comments of this repository count; null where they are all of one.</param>
    /// <param name="comments">Objects in the shape of a <see cref="Comment"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<JobStarted> ReplayAsync(string? repo, IReadOnlyCollection<JsonElement> comments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comments);
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            if (repo is not null)
                json.WriteString("repo", repo);
            json.WriteStartArray("comments");
            foreach (var comment in comments)
                comment.WriteTo(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        var content = new ByteArrayContent(body.ToArray()) { Headers = { ContentType = new("application/json") } };
        return SendAsync(HttpMethod.Post, new Query("v1/replay"), content, MemoryJson.Default.JobStarted, cancellationToken);
    }

    /// <summary>Begins to read what was said in a repository on GitHub; its result is a <see cref="HarvestReport"/>. One that is under way is joined.</summary>
    /// <param name="repo"><c>owner/name</c>.</param>
    /// <param name="request">Since and until when, and how.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<JobStarted> HarvestAsync(string repo, HarvestRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(Query.OfRepository(repo, "harvest"), request, MemoryJson.Default.HarvestRequest, MemoryJson.Default.JobStarted, cancellationToken);

    /// <summary>Brings the pull request with a repository's lessons up to date; without a pull request and with a job, it is still under way.</summary>
    /// <param name="repo"><c>owner/name</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<PublishResult> PublishAsync(string repo, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, Query.OfRepository(repo, "publish"), null, MemoryJson.Default.PublishResult, cancellationToken);

    /// <summary>How a job is doing, and what it came to.</summary>
    /// <param name="id">Id of the job.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Job> GetJobAsync(string id, CancellationToken cancellationToken = default) =>
        GetAsync(Query.OfJob(id), MemoryJson.Default.Job, cancellationToken);

    /// <summary>The job each time it changes, without its result, until it is done or failed, or the service ends the stream.</summary>
    /// <param name="id">Id of the job.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<Job> WatchJobAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Query.OfJob(id, "/events").ToString());
        using var response = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await LineAsync(reader, cancellationToken) is { } line)
            if (line.StartsWith(DataField, StringComparison.Ordinal))
                yield return ReadEvent(line[DataField.Length..], (int)response.StatusCode);
    }

    /// <summary>Null at the end, also where the connection breaks: how the job is doing can be asked for.</summary>
    private static async Task<string?> LineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return null;
        }
    }

    private Job ReadEvent(string data, int status)
    {
        try
        {
            if (JsonSerializer.Deserialize(data, MemoryJson.Default.Job) is { } job)
                return job;
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw new MemoryException(MemoryError.Internal, $"What answers at {http.BaseAddress} does not speak as Memory does; is the address right?") { Status = status };
    }
}
