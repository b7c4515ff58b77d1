namespace Memory.Agents.Hooks;

/// <summary>What this node remembers of a session, or of an agent in it.</summary>
/// <param name="Since">When it was first heard of.</param>
internal sealed record HookSession(DateTimeOffset Since, EditRoom Room)
{
    private const int TouchedMax = 50;
    private readonly List<string> touched = [];

    /// <summary>One event at a time: the client sends those of parallel tools at once, and each must know what the other gave.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>What the whole session changed, its subagents too.</summary>
    public SessionEdits Edits { get; } = new(Room);

    public RefusedEdits Refused { get; } = new();

    /// <summary>Named by an event that could; others of the same session are about the same repository.</summary>
    public string? Repo { get; set; }

    /// <summary>What its instruction files say, by its name among <see cref="SaidTexts"/>; null where its start did not tell.</summary>
    public string? Said { get; set; }

    /// <summary>When the store was last asked for it.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>On which it was seen at work last.</summary>
    public string? Branch { get; private set; }

    /// <returns>The branch where it is another than before, else null.</returns>
    public string? MovesTo(string? branch) => branch == Branch ? null : Branch = branch;

    /// <summary>Revision of the store up to which the session has heard what is new; -1: it has not looked.</summary>
    public long Heard { get; set; } = -1;

    /// <summary>Files that it read or changed, the latest last. Held by whoever has the turn.</summary>
    public IReadOnlyList<string> Touched => touched;

    public void Touch(string path)
    {
        touched.Remove(path);
        if (touched.Count >= TouchedMax)
            touched.RemoveAt(0);
        touched.Add(path);
    }
}
