using System.Collections.Concurrent;
using Memory.Comments;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Storage;

namespace Memory.Intake.Confirming;

/// <summary>
/// Asks GitHub whether those who could teach in a thread may write to its repository. A yes counts for all that somebody says
/// there for some minutes, and for good for the words that it was asked for; a no for a minute, as somebody may be mending it. Once it does not answer, it is not asked for a while:
/// whoever waits for it holds the inbox.
/// </summary>
internal sealed class AccessConfirmer(Database database, GitHubClient client, GitHubRepositories repositories, GitHubIdentity identity, TimeProvider time)
{
    private static readonly TimeSpan YesCountsFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan NoCountsFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(30);
    private const int KnownMax = 50_000;
    /// <summary>A thread with more people is read without the rest of them: nobody of them teaches.</summary>
    private const int PeopleMax = 20;

    private readonly ConcurrentDictionary<(string Repo, string Login), (string Permission, DateTimeOffset Until)> known = new();
    private volatile Silence? silence;
    private volatile GivenIdentity askedAs = identity.Current;

    private sealed record Silence(DateTimeOffset Until, string Message);

    /// <summary>What GitHub says of the comments of threads that their verdicts depend on, in the order of the threads.</summary>
    public async Task<IReadOnlyList<ConfirmedAccess>> OfAllAsync(IReadOnlyList<(CommentThread Thread, IntakeOptions Options)> threads, CancellationToken cancellation)
    {
        var all = new List<ConfirmedAccess>();
        foreach (var (thread, options) in threads)
            all.Add(await OfAsync(thread, options, cancellation));
        return all;
    }

    private async Task<ConfirmedAccess> OfAsync(CommentThread thread, IntakeOptions options, CancellationToken cancellation)
    {
        if (!client.IsConfigured || Confirmation.Needed(thread, options) is not { Count: > 0 } needed)
            return ConfirmedAccess.Nothing;
        var stored = await database.ReadAsync(s => ConfirmationStore.OfAsync(s, needed), cancellation);
        var access = new Dictionary<string, string>(stored, StringComparer.Ordinal);
        var asked = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var comment in needed.Where(c => !access.ContainsKey(c.Key)))
        {
            if (!asked.TryGetValue(comment.SaidBy, out var permission))
                try
                {
                    asked[comment.SaidBy] = permission = asked.Count < PeopleMax ? await AskAsync(comment.Repo, comment.SaidBy, cancellation) : Confirmation.Unconfirmed;
                }
                catch (GitHubException e) when (e.MayBeMended)
                {
                    return new(access, new(e.Until ?? time.GetUtcNow() + AgainAfter, $"waits until GitHub says whether {comment.SaidBy} may write: {e.Message}"));
                }
            access[comment.Key] = permission;
        }
        var confirmed = needed.Where(c => !stored.ContainsKey(c.Key) && Trust.MayWrite(access[c.Key])).ToList();
        if (confirmed.Count > 0)
            await database.WriteBesideAsync(s => ConfirmationStore.PutAsync(s, confirmed, access, time.GetUtcNow()), cancellation);
        return new(access, null);
    }

    private async Task<string> AskAsync(string repo, string login, CancellationToken cancellation)
    {
        ForgetOfAnother();
        var who = (repo, login.ToLowerInvariant());
        if (known.TryGetValue(who, out var before) && before.Until > time.GetUtcNow())
            return before.Permission;
        if (silence is { } quiet && quiet.Until > time.GetUtcNow())
            throw new GitHubException(GitHubFailure.Away, quiet.Message);
        string permission;
        try
        {
            permission = await repositories.PermissionAsync(repo, login, cancellation);
        }
        catch (GitHubException e) when (!e.MayBeMended)
        {
            // We may not ask, or are not installed there: nobody is taken at their word for it.
            permission = Confirmation.Unconfirmed;
        }
        catch (GitHubException e) when (e.Failure != GitHubFailure.Limited)
        {
            silence = new(time.GetUtcNow() + AgainAfter, e.Message);
            throw;
        }
        if (known.Count >= KnownMax)
            known.Clear();
        known[who] = (permission, time.GetUtcNow() + (Trust.MayWrite(permission) ? YesCountsFor : NoCountsFor));
        return permission;
    }

    /// <summary>What somebody else was told says nothing of what we are.</summary>
    private void ForgetOfAnother()
    {
        var now = identity.Current;
        if (ReferenceEquals(askedAs, now))
            return;
        known.Clear();
        silence = null;
        askedAs = now;
    }
}
