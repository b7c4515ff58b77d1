namespace Memory.Client;

public sealed partial class MemoryClient
{
    /// <summary>The lessons for what a session is about to do, within a budget.</summary>
    /// <param name="request">Repo is required.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<ContextPack> GetContextAsync(ContextRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/context"), request, MemoryJson.Default.ContextRequest, MemoryJson.Default.ContextPack, cancellationToken);

    /// <summary>Lessons by words, best first.</summary>
    /// <param name="query">What to search for.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        GetAsync(
            new Query("v1/search").With("repo", query.Repo).With("q", query.Text).With("path", query.Path).With("limit", query.Limit).With("session", query.Session),
            MemoryJson.Default.SearchResult, cancellationToken);

    /// <summary>Lessons by words, best first.</summary>
    /// <param name="text">The words.</param>
    /// <param name="repo"><c>owner/name</c>; without it, all repositories of the key.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<SearchResult> SearchAsync(string text, string? repo = null, CancellationToken cancellationToken = default) =>
        SearchAsync(new SearchQuery(text) { Repo = repo }, cancellationToken);

    /// <summary>Answers a question from what was said in review, with citations; <see cref="Answer.Found"/> is false when nothing is known.</summary>
    /// <param name="request">The question is required.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Answer> AskAsync(AskRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/ask"), request, MemoryJson.Default.AskRequest, MemoryJson.Default.Answer, cancellationToken);

    /// <summary>A first day's tour of a repository, as Markdown: what always holds, what matters by area, who knows, what changed lately.</summary>
    /// <param name="repo"><c>owner/name</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<string> GetOnboardingAsync(string repo, CancellationToken cancellationToken = default) =>
        GetTextAsync(Query.OfRepository(repo, "onboarding"), cancellationToken);

    /// <summary>Which lessons a diff breaks or touches, what is certain first.</summary>
    /// <param name="request">Repo and diff are required.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/check"), request, MemoryJson.Default.CheckRequest, MemoryJson.Default.CheckResult, cancellationToken);

    /// <summary>One published file as it would be now; empty when there is nothing to say.</summary>
    /// <param name="repo"><c>owner/name</c>.</param>
    /// <param name="file">Which of the files; CLAUDE.md without it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<string> GetClaudeMdAsync(string repo, string? file = null, CancellationToken cancellationToken = default) =>
        GetTextAsync(Query.OfRepository(repo, "claude-md").With("file", file), cancellationToken);

    /// <summary>Edits the given texts as a publication would; nothing is stored.</summary>
    /// <param name="request">Repo and files are required.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<RenderResult> RenderAsync(RenderRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(new Query("v1/render"), request, MemoryJson.Default.RenderRequest, MemoryJson.Default.RenderResult, cancellationToken);
}
