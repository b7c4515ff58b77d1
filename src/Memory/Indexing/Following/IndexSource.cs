using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>Where an index in memory reads what it does not hold yet, as it stands now.</summary>
/// <param name="OfAsync">What a repository key (owner/name, <c>owner/*</c>, <c>*</c>) has.</param>
/// <param name="KeysAsync">All repository keys that have something.</param>
/// <param name="KeysOfAsync">Those of some ids.</param>
public sealed record IndexSource<TChange>(
    Func<string, CancellationToken, Task<List<TChange>>> OfAsync,
    Func<CancellationToken, Task<List<string>>> KeysAsync,
    Func<IReadOnlyCollection<string>, CancellationToken, Task<List<string>>> KeysOfAsync);

internal static class IndexSources
{
    public static IndexSource<LessonChange> Lessons(Database database) => new(
        (repo, stop) => database.ReadAsync(async s => (await LessonStore.OfRepositoryAsync(s, repo)).ConvertAll(l => new LessonChange(l.Revision, l.Id, l)), stop),
        stop => database.ReadAsync(LessonStore.RepositoriesAsync, stop),
        (ids, stop) => database.ReadAsync(s => LessonStore.RepositoriesOfAsync(s, ids), stop));

    public static IndexSource<PassageChange> Passages(Database database) => new(
        (repo, stop) => database.ReadAsync(s => PassageStore.OfRepositoryAsync(s, repo), stop),
        stop => database.ReadAsync(PassageStore.RepositoriesAsync, stop),
        (_, _) => Task.FromResult(new List<string>()));
}
