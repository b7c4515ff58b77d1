using System.Collections.Concurrent;
using Memory.Comments;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Storage;

namespace Memory.Intake.Confirming;

/// <summary>
/// Asks GitHub whether those who could teach in a thread may write to its repository. A yes counts for all that somebody says
/// there for some minutes, and for good for the words that it was asked for; a no for a minute, as somebody may be mending it. Once it does not answer, it is not asked for a while:
/// whoever waits for it holds the inbox. Where the app is not let in, what was said waits for somebody who lets it in.
/// </summary>
internal sealed class AccessConfirmer(Database database, GitHubClient client, GitHubRepositories repositories, GitHubIdentity identity, TimeProvider time)
{
    private static readonly TimeSpan YesCountsFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan NoCountsFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(30);
    /// <summary>An event tells of it sooner, where one is heard.</summary>
    private static readonly TimeSpan InstalledAfter = TimeSpan.FromMinutes(10);
    /// <summary>Longer, and nobody means to install it.</summary>
    private static readonly TimeSpan InstalledWithin = TimeSpan.FromDays(7);
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
        var shut = new Dictionary<string, AccessUnknown>(StringComparer.Ordinal);
        foreach (var (thread, options) in threads)
            all.Add(await OfAsync(thread, options, shut, cancellation));
        return all;
    }

    /// <param name="shut">Repositories that the app was found to be shut out of: asked for once, and not kept, because another node may hear that it is let in.</param>
    private async Task<ConfirmedAccess> OfAsync(CommentThread thread, IntakeOptions options, Dictionary<string, AccessUnknown> shut, CancellationToken cancellation)
    {
        if (!client.IsConfigured || Confirmation.Needed(thread, options) is not { Count: > 0 } needed)
            return ConfirmedAccess.Nothing;
        var stored = await database.ReadAsync(s => ConfirmationStore.OfAsync(s, needed), cancellation);
        var access = new Dictionary<string, string>(stored, StringComparer.Ordinal);
        var asked = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AccessUnknown? notInstalled = null;
        foreach (var comment in needed.Where(c => !access.ContainsKey(c.Key)).ToList())
        {
            if (!asked.TryGetValue(comment.SaidBy, out var permission))
                try
                {
                    asked[comment.SaidBy] = permission = asked.Count < PeopleMax && !shut.TryGetValue(comment.Repo, out notInstalled)
                        ? await AskAsync(comment.Repo, comment.SaidBy, cancellation) : Confirmation.Unconfirmed;
                }
                catch (GitHubException e) when (e.Failure == GitHubFailure.NotInstalled)
                {
                    shut[comment.Repo] = notInstalled = new(time.GetUtcNow() + InstalledAfter, $"waits until the app may be asked in {comment.Repo}: {e.Message}", InstalledWithin);
                    asked[comment.SaidBy] = permission = Confirmation.Unconfirmed;
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
        return new(access, notInstalled);
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
        catch (GitHubException e) when (!e.MayBeMended && e.Failure != GitHubFailure.NotInstalled)
        {
            // We may not ask: nobody is taken at their word for it.
            permission = Confirmation.Unconfirmed;
        }
        catch (GitHubException e) when (e.Failure is not (GitHubFailure.Limited or GitHubFailure.NotInstalled))
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
