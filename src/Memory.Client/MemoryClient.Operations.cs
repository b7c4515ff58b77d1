using System.Net.Http.Headers;

namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>
    /// The whole store, of one moment. The stream is read from the service as it is read here; dispose it. It is whole when it
    /// could be read to its end without an error.
    /// </summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<Stream> BackupAsync(CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Query("v1/backup").ToString());
        // The response is not disposed here: its stream is the caller's, and ends the connection.
        var response = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    /// <summary>Makes the store what a backup says, in one step. A file that is not whole changes nothing.</summary>
    /// <param name="backup">What <see cref="BackupAsync"/> gave.</param>
    /// <param name="replace">False: only a store that holds nothing but keys is restored into.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<RestoreReceipt> RestoreAsync(Stream backup, bool replace = false, CancellationToken cancellationToken = default)
    {
        var body = new StreamContent(backup) { Headers = { ContentType = new MediaTypeHeaderValue("application/gzip") } };
        return SendAsync(HttpMethod.Post, new Query("v1/restore").With("replace", replace ? "true" : null), body, MemoryJson.Default.RestoreReceipt, cancellationToken);
    }

    /// <summary>What an operator would look at, looked at.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<DoctorReport> GetDoctorReportAsync(CancellationToken cancellationToken = default) =>
        GetAsync(new Query("v1/doctor"), MemoryJson.Default.DoctorReport, cancellationToken);

    /// <summary>Puts lessons in order now: duplicates, confidences, proposals that nobody decided about.</summary>
    /// <param name="repo"><c>owner/name</c>; without it, everything that the key covers.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<TidyReport> TidyAsync(string? repo = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, new Query("v1/tidy").With("repo", repo), null, MemoryJson.Default.TidyReport, cancellationToken);
}
