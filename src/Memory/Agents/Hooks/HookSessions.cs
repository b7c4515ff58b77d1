using Memory.Outcomes;

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
    private readonly Dictionary<string, RecentlyHeard<HookSession>> keys = new(StringComparer.Ordinal);
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
        keys[keyId].ForgetOldest().Edits.Drop();
        count--;
        if (keys[keyId].Count == 0)
            keys.Remove(keyId);
    }
}
