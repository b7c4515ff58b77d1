using System.Numerics;

namespace Memory.Indexing.Fusing;

/// <summary>What the scores of one channel for one query are worth: its best, and what it gives to a document that is nothing special.</summary>
/// <param name="Best">0 where the channel found nothing.</param>
/// <param name="Ordinary">The score of the twentieth; 0 where fewer were found.</param>
public readonly record struct ChannelRange(float Best, float Ordinary)
{
    private const int OrdinaryPlace = 20;

    /// <summary>Scores of zero or less say nothing, and what is no number is passed over.</summary>
    public static ChannelRange Of(ReadOnlySpan<float> scores)
    {
        Span<float> top = stackalloc float[OrdinaryPlace];
        top.Clear();
        var i = 0;
        // Most scores are no better than the twentieth so far: they are passed a vector at a time.
        for (; i + Vector<float>.Count <= scores.Length; i += Vector<float>.Count)
            if (Vector.GreaterThanAny(new Vector<float>(scores[i..]), new Vector<float>(top[^1])))
                for (var lane = i; lane < i + Vector<float>.Count; lane++)
                    Take(top, scores[lane]);
        for (; i < scores.Length; i++)
            Take(top, scores[i]);
        return new(top[0], top[^1]);
    }

    private static void Take(Span<float> top, float score)
    {
        if (!(score > top[^1]) || !float.IsFinite(score))
            return;
        var at = top.Length - 1;
        for (; at > 0 && top[at - 1] < score; at--)
            top[at] = top[at - 1];
        top[at] = score;
    }
}
