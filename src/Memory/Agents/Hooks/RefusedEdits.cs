namespace Memory.Agents.Hooks;

/// <summary>
/// Edits that were refused a moment ago. The client sends all edits of one answer of the model at once: whoever made the second had
/// not read what the first was refused for. Held by whoever has the session's turn; what is lost lets an edit pass.
/// </summary>
internal sealed class RefusedEdits
{
    private const int EditsMax = 200;
    /// <summary>No model reads a reason and writes another edit in less.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> lessons = new(StringComparer.Ordinal);
    private readonly HashSet<int> edits = [];
    private DateTimeOffset since;

    /// <summary>Ids of the lessons whose refusal the session cannot have read when it made an edit; whoever repeats one has read them all.</summary>
    /// <param name="edit">Hash of where it is, and what it does.</param>
    public IReadOnlySet<string> Unread(int edit, DateTimeOffset now)
    {
        if (now - since >= Reading || edits.Contains(edit))
        {
            lessons.Clear();
            edits.Clear();
        }
        return lessons;
    }

    public void Add(int edit, IEnumerable<string> refusedFor, DateTimeOffset now)
    {
        if (edits.Count == 0)
            since = now;
        if (edits.Count < EditsMax)
            edits.Add(edit);
        lessons.UnionWith(refusedFor);
    }
}
