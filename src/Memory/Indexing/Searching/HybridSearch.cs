using System.Buffers;
using Memory.Indexing.Fusing;
using Memory.Indexing.Segments;

namespace Memory.Indexing.Searching;

/// <summary>
/// One search over the partitions that a grant opens. Scores lie in rented arrays, a place for each document of each partition;
/// what was written since the snapshots were taken is not seen.
/// </summary>
internal sealed class HybridSearch<T>
{
    /// <summary>Found by no word of it: a document must be so near in characters, else it is a stranger.</summary>
    private const float NgramsMin = 0.08f;

    private readonly Snapshot<T>[] partitions;
    private readonly int[] bases;
    private readonly int places;
    private readonly PreparedQuery query;
    private readonly byte marks;

    /// <param name="marks">Kinds of documents that are wanted.</param>
    public HybridSearch(IEnumerable<Partition<T>> opened, PreparedQuery query, byte marks)
    {
        partitions = [.. opened.Select(p => p.Current).Where(s => s.Documents > 0)];
        bases = new int[partitions.Length];
        for (var p = 0; p < partitions.Length; p++)
        {
            bases[p] = places;
            places += partitions[p].Slots;
        }
        this.query = query;
        this.marks = marks;
    }

    public List<Found<T>> Best(int limit)
    {
        if (query.IsEmpty || limit <= 0 || places == 0)
            return [];
        var words = ArrayPool<float>.Shared.Rent(places);
        var ngrams = ArrayPool<float>.Shared.Rent(places);
        var terms = new List<FoundTerm>[partitions.Length];
        Array.Clear(words, 0, places);
        Array.Clear(ngrams, 0, places);
        for (var p = 0; p < partitions.Length; p++)
        {
            terms[p] = PartitionTerms.Of(query, partitions[p]);
            WordScorer.Score(partitions[p], terms[p], words.AsSpan(bases[p], partitions[p].Slots));
            NgramScorer.Score(partitions[p], query, ngrams.AsSpan(bases[p], partitions[p].Slots));
        }
        Hide(words, ngrams);
        var found = Fused(words, ngrams, terms, limit);
        ArrayPool<float>.Shared.Return(words);
        ArrayPool<float>.Shared.Return(ngrams);
        return found;
    }

    /// <summary>What is dead or of another kind must not even be the best that others are measured against.</summary>
    private void Hide(float[] words, float[] ngrams)
    {
        for (var p = 0; p < partitions.Length; p++)
            for (var v = 0; v < partitions[p].Views.Length; v++)
            {
                var view = partitions[p].Views[v];
                var from = bases[p] + partitions[p].Bases[v];
                var kinds = view.Segment.Marks;
                for (var slot = 0; slot < kinds.Length; slot++)
                    if ((kinds[slot] & marks) == 0 || !view.Lives(slot))
                        words[from + slot] = ngrams[from + slot] = 0;
            }
    }

    private List<Found<T>> Fused(float[] words, float[] ngrams, List<FoundTerm>[] terms, int limit)
    {
        float bestWords = 0, bestNgrams = 0;
        for (var i = 0; i < places; i++)
        {
            bestWords = Math.Max(bestWords, words[i]);
            bestNgrams = Math.Max(bestNgrams, ngrams[i]);
        }
        var weights = query.Plan.Weights;
        var scale = new FusionScale(weights, bestWords, bestNgrams, 0);
        var topScores = ArrayPool<float>.Shared.Rent(limit);
        var topPlaces = ArrayPool<int>.Shared.Rent(limit);
        var top = new TopSlots(topScores.AsSpan(0, limit), topPlaces.AsSpan(0, limit));
        Func<int, int, bool> isBefore = IsBefore;
        for (var i = 0; i < places; i++)
        {
            if (words[i] <= 0 && ngrams[i] < NgramsMin)
                continue;
            var score = scale.Score(words[i], ngrams[i], float.NaN);
            if (score >= top.Least && score > 0)
                top.Add(score, i, isBefore);
        }
        var found = new List<Found<T>>(top.Count);
        for (var i = 0; i < top.Count; i++)
        {
            var place = topPlaces[i];
            var (p, v, slot) = At(place);
            var segment = partitions[p].Views[v].Segment;
            found.Add(new Found<T>(segment.Items[slot], segment.Ids[slot], topScores[i], new Likeness(words[place], ngrams[place], float.NaN),
                TermMatches.Of(query, terms[p], partitions[p], v, slot)));
        }
        ArrayPool<float>.Shared.Return(topScores);
        ArrayPool<int>.Shared.Return(topPlaces);
        found.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Id, b.Id));
        return found;
    }

    private bool IsBefore(int a, int b) => string.CompareOrdinal(IdAt(a), IdAt(b)) < 0;

    private string IdAt(int place)
    {
        var (p, v, slot) = At(place);
        return partitions[p].Views[v].Segment.Ids[slot];
    }

    private (int Partition, int View, int Slot) At(int place)
    {
        var p = Last(bases, place);
        var v = Last(partitions[p].Bases, place - bases[p]);
        return (p, v, place - bases[p] - partitions[p].Bases[v]);
    }

    /// <summary>The last that begins at or before a place.</summary>
    private static int Last(int[] starts, int place)
    {
        var at = Array.BinarySearch(starts, place);
        return at >= 0 ? at : ~at - 1;
    }
}
