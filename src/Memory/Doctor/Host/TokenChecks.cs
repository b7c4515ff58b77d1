using Memory.Client;
using Memory.Connecting;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Storage;

namespace Memory.Doctor.Host;

/// <summary>What a token may do: GitHub lists it for no fine-grained one, so each thing that can be asked for without changing anything is asked for.</summary>
internal sealed class TokenChecks(GitHubClient client, GitHubRepositories repositories, GitHubCredentials credentials, GitHubSelf self, Database database, TimeProvider time)
{
    private const int RepositoriesMax = 5;

    /// <exception cref="GitHubException">GitHub was not there, or does not know the token.</exception>
    public async Task<DoctorCheck> LookAsync(bool publishes, CancellationToken cancellation)
    {
        // A token is the same for every repository.
        var holder = await self.HolderAsync(await credentials.OfAsync("", cancellation), cancellation);
        var seen = new List<TokenSight>();
        foreach (var (repo, isHosts) in await KnownAsync(cancellation))
            try
            {
                seen.Add(await SeeAsync(repo, holder.Login, publishes, cancellation));
            }
            catch (GitHubException e) when (e.Failure == GitHubFailure.Missing && isHosts == 0)
            {
                // Its comments were imported: it need not be on GitHub.
            }
        return TokenFinding.Of(holder, seen, Needs.Permissions(publishes), await RefusedAsync(cancellation), time.GetUtcNow());
    }

    private async Task<TokenSight> SeeAsync(string repo, string login, bool publishes, CancellationToken cancellation)
    {
        var itself = await repositories.GetAsync(repo, cancellation);
        var refused = new List<(string, string)>();
        // Of somebody who is surely a person: GitHub knows no permission of an organization.
        await TryAsync("metadata", $"collaborators/{login}/permission");
        await TryAsync("pull_requests", $"pulls/comments?per_page=1");
        await TryAsync("issues", $"issues/comments?per_page=1");
        if (publishes)
            await TryAsync("contents", $"git/ref/heads/{new GitHubPath.Verbatim(GitHubPath.File(itself.DefaultBranch ?? "main"))}");
        return new(repo, itself.Permissions?.Push, refused, itself.Private);

        async Task TryAsync(string permission, FormattableString path)
        {
            try
            {
                await client.ProbeAsync(repo, path, cancellation);
            }
            catch (GitHubException e) when (e.Failure is GitHubFailure.Forbidden)
            {
                refused.Add((permission, e.Message));
            }
            catch (GitHubException e) when (e.Failure is GitHubFailure.Missing or GitHubFailure.Clash)
            {
                // A repository without a commit: it says nothing of the token.
            }
        }
    }

    private Task<List<(string Repo, long IsHosts)>> KnownAsync(CancellationToken cancellation) => database.ReadAsync(s => s.QueryAsync<(string, long)>("""
        select repo, case when exists (select 1 from host_repositories h where h.repo = r.repo) or exists (select 1 from harvested_repositories v where v.repo = r.repo) then 1 else 0 end
        from repositories r order by first_seen_at desc, repo limit @RepositoriesMax
        """, new { RepositoriesMax }), cancellation);

    /// <summary>The last answer, where GitHub did not take it.</summary>
    private Task<(string? Repo, string? Problem)> RefusedAsync(CancellationToken cancellation) => database.ReadAsync(s => s.FirstAsync<(string?, string?)>("""
        select repo, problem from answers where created_at = (select max(created_at) from answers) and problem like '%answered 403%' limit 1
        """), cancellation);
}
