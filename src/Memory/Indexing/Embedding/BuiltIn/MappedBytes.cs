using System.IO.MemoryMappedFiles;

namespace Memory.Indexing.Embedding;

/// <summary>The bytes of a mapped file, which stay where they are until this is disposed, even when the mapping is closed meanwhile.</summary>
internal readonly unsafe ref struct MappedBytes : IDisposable
{
    private readonly MemoryMappedViewAccessor view;

    /// <exception cref="ObjectDisposedException">The mapping was closed.</exception>
    public MappedBytes(MemoryMappedViewAccessor view, long length)
    {
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        this.view = view;
        Span = new ReadOnlySpan<byte>(start + view.PointerOffset, checked((int)length));
    }

    public ReadOnlySpan<byte> Span { get; }

    public void Dispose() => view.SafeMemoryMappedViewHandle.ReleasePointer();
}
