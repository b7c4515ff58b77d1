namespace Memory.Agents.Hooks;

/// <summary>
/// What this node remembers of sessions beside what they were given. All of it can be lost: a session then hears less of what is new.
/// When there is no room, whoever has most sessions loses the one that was silent for longest: nobody's key takes those of another.
/// </summary>
internal sealed class HookSessions(TimeProvider time)
{
    private const int OfKeyMax = 1_000;
    private const int SessionsMax = 10_000;
    private const long EditCharactersMax = 20_000_000;

    private readonly Lock gate = new();
    private readonly EditRoom room = new(EditCharactersMax);
    private readonly Dictionary<string, KeySessions> keys = new(StringComparer.Ordinal);
    private int count;

    /// <param name="name">As the client names it, within the key.</param>
    public HookSession Of(string keyId, string name)
    {
        lock (gate)
        {
            if (!keys.TryGetValue(keyId, out var own))
                keys[keyId] = own = new();
            if (own.Find(name) is { } known)
                return known;
            if (own.Count >= OfKeyMax)
                Forget(keyId);
            else if (count >= SessionsMax)
                Forget(keys.MaxBy(k => k.Value.Count).Key);
            count++;
            return own.Add(name, new HookSession(time.GetUtcNow(), room));
        }
    }

    private void Forget(string keyId)
    {
        keys[keyId].ForgetOldest();
        count--;
        if (keys[keyId].Count == 0)
            keys.Remove(keyId);
    }

    /// <summary>Of one key, whoever was heard of last at the end.</summary>
    private sealed class KeySessions
    {
        private readonly LinkedList<(string Name, HookSession Session)> order = new();
        private readonly Dictionary<string, LinkedListNode<(string Name, HookSession Session)>> byName = new(StringComparer.Ordinal);

        public int Count => byName.Count;

        public HookSession? Find(string name)
        {
            if (!byName.TryGetValue(name, out var node))
                return null;
            order.Remove(node);
            order.AddLast(node);
            return node.Value.Session;
        }

        public HookSession Add(string name, HookSession session)
        {
            byName[name] = order.AddLast((name, session));
            return session;
        }

        public void ForgetOldest()
        {
            var (name, session) = order.First!.Value;
            order.RemoveFirst();
            byName.Remove(name);
            session.Edits.Drop();
        }
    }
}
