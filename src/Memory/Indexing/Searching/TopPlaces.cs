using System.Buffers;

namespace Memory.Indexing.Searching;

/// <summary>The best so many places: a heap with the worst on top, in rented arrays.</summary>
internal sealed class TopPlaces(int limit) : IDisposable
{
    private readonly float[] scores = ArrayPool<float>.Shared.Rent(limit);
    private readonly int[] places = ArrayPool<int>.Shared.Rent(limit);

    public int Count { get; private set; }

    /// <summary>Below it nothing gets in; equal scores may, since the order of places decides.</summary>
    public float Least => Count < limit ? float.MinValue : scores[0];

    /// <summary>In no order.</summary>
    public (float Score, int Place) this[int i] => (scores[i], places[i]);

    /// <param name="isBefore">Of two places with the same score, which comes first.</param>
    public void Add(float score, int place, Func<int, int, bool> isBefore)
    {
        if (Count < limit)
        {
            (scores[Count], places[Count]) = (score, place);
            Rise(Count++, isBefore);
        }
        else if (score > scores[0] || (score == scores[0] && isBefore(place, places[0])))
        {
            (scores[0], places[0]) = (score, place);
            Sink(isBefore);
        }
    }

    /// <summary>Best first.</summary>
    public List<(float Score, int Place)> Sorted(Func<int, int, bool> isBefore)
    {
        var all = new List<(float Score, int Place)>(Count);
        for (var i = 0; i < Count; i++)
            all.Add((scores[i], places[i]));
        all.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Place == b.Place ? 0 : isBefore(a.Place, b.Place) ? -1 : 1);
        return all;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<int>.Shared.Return(places);
    }

    private void Rise(int at, Func<int, int, bool> isBefore)
    {
        while (at > 0 && IsWorse(at, (at - 1) / 2, isBefore))
        {
            Swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void Sink(Func<int, int, bool> isBefore)
    {
        for (var at = 0; ;)
        {
            var least = at;
            for (var child = 2 * at + 1; child <= 2 * at + 2 && child < Count; child++)
                if (IsWorse(child, least, isBefore))
                    least = child;
            if (least == at)
                return;
            Swap(at, least);
            at = least;
        }
    }

    private bool IsWorse(int a, int b, Func<int, int, bool> isBefore) =>
        scores[a] < scores[b] || (scores[a] == scores[b] && isBefore(places[b], places[a]));

    private void Swap(int a, int b)
    {
        (scores[a], scores[b]) = (scores[b], scores[a]);
        (places[a], places[b]) = (places[b], places[a]);
    }
}
