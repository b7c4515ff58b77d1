namespace Memory.Indexing.Fusing;

/// <summary>Fuses what the channels found. Pure.</summary>
public static class Fusion
{
    /// <summary>Best first; equal scores in order of id.</summary>
    /// <param name="found">At most one list a channel. A list that is missing is a channel that could not be asked.</param>
    public static List<FusedCandidate> Fuse(IReadOnlyList<ChannelCandidates> found, FusionWeights weights, int limit)
    {
        var scores = new Dictionary<string, (float Words, float Ngrams, float Vectors)>(StringComparer.Ordinal);
        Span<float> best = [0, 0, 0];
        foreach (var (channel, candidates) in found)
            foreach (var (id, score) in candidates)
            {
                if (!float.IsFinite(score))
                    continue;
                best[(int)channel] = Math.Max(best[(int)channel], score);
                scores[id] = With(scores.GetValueOrDefault(id), channel, score);
            }
        var scale = new FusionScale(weights, best[0], best[1], best[2]);
        var fused = new List<FusedCandidate>(scores.Count);
        foreach (var (id, s) in scores)
            fused.Add(new FusedCandidate(id, scale.Score(s.Words, s.Ngrams, s.Vectors)));
        fused.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Id, b.Id));
        return fused.Count > limit ? fused[..Math.Max(0, limit)] : fused;
    }

    private static (float, float, float) With((float Words, float Ngrams, float Vectors) known, Channel channel, float score) => channel switch
    {
        Channel.Words => (score, known.Ngrams, known.Vectors),
        Channel.Ngrams => (known.Words, score, known.Vectors),
        _ => (known.Words, known.Ngrams, score),
    };
}
