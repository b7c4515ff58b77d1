namespace Memory.Outcomes;

/// <summary>Sessions by name, whoever was heard of last at the end. Not safe for several threads: whoever holds it locks it.</summary>
internal sealed class RecentlyHeard<T>
    where T : class
{
    private readonly LinkedList<(string Name, T Value)> order = new();
    private readonly Dictionary<string, LinkedListNode<(string Name, T Value)>> byName = new(StringComparer.Ordinal);

    public int Count => byName.Count;

    public T? Find(string name)
    {
        if (!byName.TryGetValue(name, out var node))
            return null;
        order.Remove(node);
        order.AddLast(node);
        return node.Value.Value;
    }

    public T Add(string name, T value)
    {
        byName[name] = order.AddLast((name, value));
        return value;
    }

    /// <returns>Whoever was silent for longest, and is gone now.</returns>
    /// <exception cref="InvalidOperationException">There is nothing.</exception>
    public T ForgetOldest()
    {
        var (name, value) = (order.First ?? throw new InvalidOperationException("there is nothing to forget")).Value;
        order.RemoveFirst();
        byName.Remove(name);
        return value;
    }
}
