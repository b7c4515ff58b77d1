using Memory.GitHub.Wire;
using Memory.Lessons;
using Memory.Serving;

namespace Memory.PullRequests;

/// <summary>What a merged pull request does with the patterns of lessons. Pure.</summary>
internal static class MergedCode
{
    private const int CharactersMax = 4_000_000;

    /// <summary>A comment stands on the last line of its hunk; what stands so near to it may be what is spoken of.</summary>
    private const int SpokenOf = 3;

    /// <summary>As far as the host gives the changes of files: not of binary ones and very large ones.</summary>
    public static UnifiedDiff Diff(IEnumerable<PullRequestFile> files)
    {
        var diff = new List<DiffFile>();
        var characters = 0;
        foreach (var file in files)
        {
            if (file.Patch is not { Length: > 0 } patch || (characters += patch.Length) > CharactersMax)
                continue;
            diff.AddRange(UnifiedDiff.Hunk(file.Filename, $"--- a/x\n+++ b/x\n{patch}\n").Files);
        }
        return new(diff);
    }

    /// <summary>Ids of lessons whose pattern stands where a person said something: what was said may well be that.</summary>
    public static HashSet<string> Spoken(IEnumerable<PullComment> comments, IReadOnlyCollection<Lesson> lessons)
    {
        var spoken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var comment in comments.Where(c => c.DiffHunk is { Length: > 0 } && c.User is { IsBot: false }))
        {
            var hunk = UnifiedDiff.Hunk(comment.Path, comment.DiffHunk!);
            var last = hunk.Files.SelectMany(f => f.Hunks).SelectMany(h => h.Lines).Select(l => l.Number).DefaultIfEmpty().Max();
            foreach (var use in DiffPatterns.Of(hunk, lessons).Where(u => u.Added.Any(line => line > last - SpokenOf)))
                spoken.Add(use.Lesson.Id);
        }
        return spoken;
    }
}
