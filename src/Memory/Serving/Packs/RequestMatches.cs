using Memory.Indexing;
using Memory.Lessons;

namespace Memory.Serving;

/// <summary>A lesson that a request speaks of.</summary>
internal sealed record TextMatch(Lesson Lesson, double Score, string Reason);

/// <summary>What the task, the diff and the names of files of a request say about lessons.</summary>
/// <param name="Called">Lessons that the words call for by themselves, by id.</param>
/// <param name="Touched">Ids of lessons for the files of the request of which its words speak at least in passing.</param>
/// <param name="Degraded">Why lessons were looked for with less than the whole index; null when all is well.</param>
internal sealed record RequestMatches(IReadOnlyDictionary<string, TextMatch> Called, IReadOnlySet<string> Touched, string? Degraded)
{
    private const int SearchMax = 24;

    public static async ValueTask<RequestMatches> OfAsync(
        ContextInput input, ILessonIndex index, UnifiedDiff diff, List<string> files, CancellationToken cancellation)
    {
        var called = new Dictionary<string, TextMatch>(StringComparer.Ordinal);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        string? degraded = null;
        await SearchAsync(input.Task ?? "", ContextSource.Task);
        // The lines of a query that is too long are read from the first on: what is new before what was there.
        await SearchAsync(string.IsNullOrWhiteSpace(diff.Added) ? "" : $"{diff.Added}\n{diff.Around}", ContextSource.Diff);
        await SearchAsync(string.Join('\n', files.Select(FileWords)), ContextSource.Files);
        return new(called, touched, degraded);

        async ValueTask SearchAsync(string text, ContextSource source)
        {
            var asked = AskedWords.Of(text);
            if (asked.Words.Count == 0)
                return;
            var found = await index.SearchAsync(new(input.Grant, input.Repo, text, files, LessonStatuses.Served, SearchMax) { Words = asked.Words }, cancellation);
            degraded ??= found.Degraded;
            var best = found.Items.Count == 0 ? 0 : found.Items[0].Score;
            foreach (var hit in found.Items)
            {
                var relevance = Relevance.Of(asked, hit.Matches, hit.Lesson.Rule);
                if (ContextCutOff.Judge(asked, hit, relevance, source, files.Count > 0) is { } score
                    && (!called.TryGetValue(hit.Lesson.Id, out var known) || known.Score < score))
                    called[hit.Lesson.Id] = new TextMatch(hit.Lesson, score, Reasons.Matches(hit.Matches) ?? "matches the request");
                // A folder's name is often a word of all rules for the folder.
                if (source != ContextSource.Files && hit.MatchedPath is not null && PathCutOff.Touches(relevance, hit.Score / best))
                    touched.Add(hit.Lesson.Id);
            }
        }
    }

    /// <summary>The name and the folder it stands in: names further up are shared by half of a repository.</summary>
    private static string FileWords(string file)
    {
        var parts = file.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', parts.TakeLast(2).Select(p => p.Split('.')[0]));
    }
}
