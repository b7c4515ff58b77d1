namespace Memory.Outcomes;

/// <summary>What this node knows of sessions. When there is no room, the one that was silent for longest is forgotten: the store knows it.</summary>
internal sealed class RecentSessions(int most)
{
    private readonly Lock gate = new();
    private readonly RecentlyHeard<SessionExposures> sessions = new();

    public SessionExposures? Find(string name)
    {
        lock (gate)
            return sessions.Find(name);
    }

    public SessionExposures GetOrAdd(string name)
    {
        lock (gate)
        {
            if (sessions.Find(name) is { } known)
                return known;
            if (sessions.Count >= most)
                sessions.ForgetOldest();
            return sessions.Add(name, new SessionExposures());
        }
    }
}
