using Memory.Indexing;

namespace Memory.Serving;

/// <summary>What a search for a pack was made from.</summary>
internal enum ContextSource { Task, Diff, Files }

/// <summary>Does a request call for a lesson that its words found? A pack with strangers in it is soon not read.</summary>
internal static class ContextCutOff
{
    /// <summary>Cosine; of requests about something else one in ten comes so near to any lesson. It decides nothing alone.</summary>
    private const float NearInMeaning = 0.3f;

    /// <returns>How well it answers the request, 0 to 1.2; null when the request does not call for it.</returns>
    public static double? Judge(AskedWords asked, LessonHit hit, Relevance relevance, ContextSource source, bool hasFiles)
    {
        // A lesson for other files than the asked ones needs a better reason.
        var elsewhere = hasFiles && hit.MatchedPath is null && hit.Lesson.Paths.Count > 0;
        var relevant = source switch
        {
            ContextSource.Task => Task(relevance, hit, elsewhere),
            ContextSource.Files => relevance.Identifier || relevance.Strength >= 2,
            _ => !elsewhere && Diff(asked, hit, relevance),
        };
        return relevant ? Math.Min(1, relevance.Strength / 4) + 0.2 * relevance.Coverage : null;
    }

    private static bool Task(Relevance relevance, LessonHit hit, bool elsewhere)
    {
        var need = elsewhere ? 0.5 : 0;
        // Reasons and evidence tell stories; one word at least must be of the rule itself.
        var anchored = hit.Matches.Any(m => m is { Kind: TermMatchKind.Exact, Weight: >= 3 } && !WeakWords.Contains(m.Term));
        return relevance.Identifier
            || (relevance.Strength >= 1.5 + need && relevance.Coverage >= 0.2 && anchored)
            || (relevance.Strength >= 2.2 + need && relevance.Coverage >= 0.3)
            || (relevance.Strength >= 0.8 + need && relevance.Coverage >= 0.55 && anchored)
            // One word in common is as often chance as not, unless the meaning is near as well.
            || (relevance.Strength >= 0.95 + need && anchored && hit.Likeness.Vectors >= NearInMeaning);
    }

    /// <summary>Code shares ordinary words with everything; an identifier or a name that the rule sets in code does not come by chance.</summary>
    private static bool Diff(AskedWords asked, LessonHit hit, Relevance relevance)
    {
        if (relevance.Identifier)
            return true;
        var named = CodeNames.Of(hit.Lesson.Rule).Any(asked.Says);
        return named || hit.Matches.Count(m => m is { Kind: TermMatchKind.Exact, Weight: >= 3 } && !WeakWords.Contains(m.Term)) >= 3;
    }
}
