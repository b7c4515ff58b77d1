using Memory.Tests.Infrastructure;

namespace Memory.Tests.Indexing.Contract;

public sealed class EmbeddedIndexTests : LessonIndexContract
{
    internal override Task<IndexedService> StartAsync() => Task.FromResult(new IndexedService(new MemoryApp()));
}
