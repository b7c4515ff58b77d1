using Memory.Tests.Infrastructure;

namespace Memory.Tests.Indexing.Contract;

/// <summary>With a real server, where one is named; skipped elsewhere.</summary>
public sealed class QdrantServerTests : LessonIndexContract, IAsyncLifetime
{
    private QdrantServer? server;

    public ValueTask InitializeAsync()
    {
        server = QdrantServer.Require();
        return ValueTask.CompletedTask;
    }

    internal override Task<IndexedService> StartAsync() => Task.FromResult(new IndexedService(new MemoryApp(server!.Settings())));

    [Fact]
    public Task Its_first_ten_are_nearly_those_of_the_index_in_memory() => Overlap.MeasureAsync(StartAsync);

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
