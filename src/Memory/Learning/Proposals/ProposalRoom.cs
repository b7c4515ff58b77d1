using Memory.Distillation.Mining.Ranking;
using Memory.Storage;

namespace Memory.Learning.Proposals;

/// <summary>How a mined candidate stands among those of its batch.</summary>
public enum ProposalStanding { Once, Repeated, Beyond }

/// <summary>
/// Mined proposals come to a person in a number that a person can read: a batch is ranked as a whole, and a repository never has
/// more open proposals than <see cref="MinedRanking.ProposalsMax"/>. Half of the room is kept for what was said more than once.
/// What finds no room is still a passage of its thread, and is proposed when it is said again and there is room.
/// </summary>
internal static class ProposalRoom
{
    private const int ForOnce = MinedRanking.ProposalsMax / 2;

    public static List<LearningStep> Rank(List<LearningStep> steps)
    {
        var standing = new Dictionary<string, ProposalStanding>(StringComparer.Ordinal);
        foreach (var repo in steps.Where(s => s.Reading?.Kind == ReadingKind.Propose).GroupBy(s => s.Reading!.Comment.Repo))
        {
            var ranked = MinedRanking.Rank([.. repo.SelectMany(s => s.Reading!.Candidates.Select(c => MinedCandidate.Of(c.Candidate, s.Work.Thread)))]);
            foreach (var cluster in ranked)
                foreach (var member in cluster.Members)
                    standing[member.Candidate.Sources[0].Key] = cluster.IsRepeated ? ProposalStanding.Repeated : ProposalStanding.Once;
            foreach (var member in ranked.Skip(MinedRanking.ProposalsMax).SelectMany(c => c.Members))
                standing[member.Candidate.Sources[0].Key] = ProposalStanding.Beyond;
        }
        return [.. steps.Select(step => step.Reading is { } reading && standing.TryGetValue(step.CommentKey, out var at)
            ? step with { Reading = reading with { Standing = at } }
            : step)];
    }

    /// <returns>Why there is no room for a new proposal, in words for a person; null where there is.</returns>
    public static async Task<string?> RefusalAsync(WriteSession s, string repo, ProposalStanding standing)
    {
        var open = await s.ScalarAsync<long>("select count(*) from lessons where repo = @repo and status = 'proposed' and erased = 0", new { repo });
        var room = standing switch { ProposalStanding.Beyond => 0, ProposalStanding.Once => ForOnce, _ => MinedRanking.ProposalsMax };
        return open < room ? null
            : standing == ProposalStanding.Once && open < MinedRanking.ProposalsMax
                ? $"said once, and {open} proposals wait for a person already: kept as a passage until it is said again"
                : $"{open} proposals wait for a person already and others of its batch come first: kept as a passage until it is said again";
    }
}
