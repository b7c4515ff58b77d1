namespace Memory.Indexing.Searching;

/// <summary>The best so many places, as a heap with the worst on top in rented arrays.</summary>
internal ref struct TopSlots(Span<float> scores, Span<int> places)
{
    private readonly Span<float> scores = scores;
    private readonly Span<int> places = places;

    public int Count { get; private set; }

    /// <summary>Below it nothing gets in; equal scores do, since their ids decide.</summary>
    public readonly float Least => Count < scores.Length ? float.MinValue : scores[0];

    /// <param name="isBefore">Of two places with the same score, which comes first.</param>
    public void Add(float score, int place, Func<int, int, bool> isBefore)
    {
        if (Count < scores.Length)
        {
            var at = Count++;
            (scores[at], places[at]) = (score, place);
            while (at > 0 && Worse(at, (at - 1) / 2, isBefore))
            {
                Swap(at, (at - 1) / 2);
                at = (at - 1) / 2;
            }
            return;
        }
        if (score < scores[0] || (score == scores[0] && !isBefore(place, places[0])))
            return;
        (scores[0], places[0]) = (score, place);
        for (var at = 0; ;)
        {
            var least = at;
            for (var child = 2 * at + 1; child <= 2 * at + 2 && child < Count; child++)
                if (Worse(child, least, isBefore))
                    least = child;
            if (least == at)
                return;
            Swap(at, least);
            at = least;
        }
    }

    private readonly bool Worse(int a, int b, Func<int, int, bool> isBefore) =>
        scores[a] < scores[b] || (scores[a] == scores[b] && isBefore(places[b], places[a]));

    private readonly void Swap(int a, int b)
    {
        (scores[a], scores[b]) = (scores[b], scores[a]);
        (places[a], places[b]) = (places[b], places[a]);
    }
}
