using System.Numerics;

namespace Memory.Indexing.Fusing;

/// <summary>
/// Brings the channels of one query to one scale. A score counts by where it stands between what the channel gives to anybody and
/// its best, and a little as a share of the best, so that those below are ordered too. A channel that found nothing, or that is not
/// there, leaves its weight to the others.
/// </summary>
public readonly struct FusionScale
{
    /// <summary>Of a channel's weight, what counts as a share of its best; found on the development sets as the weights were.</summary>
    private const float AsShare = 0.2f;

    private readonly Line words, ngrams, vectors;
    private readonly float withoutVectors;

    public FusionScale(FusionWeights weights, ChannelRange words, ChannelRange ngrams, ChannelRange vectors)
    {
        var known = Weight(weights.Words, words) + Weight(weights.Ngrams, ngrams);
        var all = known + Weight(weights.Vectors, vectors);
        this.words = Line.Of(Weight(weights.Words, words) / all, words);
        this.ngrams = Line.Of(Weight(weights.Ngrams, ngrams) / all, ngrams);
        this.vectors = Line.Of(Weight(weights.Vectors, vectors) / all, vectors);
        withoutVectors = known > 0 ? all / known : 0;
    }

    /// <summary>0 to 1.</summary>
    /// <param name="vector">NaN for a document that has no vector: the other channels speak for it alone.</param>
    public float Score(float word, float ngram, float vector)
    {
        var known = words.At(word) + ngrams.At(ngram);
        return float.IsNaN(vector) ? known * withoutVectors : known + vectors.At(vector);
    }

    /// <summary>The next document from <paramref name="from"/> on whose <see cref="Score"/> reaches <paramref name="least"/>, or the number of documents.</summary>
    /// <param name="ofWords">A score for each document, as <paramref name="ofNgrams"/> has.</param>
    /// <param name="ofVectors">The same, or empty where no document has a vector.</param>
    public int Next(ReadOnlySpan<float> ofWords, ReadOnlySpan<float> ofNgrams, ReadOnlySpan<float> ofVectors, float least, int from)
    {
        var i = from;
        var floor = new Vector<float>(least);
        for (; i + Vector<float>.Count <= ofWords.Length; i += Vector<float>.Count)
        {
            var known = words.At(new Vector<float>(ofWords[i..])) + ngrams.At(new Vector<float>(ofNgrams[i..]));
            var scores = known * withoutVectors;
            if (!ofVectors.IsEmpty)
            {
                var cosines = new Vector<float>(ofVectors[i..]);
                scores = Vector.ConditionalSelect(Vector.Equals(cosines, cosines), known + vectors.At(cosines), scores);
            }
            if (Vector.GreaterThanOrEqualAny(scores, floor))
                break;
        }
        for (; i < ofWords.Length; i++)
            if (Score(ofWords[i], ofNgrams[i], ofVectors.IsEmpty ? float.NaN : ofVectors[i]) >= least)
                break;
        return i;
    }

    private static float Weight(float weight, ChannelRange range) => range.Best > 0 && float.IsFinite(range.Best) ? weight : 0;

    /// <summary>A line that bends upwards where a score begins to be special, and reaches the channel's weight at its best.</summary>
    private readonly record struct Line(float Share, float Ordinary, float Above)
    {
        public static Line Of(float weight, ChannelRange range)
        {
            if (!(weight > 0))
                return default;
            // Where twenty are as good as the best, all that count are.
            var (bend, share) = range.Ordinary < range.Best ? (range.Ordinary, AsShare) : (0, 1);
            return new(share * weight / range.Best, bend, (1 - share) * weight / (range.Best - bend));
        }

        public float At(float score) => Math.Max(0, score) * Share + Math.Max(0, score - Ordinary) * Above;

        public Vector<float> At(Vector<float> scores) =>
            Vector.Max(Vector<float>.Zero, scores) * Share + Vector.Max(Vector<float>.Zero, scores - new Vector<float>(Ordinary)) * Above;
    }
}
