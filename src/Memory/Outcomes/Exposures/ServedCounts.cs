namespace Memory.Outcomes;

/// <summary>How often lessons were served since it was last written, where no session was named. What finds no room is not counted.</summary>
/// <param name="most">Lessons that wait to be written.</param>
internal sealed class ServedCounts(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> byLesson = new(StringComparer.Ordinal);

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return byLesson.Count == 0;
        }
    }

    /// <returns>True for the first since nothing was left to write.</returns>
    public bool Add(IEnumerable<string> lessonIds)
    {
        lock (gate)
        {
            var first = byLesson.Count == 0;
            foreach (var id in lessonIds)
                if (byLesson.TryGetValue(id, out var before))
                    byLesson[id] = before + 1;
                else if (byLesson.Count < most)
                    byLesson[id] = 1;
            return first && byLesson.Count > 0;
        }
    }

    /// <summary>Counts of so many lessons; they are in here no longer.</summary>
    public Dictionary<string, int> Take(int limit)
    {
        lock (gate)
        {
            var taken = byLesson.Take(limit).ToDictionary(StringComparer.Ordinal);
            foreach (var id in taken.Keys)
                byLesson.Remove(id);
            return taken;
        }
    }
}
