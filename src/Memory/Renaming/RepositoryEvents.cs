using Memory.GitHub.Credentials;
using Memory.Intake;
using Memory.Intake.Events;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Renaming;

/// <summary>A repository was renamed, transferred, hidden, shown or deleted, or our app reaches others than before.</summary>
internal sealed class RepositoryEvents(Database database, HostRepositories repositories, GitHubCredentials credentials, Inbox inbox, TimeProvider time)
{
    /// <summary>Only an admin makes a rule hold beyond a repository: they are few.</summary>
    private const int BeyondMax = 1_000;
    private const int NamedMax = 10;

    private enum Move { Done, Anothers, Overtaken }

    public IEnumerable<HostEventKind> Kinds =>
    [
        new("repository", e => e.Action is "renamed" or "transferred" or "privatized" or "publicized" or "deleted" && e.HostId is not null, RepositoryAsync),
        new("installation", e => e.Added.Count + e.Removed.Count > 0 || e.Action is "created" or "deleted" or "suspend" or "unsuspend" or "new_permissions_accepted", InstallationAsync),
        new("installation_repositories", e => e.Added.Count + e.Removed.Count > 0, InstallationAsync),
    ];

    private Task<string> RepositoryAsync(HostEvent e, CancellationToken cancellation) => e.Action switch
    {
        "renamed" or "transferred" => RenamedAsync(e),
        "deleted" => GoneAsync(e),
        _ => ShownAsync(e),
    };

    private async Task<string> RenamedAsync(HostEvent e)
    {
        var former = await database.ReadAsync(s => s.FirstAsync<string>("select repo from host_repositories where host_id = @HostId", new { e.HostId })) ?? e.FormerRepo;
        credentials.Forget(e.Repo);
        if (former is null || former == e.Repo)
            return $"{e.Repo} is known by this name";
        var moved = await database.WriteAsync(async s =>
        {
            var now = time.GetUtcNow();
            if (e.FormerRepo is { } left && left != former && await HostRepositories.WasAsync(s, e.HostId!.Value, left))
                return Move.Overtaken;
            await HostRepositories.DemandFreeAsync(s, e.HostId!.Value, e.Repo);
            // Nothing was known of it by its number, and what is known by its former name is of another.
            var isAnothers = await HostRepositories.HolderAsync(s, former) is { } holder && holder != e.HostId;
            await HostRepositories.NameAsync(s, e.HostId!.Value, [former, e.FormerRepo ?? former], e.Repo);
            if (isAnothers)
                return Move.Anothers;
            // What was erased stays away by its new name too.
            if (await TombstoneStore.OfRepositoryAsync(s, former) is not null)
                await TombstoneStore.PutRepositoryAsync(s, e.Repo, "memory", now);
            else
                await RepositoryRename.MoveAsync(s, former, e.Repo);
            if (Grant.OwnerOf(former) != Grant.OwnerOf(e.Repo))
                await KeyBindings.DropAsync(s, former, e.Repo, now);
            else
                await KeyBindings.MoveAsync(s, former, e.Repo);
            await Audit.WriteAsync(s, e.By ?? "memory", "repository.renamed", e.Repo, e.Repo, now, former);
            return Move.Done;
        });
        repositories.Forget();
        return moved switch
        {
            Move.Done => $"{former} is {e.Repo} now",
            Move.Overtaken => $"it is {former} since: a later rename was told first",
            _ => $"{e.Repo} was {former}; what is known by that name is of another repository",
        };
    }

    private async Task<string> GoneAsync(HostEvent e)
    {
        await repositories.StateAsync(e.HostId!.Value, e.Repo, e.Private, gone: true);
        await database.WriteBesideAsync(s => s.ExecuteAsync("delete from harvested_repositories where repo = @Repo", new { e.Repo }));
        return $"{e.Repo} was deleted; what was learned there stays until it is erased (memory erase repo {e.Repo})";
    }

    /// <summary>
    /// Words and links of a repository are shown to nobody who may not see it, whether it is private or not. A rule that was made to hold
    /// beyond it was given out when everybody could read it: whether it still may is for a person.
    /// </summary>
    private async Task<string> ShownAsync(HostEvent e)
    {
        var isPrivate = e.Action == "privatized";
        var beyond = await database.WriteAsync(async s =>
        {
            var isNew = await HostRepositories.ShownAsync(s, e.HostId!.Value, e.Repo, isPrivate);
            var ids = isPrivate && isNew ? await LessonStore.BeyondAsync(s, e.Repo, BeyondMax) : [];
            foreach (var id in ids)
                await LessonCommands.ApplyAsync(s, id, new LessonCommand.Question($"{e.Repo}, where it was said, is private now: may it still hold beyond it?"), "memory", time.GetUtcNow());
            return ids;
        });
        return beyond.Count == 0 ? $"{e.Repo} was {e.Action}; who may read its lessons is said by keys, as before"
            : $"{e.Repo} was {e.Action}; what was said there and holds beyond it waits for a person: {string.Join(", ", beyond.Take(NamedMax))}{(beyond.Count > NamedMax ? " and more" : "")}";
    }

    /// <summary>Whom it is let in with, and not only what is listed: of an owner with many repositories GitHub lists some.</summary>
    private async Task<string> InstallationAsync(HostEvent e, CancellationToken cancellation)
    {
        credentials.Forget(e.Repo);
        var woken = e.Action is "deleted" or "suspend" or "removed" ? 0 : await inbox.WakeAsync(Grant.OwnerOf(e.Repo));
        return $"the app is {e.Action} at {e.Repo}: {e.Added.Count} repositories more, {e.Removed.Count} less{(woken > 0 ? $"; {woken} comments that waited are looked at" : "")}";
    }
}
