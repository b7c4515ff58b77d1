using Memory.Distillation.Mining;

namespace Memory.Bench.Distill;

/// <summary>Comments and the rules that were made of them, drawn by a fixed seed and not by taste, unedited.</summary>
internal static class Examples
{
    private const int Shown = 20;
    private const int Seed = 20_262;
    private const int CommentCharsMax = 400;

    /// <param name="comments">Null: taught comments alone; else half of them are mined.</param>
    public static void Print(string tagged, string? comments, TextWriter report)
    {
        var taught = TaggedRow.ReadAll(tagged).Where(r => r.Teaches).Select(r => (Said: r.Body, Rules: TaggedReading.Ours(r).Lessons.Select(c => (c.Rule, c.Why)).ToList()));
        var mined = comments is null ? [] : MinedThreads.Read(comments).Values.Where(t => !t.Comments[0].AuthorIsBot)
            .Select(t => (Said: t.Comments[0].Body, Rules: ThreadMiner.Mine(t).Candidates.Where(c => OnePlace.Reads(c.Rule) is null).Select(c => (c.Rule, c.Why)).ToList()))
            .Where(x => x.Rules.Count > 0);
        // CA5394: a draw that can be repeated, nothing to guess.
#pragma warning disable CA5394
        var random = new Random(Seed);
        var first = taught.OrderBy(x => x.Said, StringComparer.Ordinal).ToArray();
        var second = mined.OrderBy(x => x.Said, StringComparer.Ordinal).ToArray();
        random.Shuffle(first);
        random.Shuffle(second);
#pragma warning restore CA5394
        var half = comments is null ? Shown : Shown / 2;
        foreach (var (said, rules) in first.Take(half).Concat(second.Take(Shown - half)))
        {
            var text = said.ReplaceLineEndings(" ");
            report.WriteLine($"> {(text.Length <= CommentCharsMax ? text : text[..CommentCharsMax] + "…")}");
            report.WriteLine(rules.Count == 0 ? "→ nothing" : string.Join('\n', rules.Select(r => $"→ {r.Rule}{(r.Why is null ? "" : $" Why: {r.Why}")}")));
            report.WriteLine();
        }
    }
}
