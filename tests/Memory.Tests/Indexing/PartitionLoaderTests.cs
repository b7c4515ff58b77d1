using Memory.Indexing.Segments;
using Memory.Storage;
using Shouldly;
using Change = Memory.Indexing.Segments.PartitionSet<string>.Change;

namespace Memory.Tests.Indexing;

/// <summary>Partitions that are read when they are first asked for, and what changes while that happens.</summary>
public sealed class PartitionLoaderTests
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Dictionary<string, List<Change>> store = [];
    private readonly List<string> reads = [];
    private Func<string, Task> beforeAnswer = static _ => Task.CompletedTask;

    private PartitionSet<string> Set() => new(new PartitionSource<string>(
        async (set, key, _) =>
        {
            lock (reads)
                reads.Add(key);
            List<Change> rows = [.. store.GetValueOrDefault(key) ?? []];
            await beforeAnswer(key);
            set.Apply(rows, static c => c);
        },
        _ => Task.FromResult<List<string>>([.. store.Keys]),
        (ids, _) => Task.FromResult<List<string>>([.. store.Where(s => s.Value.Exists(c => ids.Contains(c.Id))).Select(s => s.Key)])));

    private void Stored(string key, string id, long revision) => (store.TryGetValue(key, out var rows) ? rows : store[key] = []).Add(Row(key, id, revision));

    private static Change Row(string key, string id, long revision) =>
        new(revision, id, key, new Indexable<string>(id, $"{id}@{revision}", new Dictionary<string, float> { ["word"] = 1 }, []));

    private static string[] Found(PartitionSet<string> set, string repo) =>
        [.. set.Open(Grant.All, repo).SelectMany(p => p.Current.All()).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task A_partition_is_read_once_when_it_is_first_asked_for_and_no_other()
    {
        Stored("acme/shop", "L1", 1);
        Stored("acme/*", "L2", 2);
        Stored("acme/mail", "L3", 3);
        var set = Set();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => set.Loader!.HoldAsync(Grant.All, "Acme/Shop", stop).AsTask()));
        Found(set, "acme/shop").ShouldBe(["L1@1", "L2@2"]);
        reads.Order().ShouldBe(["*", "acme/*", "acme/shop"]);
    }

    [Fact]
    public async Task What_a_grant_does_not_cover_is_not_even_read()
    {
        Stored("acme/shop", "L1", 1);
        var set = Set();
        await set.Loader!.HoldAsync(Grant.To(["acme/mail"]), "acme/shop", stop);
        reads.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_comes_while_the_partition_is_read_wins()
    {
        Stored("acme/shop", "L1", 1);
        Stored("acme/shop", "L2", 2);
        var set = Set();
        beforeAnswer = key =>
        {
            if (key == "acme/shop")
                set.Apply([Row(key, "L1", 7), new Change(8, "L2", null, null), Row(key, "L3", 9)], static c => c);
            return Task.CompletedTask;
        };
        await set.Loader!.HoldAsync(Grant.All, "acme/shop", stop);
        Found(set, "acme/shop").ShouldBe(["L1@7", "L3@9"]);
    }

    [Fact]
    public async Task A_change_of_a_partition_nobody_asked_for_comes_with_it_later()
    {
        var set = Set();
        set.Apply([Row("acme/shop", "L1", 5)], static c => c);
        Found(set, "acme/shop").ShouldBeEmpty();
        set.Revision.ShouldBe(5);
        Stored("acme/shop", "L1", 5);
        await set.Loader!.HoldAsync(Grant.All, "acme/shop", stop);
        Found(set, "acme/shop").ShouldBe(["L1@5"]);
    }

    [Fact]
    public async Task One_that_moves_to_a_partition_that_is_not_in_memory_is_gone_here_and_there_later()
    {
        Stored("acme/shop", "L1", 1);
        var set = Set();
        await set.Loader!.HoldAsync(Grant.All, "acme/shop", stop);
        set.Apply([Row("acme/mail", "L1", 4)], static c => c);
        Found(set, "acme/shop").ShouldBeEmpty();
        Stored("acme/mail", "L1", 4);
        await set.Loader!.HoldAsync(Grant.All, "acme/mail", stop);
        Found(set, "acme/mail").ShouldBe(["L1@4"]);
    }

    [Fact]
    public async Task A_reading_that_failed_is_tried_again()
    {
        Stored("acme/shop", "L1", 1);
        var set = Set();
        beforeAnswer = _ => throw new IOException("the store is away");
        await Should.ThrowAsync<IOException>(async () => await set.Loader!.HoldAsync(Grant.All, "acme/shop", stop));
        beforeAnswer = static _ => Task.CompletedTask;
        await set.Loader!.HoldAsync(Grant.All, "acme/shop", stop);
        Found(set, "acme/shop").ShouldBe(["L1@1"]);
    }

    [Fact]
    public async Task Everything_is_held_before_a_question_about_everything_is_answered()
    {
        for (var n = 0; n < 20; n++)
            Stored($"acme/repo{n}", $"L{n}", n + 1);
        var set = Set();
        await set.Loader!.HoldAsync(Grant.All, repo: null, stop);
        set.Open(Grant.All, null).SelectMany(p => p.Current.All()).Count().ShouldBe(20);
        set.Apply([Row("acme/new", "L77", 77)], static c => c);
        Found(set, "acme/new").ShouldBe(["L77@77"]);
        reads.ShouldNotContain("acme/new");
    }

    [Fact]
    public async Task A_document_is_found_by_its_id_wherever_it_is()
    {
        Stored("acme/shop", "L1", 1);
        var set = Set();
        set.Find("L1").ShouldBeNull();
        await set.Loader!.HoldAsync(["L1", "L404"], stop);
        set.Find("L1").ShouldBe(("acme/shop", "L1@1"));
    }
}
