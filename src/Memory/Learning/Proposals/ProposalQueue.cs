using Memory.Distillation.Mining.Ranking;
using Memory.Storage;

namespace Memory.Learning.Proposals;

/// <summary>
/// Mined proposals come to a person in a number that a person can read. What is found waits; of everything that waits in a
/// repository, whichever delivery brought it, the best is put forward as far as there is room, and the next best when a place
/// becomes free.
/// </summary>
internal sealed class ProposalQueue
{
    /// <summary>Repositories where nothing could be put forward, as they were then: they are not ranked again until something is different.</summary>
    private readonly Dictionary<string, WaitingCount> settled = new(StringComparer.Ordinal);

    /// <summary>What is to be put before a person, best first. Ranking is most of the work and needs no write lock.</summary>
    /// <param name="coming">What is about to wait, too.</param>
    public async Task<List<NextProposal>> NextAsync(Session s, IReadOnlyCollection<WaitingCandidate> coming)
    {
        var next = new List<NextProposal>();
        var counts = (await WaitingCandidates.CountsAsync(s)).ToDictionary(c => c.Repo, StringComparer.Ordinal);
        var news = coming.ToLookup(c => c.Screened.Candidate.Sources[0].Repo);
        foreach (var repo in counts.Keys.Union(news.Select(n => n.Key)))
        {
            var count = counts.GetValueOrDefault(repo) ?? new WaitingCount { Repo = repo, Open = await OpenAsync(s, repo) };
            if (count.Open >= MinedRanking.ProposalsMax || (!news.Contains(repo) && settled.GetValueOrDefault(repo) == count))
                continue;
            var chosen = Choose([.. news[repo].Concat(await WaitingCandidates.OfRepositoryAsync(s, repo)).DistinctBy(c => (c.CommentKey, c.Hash))], (int)count.Open);
            if (chosen.Count == 0 && !news.Contains(repo))
                settled[repo] = count;
            next.AddRange(chosen);
        }
        return next;
    }

    /// <summary>Pure.</summary>
    /// <param name="open">Proposals of the repository that wait for a person already.</param>
    public static List<NextProposal> Choose(IReadOnlyList<WaitingCandidate> waiting, int open)
    {
        var of = new Dictionary<MinedCandidate, WaitingCandidate>(ReferenceEqualityComparer.Instance);
        foreach (var one in waiting)
            of[one.Mined] = one;
        return [.. MinedRanking.Choose(MinedRanking.Rank([.. of.Keys]), open).Select(c => new NextProposal(
            [of[c.Lead], .. c.Members.Where(m => m != c.Lead).Select(m => of[m])], c.IsRepeated, string.Join(", ", c.Reasons)))];
    }

    /// <returns>What the comments behind them have come to, by comment.</returns>
    public static async Task<Dictionary<string, Effect>> PutForwardAsync(WriteSession s, Teacher teacher, IReadOnlyList<NextProposal> next)
    {
        var effects = new Dictionary<string, Effect>(StringComparer.Ordinal);
        foreach (var proposal in next)
        {
            var members = new List<WaitingCandidate>();
            foreach (var member in proposal.Members)
                if (await WaitingCandidates.IsWaitingAsync(s, member))
                    members.Add(member);
            if (members.Count == 0 || await OpenAsync(s, members[0].Screened.Candidate.Sources[0].Repo) >= MinedRanking.RoomFor(proposal.IsRepeated))
                continue;
            var (effect, lessonId) = await teacher.ProposeAsync(members, proposal.Why);
            foreach (var member in members)
            {
                await WaitingCandidates.RemoveAsync(s, member);
                if (await ReadingStore.FindAsync(s, member.CommentKey) is not { } reading)
                    continue;
                effects[member.CommentKey] = With(reading.Effect, effect, lessonId is null ? [] : [new(member.Hash, lessonId, Own: member == members[0])]);
                await ReadingStore.ChangeAsync(s, member.CommentKey, effects[member.CommentKey]);
            }
        }
        return effects;
    }

    /// <summary>Beside what else the comment taught.</summary>
    private static Effect With(Effect before, Effect effect, TaughtDraft[] drafts) => before.Lessons.Count == 0
        ? effect with { Drafts = [.. before.Drafts, .. drafts] }
        : new(before.Outcome, $"{before.Reason}; {effect.Reason}", [.. before.Lessons.Concat(effect.Lessons).Distinct()], [.. before.Drafts, .. drafts]);

    private static Task<long> OpenAsync(Session s, string repo) =>
        s.ScalarAsync<long>("select count(*) from lessons where repo = @repo and status = 'proposed' and erased = 0", new { repo });
}

/// <summary>A rule to put before a person.</summary>
/// <param name="Members">Everybody who said it; the best wording first.</param>
/// <param name="Why">Why it comes before others, with its count.</param>
internal sealed record NextProposal(IReadOnlyList<WaitingCandidate> Members, bool IsRepeated, string Why);
