namespace Memory.Indexing.Fusing;

/// <summary>Fuses what the channels found. Pure.</summary>
public static class Fusion
{
    /// <summary>Best first; equal scores in order of id.</summary>
    /// <param name="found">At most one list a channel. A list that is missing is a channel that could not be asked.</param>
    public static List<FusedCandidate> Fuse(IReadOnlyList<ChannelCandidates> found, FusionWeights weights, int limit)
    {
        var scores = new Dictionary<string, (float Words, float Ngrams, float Vectors)>(StringComparer.Ordinal);
        foreach (var (channel, candidates) in found)
            foreach (var (id, score) in candidates)
            {
                if (!float.IsFinite(score))
                    continue;
                scores[id] = With(scores.GetValueOrDefault(id), channel, score);
            }
        var scale = new FusionScale(weights, Range(Channel.Words), Range(Channel.Ngrams), Range(Channel.Vectors));
        var fused = new List<FusedCandidate>(scores.Count);
        foreach (var (id, s) in scores)
            fused.Add(new FusedCandidate(id, scale.Score(s.Words, s.Ngrams, s.Vectors)));
        fused.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Id, b.Id));
        return fused.Count > limit ? fused[..Math.Max(0, limit)] : fused;

        ChannelRange Range(Channel channel) =>
            ChannelRange.Of(found.FirstOrDefault(f => f.Channel == channel)?.Candidates.Select(c => c.Score).ToArray());
    }

    private static (float, float, float) With((float Words, float Ngrams, float Vectors) known, Channel channel, float score) => channel switch
    {
        Channel.Words => (score, known.Ngrams, known.Vectors),
        Channel.Ngrams => (known.Words, score, known.Vectors),
        _ => (known.Words, known.Ngrams, score),
    };
}
