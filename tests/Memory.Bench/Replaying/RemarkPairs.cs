using Memory.Client;
using Memory.Comments;
using Memory.Replaying;

namespace Memory.Bench.Replaying;

/// <summary>
/// Each remark with the earlier one, of another pull request, whose words are most like its own: as if every remark had become a
/// lesson. A history has few repetitions of its few lessons; this gives enough pairs to read what a likeness is worth.
/// </summary>
internal static class RemarkPairs
{
    public static List<ReplayRepetition> Of(ReplayHistory history, double least)
    {
        var rarity = new Rarity();
        var earlier = new List<(ReviewComment Remark, HashSet<string> Words)>();
        var pairs = new List<ReplayRepetition>();
        foreach (var remark in history.Threads.Select(ReplayHistory.Remark).OfType<ReviewComment>())
        {
            if (Remark.Words(remark.Body) is not { } words)
                continue;
            var best = earlier.Where(e => e.Remark.PullRequest is null || e.Remark.PullRequest != remark.PullRequest)
                .Select(e => (e.Remark, Likeness: rarity.Likeness(words, e.Words, out var shared) is var l && shared >= Repetitions.SharedMin ? l : 0))
                .Where(e => e.Likeness >= least).OrderByDescending(e => e.Likeness).FirstOrDefault();
            if (best.Remark is { } before)
                pairs.Add(new("", Short(before), Short(remark), false, Repetitions.Alike, Math.Round(best.Likeness, 3)));
            earlier.Add((remark, words));
            rarity.Add(words);
        }
        return [.. pairs.OrderByDescending(p => p.Likeness)];
    }

    private static ReplayRemark Short(ReviewComment c) => new()
    {
        Id = c.Id,
        Author = c.Author,
        Pr = c.PullRequest,
        Path = c.Path,
        Words = string.Join(' ', c.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 400 } w ? w[..400] : string.Join(' ', c.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };
}
