using Memory.Indexing.Embedding;
using Memory.Indexing.Fusing;
using Memory.Indexing.Segments;

namespace Memory.Indexing.Searching;

/// <summary>
/// One search over the partitions that a grant opens. Scores lie in rented arrays, a place for each document of each partition;
/// what is written after the snapshots were taken is not seen.
/// </summary>
internal sealed class HybridSearch<T>
{
    /// <summary>Vectors of so many documents are all compared; of more, those that words and n-grams put in front.</summary>
    public const int VectorsAllMax = 16_384;
    private const int VectorsFrontMax = 256;

    /// <summary>Found by no word of it: a document must be so near in characters or in meaning, else it is a stranger.</summary>
    private const float NgramsMin = 0.08f, VectorsMin = 0.3f;

    private readonly Snapshot<T>[] partitions;
    private readonly int[] bases;
    private readonly int places;
    private readonly PreparedQuery query;
    private readonly byte marks;
    private readonly Func<int, int, bool> isBefore;

    /// <param name="marks">Kinds of documents that are wanted.</param>
    public HybridSearch(IEnumerable<Snapshot<T>> opened, PreparedQuery query, byte marks)
    {
        partitions = [.. opened.Where(s => s.Slots > 0)];
        bases = new int[partitions.Length];
        for (var p = 0; p < partitions.Length; p++)
        {
            bases[p] = places;
            places += partitions[p].Slots;
        }
        this.query = query;
        this.marks = marks;
        isBefore = IsBefore;
    }

    public List<Found<T>> Best(int limit)
    {
        if (query.IsEmpty || limit <= 0 || places == 0)
            return [];
        using var words = new Scores(places);
        using var ngrams = new Scores(places);
        var terms = new List<FoundTerm>[partitions.Length];
        for (var p = 0; p < partitions.Length; p++)
        {
            terms[p] = PartitionTerms.Of(query, partitions[p]);
            if (query.Weights.Words > 0)
                WordScorer.Score(partitions[p], terms[p], words.All.Slice(bases[p], partitions[p].Slots));
            if (query.Weights.Ngrams > 0)
                NgramScorer.Score(partitions[p], query, ngrams.All.Slice(bases[p], partitions[p].Slots));
        }
        Hide(words.All, ngrams.All);
        var known = query.Weights.Words + query.Weights.Ngrams > 0;
        return places <= VectorsAllMax || !known
            ? Small(words.All, ngrams.All, terms, limit)
            : Large(words.All, ngrams.All, terms, limit);
    }

    /// <summary>What is dead or of another kind must not even be the best that others are measured against.</summary>
    private void Hide(Span<float> words, Span<float> ngrams)
    {
        for (var p = 0; p < partitions.Length; p++)
            for (var v = 0; v < partitions[p].Views.Length; v++)
            {
                var view = partitions[p].Views[v];
                if (view.IsWholly(marks))
                    continue;
                var from = bases[p] + partitions[p].Bases[v];
                for (var slot = 0; slot < view.Segment.Count; slot++)
                    if (!Wants(view, slot))
                        words[from + slot] = ngrams[from + slot] = 0;
            }
    }

    private bool Wants(SegmentView<T> view, int slot) => (view.Segment.Marks[slot] & marks) != 0 && view.Lives(slot);

    private List<Found<T>> Small(Span<float> words, Span<float> ngrams, List<FoundTerm>[] terms, int limit)
    {
        using var vectors = new Scores(places);
        var cosines = vectors.All;
        cosines.Fill(float.NaN);
        if (query is { Weights.Vectors: > 0, Vector: { } vector })
            Compare(vector, cosines);
        var scale = new FusionScale(query.Weights, ChannelRange.Of(words), ChannelRange.Of(ngrams), ChannelRange.Of(cosines));
        using var top = new TopPlaces(limit);
        for (var i = 0; (i = scale.Next(words, ngrams, cosines, Math.Max(top.Least, float.Epsilon), i)) < places; i++)
            if (words[i] > 0 || ngrams[i] >= NgramsMin || cosines[i] >= VectorsMin || query.Weights.Words == 0)
                Offer(top, scale.Score(words[i], ngrams[i], cosines[i]), i);
        var found = new List<Found<T>>(top.Count);
        foreach (var (score, place) in top.Sorted(isBefore))
            found.Add(At(place, score, new Likeness(words[place], ngrams[place], cosines[place]), terms));
        return found;
    }

