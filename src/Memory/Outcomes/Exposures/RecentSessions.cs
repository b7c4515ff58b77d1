namespace Memory.Outcomes;

/// <summary>What this node knows of sessions. When there is no room, the one that was silent for longest is forgotten: the store knows it.</summary>
internal sealed class RecentSessions(int most)
{
    private readonly Lock gate = new();
    private readonly LinkedList<(string Name, SessionExposures Session)> order = new();
    private readonly Dictionary<string, LinkedListNode<(string Name, SessionExposures Session)>> byName = new(StringComparer.Ordinal);

    public SessionExposures? Find(string name)
    {
        lock (gate)
            return Heard(name);
    }

    public SessionExposures GetOrAdd(string name)
    {
        lock (gate)
        {
            if (Heard(name) is { } known)
                return known;
            if (byName.Count >= most)
            {
                byName.Remove(order.First!.Value.Name);
                order.RemoveFirst();
            }
            return (byName[name] = order.AddLast((name, new SessionExposures()))).Value.Session;
        }
    }

    private SessionExposures? Heard(string name)
    {
        if (!byName.TryGetValue(name, out var node))
            return null;
        order.Remove(node);
        order.AddLast(node);
        return node.Value.Session;
    }
}
