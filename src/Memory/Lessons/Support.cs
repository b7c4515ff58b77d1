using System.Globalization;

namespace Memory.Lessons;

/// <summary>How many people stand behind a lesson, and in how many threads they said so.</summary>
public readonly record struct Support(int People, int Threads)
{
    /// <summary>A pull request counts as one thread: two remarks of one review are one opinion.</summary>
    public static Support Of(Lesson lesson)
    {
        switch (lesson.Evidence)
        {
            case []:
                return default;
            case [_]:
                return new(1, 1);
        }
        var people = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var threads = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var e in lesson.Evidence)
        {
            people.Add(e.Author);
            threads.Add(e.PullRequest is { } pr ? string.Create(CultureInfo.InvariantCulture, $"{e.Repo}#{pr}") : e.Comment);
        }
        return new(people.Count, threads.Count);
    }

    /// <summary>"said by 2 people in 3 threads".</summary>
    public override string ToString() => People == 0
        ? "nobody is on record as saying it"
        : string.Create(CultureInfo.InvariantCulture, $"said by {People} {(People == 1 ? "person" : "people")} in {Threads} {(Threads == 1 ? "thread" : "threads")}");
}