    /// <summary>Cosines of all documents that are wanted and have a vector.</summary>
    private void Compare(CodedVector vector, Span<float> cosines)
    {
        for (var p = 0; p < partitions.Length; p++)
            for (var v = 0; v < partitions[p].Views.Length; v++)
            {
                var view = partitions[p].Views[v];
                var here = cosines.Slice(bases[p] + partitions[p].Bases[v], view.Segment.Count);
                view.Segment.Vectors.Cosines(vector, here);
                if (!view.IsWholly(marks))
                    for (var slot = 0; slot < here.Length; slot++)
                        if (!Wants(view, slot))
                            here[slot] = float.NaN;
            }
    }

    private List<Found<T>> Large(Span<float> words, Span<float> ngrams, List<FoundTerm>[] terms, int limit)
    {
        var (rangeOfWords, rangeOfNgrams) = (ChannelRange.Of(words), ChannelRange.Of(ngrams));
        var scale = new FusionScale(query.Weights, rangeOfWords, rangeOfNgrams, default);
        var vector = query.Weights.Vectors > 0 ? query.Vector : null;
        using var front = new TopPlaces(vector is not null ? Math.Max(limit, VectorsFrontMax) : limit);
        for (var i = 0; (i = scale.Next(words, ngrams, [], Math.Max(front.Least, float.Epsilon), i)) < places; i++)
            if (words[i] > 0 || ngrams[i] >= NgramsMin || query.Weights.Words == 0)
                Offer(front, scale.Score(words[i], ngrams[i], float.NaN), i);
        var cosines = new float[front.Count];
        var candidates = new List<(float Score, int Place, Likeness Likeness)>(front.Count);
        for (var i = 0; i < front.Count; i++)
        {
            var (score, place) = front[i];
            var cosine = vector is not null ? CosineAt(place, vector) : float.NaN;
            cosines[i] = cosine;
            candidates.Add((score, place, new Likeness(words[place], ngrams[place], cosine)));
        }
        if (ChannelRange.Of(cosines) is { Best: > 0 } rangeOfVectors)
        {
            scale = new FusionScale(query.Weights, rangeOfWords, rangeOfNgrams, rangeOfVectors);
            for (var i = 0; i < candidates.Count; i++)
                candidates[i] = candidates[i] with { Score = scale.Score(candidates[i].Likeness.Words, candidates[i].Likeness.Ngrams, candidates[i].Likeness.Vectors) };
        }
        candidates.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Place == b.Place ? 0 : IsBefore(a.Place, b.Place) ? -1 : 1);
        return [.. candidates.Take(limit).Select(c => At(c.Place, c.Score, c.Likeness, terms))];
    }

    private void Offer(TopPlaces top, float score, int place)
    {
        if (score > 0 && score >= top.Least)
            top.Add(score, place, isBefore);
    }

    private Found<T> At(int place, float score, Likeness likeness, List<FoundTerm>[] terms)
    {
        var (p, v, slot) = Find(place);
        var segment = partitions[p].Views[v].Segment;
        return new Found<T>(segment.Items[slot], segment.Ids[slot], score, likeness, () => TermMatches.Of(query, terms[p], partitions[p], v, slot));
    }

    private float CosineAt(int place, CodedVector vector)
    {
        var (p, v, slot) = Find(place);
        return partitions[p].Views[v].Segment.Vectors.Cosine(slot, vector);
    }

    /// <summary>Equal scores stand in order of id, so that an answer does not depend on history.</summary>
    private bool IsBefore(int a, int b)
    {
        var (p, v, slot) = Find(a);
        var (q, w, other) = Find(b);
        return string.CompareOrdinal(partitions[p].Views[v].Segment.Ids[slot], partitions[q].Views[w].Segment.Ids[other]) < 0;
    }

    private (int Partition, int View, int Slot) Find(int place)
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
