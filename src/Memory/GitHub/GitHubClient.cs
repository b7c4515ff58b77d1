using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Memory.GitHub.Credentials;
using Memory.GitHub.Sending;

namespace Memory.GitHub;

/// <summary>Requests about one repository, in the name that counts there, with typed bodies and answers.</summary>
/// <exception cref="GitHubException">Of every request: it was not answered, or not with what was asked.</exception>
internal sealed class GitHubClient(GitHubSender sender, GitHubCredentials credentials)
{
    public bool IsConfigured => credentials.AreThere;

    public async Task<T> GetAsync<T>(string repo, FormattableString path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        Read(await AskAsync(repo, new(HttpMethod.Get, GitHubPath.Of(repo, path)), cancellation), type);

    /// <param name="address">Of the first page by <see cref="GitHubPath"/>, of the others as <see cref="GitHubPage{T}.Next"/> says.</param>
    public async Task<GitHubPage<T>> PageAsync<T>(string repo, Uri address, JsonTypeInfo<IReadOnlyList<T>> type, CancellationToken cancellation)
    {
        var answer = await AskAsync(repo, new(HttpMethod.Get, address), cancellation);
        return new(Read(answer, type), answer.Next, answer.Unchanged, LinkHeader.Pages(answer.Header("Link")));
    }

    /// <summary>Whether it may be asked for, whatever is in it.</summary>
    public Task ProbeAsync(string repo, FormattableString path, CancellationToken cancellation) =>
        AskAsync(repo, new(HttpMethod.Get, GitHubPath.Of(repo, path)), cancellation);

    /// <summary>All pages, up to a number of them.</summary>
    public async Task<IReadOnlyList<T>> AllAsync<T>(string repo, FormattableString path, int pagesMax, JsonTypeInfo<IReadOnlyList<T>> type, CancellationToken cancellation)
    {
        var all = new List<T>();
        var next = GitHubPath.Of(repo, path);
        for (var page = 0; next is not null && page < pagesMax; page++)
        {
            var answer = await PageAsync(repo, next, type, cancellation);
            all.AddRange(answer.Items);
            next = answer.Next;
        }
        return all;
    }

    /// <param name="repeatable">Doing it twice is as doing it once.</param>
    public async Task<TAnswer> SendAsync<TBody, TAnswer>(HttpMethod method, string repo, FormattableString path, TBody body, JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answerType, bool repeatable, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, bodyType);
        return Read(await AskAsync(repo, new(method, GitHubPath.Of(repo, path), bytes, repeatable), cancellation), answerType);
    }

    /// <returns>False: it was not there.</returns>
    public async Task<bool> DeleteAsync(string repo, FormattableString path, CancellationToken cancellation)
    {
        try
        {
            await AskAsync(repo, new(HttpMethod.Delete, GitHubPath.Of(repo, path)), cancellation);
            return true;
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            return false;
        }
    }

    internal static T Read<T>(GitHubAnswer answer, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw new GitHubException(GitHubFailure.Misunderstood, "GitHub gave an empty answer");
        }
        catch (JsonException e)
        {
            throw new GitHubException(GitHubFailure.Misunderstood, "what answers at Memory:GitHub:ApiUrl does not speak GitHub's language", cause: e);
        }
    }

    private async Task<GitHubAnswer> AskAsync(string repo, GitHubRequest request, CancellationToken cancellation)
    {
        var credential = await credentials.OfAsync(repo, cancellation);
        try
        {
            return await sender.SendAsync(request, credential, cancellation);
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Unknown && credentials.Forget(repo))
        {
            // Revoked before its time, or the app was installed anew.
            return await sender.SendAsync(request, await credentials.OfAsync(repo, cancellation), cancellation);
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.NotInstalled && credentials.Forget(repo))
        {
            // Suspended while its token was good: whoever lets us in again gives another.
            throw;
        }
    }
}
