namespace Memory.Indexing.Fusing;

/// <summary>
/// Brings the channels of one query to one scale: each score is taken as a share of its channel's best. A channel that found
/// nothing, or that is not there, leaves its weight to the others.
/// </summary>
public readonly struct FusionScale
{
    private readonly float words, ngrams, vectors, withoutVectors;

    /// <param name="bestWords">The highest score of the channel among all that may be answered; 0 or less where it found nothing.</param>
    public FusionScale(FusionWeights weights, float bestWords, float bestNgrams, float bestVectors)
    {
        var known = Weight(weights.Words, bestWords) + Weight(weights.Ngrams, bestNgrams);
        var all = known + Weight(weights.Vectors, bestVectors);
        words = Share(weights.Words, bestWords, all);
        ngrams = Share(weights.Ngrams, bestNgrams, all);
        vectors = Share(weights.Vectors, bestVectors, all);
        withoutVectors = known > 0 ? all / known : 0;
    }

    /// <summary>0 to 1.</summary>
    /// <param name="vector">NaN for a document that has no vector: the other channels speak for it alone.</param>
    public float Score(float word, float ngram, float vector)
    {
        var known = Math.Max(0, word) * words + Math.Max(0, ngram) * ngrams;
        return float.IsNaN(vector) ? known * withoutVectors : known + Math.Max(0, vector) * vectors;
    }

    private static float Weight(float weight, float best) => best > 0 && float.IsFinite(best) ? weight : 0;

    private static float Share(float weight, float best, float all) => Weight(weight, best) > 0 ? weight / (best * all) : 0;
}
