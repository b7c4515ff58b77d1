using Memory.Tests.Indexing.Qdrant;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Indexing.Contract;

/// <summary>With the fake, which is held to the published description.</summary>
public sealed class FakeQdrantIndexTests : LessonIndexContract, IAsyncLifetime
{
    private FakeQdrant qdrant = null!;

    public async ValueTask InitializeAsync() => qdrant = await FakeQdrant.StartAsync("key-of-the-test");

    internal override Task<IndexedService> StartAsync() => Task.FromResult(new IndexedService(new MemoryApp(qdrant.Settings())));

    /// <summary>Of our side of it; what a real server's graph misses, only a real server shows.</summary>
    [Fact]
    public Task Its_first_ten_are_nearly_those_of_the_index_in_memory() => Overlap.MeasureAsync(StartAsync);

    public ValueTask DisposeAsync() => qdrant?.DisposeAsync() ?? ValueTask.CompletedTask;
}
