namespace Memory.Indexing.Bm25;

/// <summary>
/// What a reader sees of a partition, whatever is written meanwhile: documents of these segments that had not died at this version.
/// </summary>
/// <param name="Documents">Living ones.</param>
/// <param name="AverageLength">Of the living ones, in weighted terms.</param>
internal sealed record Snapshot<T>(long Version, Segment<T>[] Segments, int Documents, double AverageLength) where T : class
{
    public static readonly Snapshot<T> Empty = new(0, [], 0, 0);

    public bool Has(Document<T> document) => document.DiedAt > Version;

    public IEnumerable<Document<T>> All()
    {
        foreach (var segment in Segments)
            foreach (var document in segment.Documents)
                if (Has(document))
                    yield return document;
    }

    public IEnumerable<Document<T>> Tagged(int tag)
    {
        foreach (var segment in Segments)
            for (var i = 0; i < segment.PostingsOf(tag).Slots.Length; i++)
                if (segment.Documents[segment.PostingsOf(tag).Slots[i]] is var document && Has(document))
                    yield return document;
    }

    /// <summary>Labels that documents have, each once.</summary>
    public IEnumerable<int> Tags() => Segments.SelectMany(s => s.Tags).Distinct();

    /// <summary>How many living documents have the term.</summary>
    public int CountOf(int term)
    {
        var count = 0;
        foreach (var segment in Segments)
        {
            var slots = segment.PostingsOf(term).Slots;
            if (segment.Dead == 0)
            {
                count += slots.Length;
                continue;
            }
            foreach (var slot in slots)
                if (Has(segment.Documents[slot]))
                    count++;
        }
        return count;
    }

    /// <summary>Terms that begin with the letter and have so many letters; the same one more than once.</summary>
    public IEnumerable<int> Alike(TermTable table, char first, int lengthMin, int lengthMax)
    {
        foreach (var segment in Segments)
            for (var i = 0; i < segment.Terms.Length; i++)
                if (table.TextOf(segment.Terms[i]) is var text && text.Length >= lengthMin && text.Length <= lengthMax && text[0] == first)
                    yield return segment.Terms[i];
    }
}
