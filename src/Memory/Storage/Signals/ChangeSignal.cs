namespace Memory.Storage.Signals;

/// <summary>Tells followers in this process that a revision was committed. Carries no data: followers read the store.</summary>
public sealed class ChangeSignal
{
    private readonly Signal signal = new();
    private long revision;

    /// <summary>The highest revision that this process has committed or heard of since its start.</summary>
    public long Revision => Interlocked.Read(ref revision);

    public void Raise(long committed)
    {
        // Word of one node can arrive after word of a later revision of another.
        for (var known = Revision; committed > known; known = Revision)
            if (Interlocked.CompareExchange(ref revision, committed, known) == known)
                signal.Raise();
    }

    /// <summary>Completes at the next commit. Take it before reading the store, so that no commit is missed.</summary>
    public Task Next => signal.Next;
}
