using System.Collections.Concurrent;

namespace Memory.Indexing.Bm25;

/// <summary>A term of one partition's vocabulary. One object a term, compared by reference.</summary>
internal sealed class Term(string text)
{
    private int documents;

    public string Text { get; } = text;

    /// <summary>Living documents that have it; written under the partition's writer lock alone.</summary>
    public int Documents
    {
        get => Volatile.Read(ref documents);
        set => Volatile.Write(ref documents, value);
    }
}

/// <summary>
/// The terms of a partition, also by first letter and length, where misspelt words are looked for.
/// One writer, any number of readers.
/// </summary>
internal sealed class Vocabulary
{
    private readonly ConcurrentDictionary<string, Term> terms = new(concurrencyLevel: 1, capacity: 31, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(char First, int Length), ConcurrentDictionary<string, Term>> alike = new();

    private readonly List<Term> emptied = [];

    public Term? Find(string text) => terms.GetValueOrDefault(text);

    public IEnumerable<Term> All => terms.Select(t => t.Value);

    public IEnumerable<Term> Alike(char first, int length) =>
        alike.TryGetValue((first, length), out var found) ? found.Select(t => t.Value) : [];

    /// <summary>The term, with one document more.</summary>
    public Term Count(string text)
    {
        if (!terms.TryGetValue(text, out var term))
        {
            term = new Term(text);
            terms[text] = term;
            if (Spelling.CanBeMeant(text))
                alike.GetOrAdd((text[0], text.Length), static _ => new(concurrencyLevel: 1, capacity: 7, StringComparer.Ordinal))[text] = term;
        }
        term.Documents++;
        return term;
    }

    /// <summary>One document less has it; readers may still hold a snapshot in which it has more.</summary>
    public void Discount(Term term)
    {
        if (--term.Documents == 0)
            emptied.Add(term);
    }

    /// <summary>Forgets terms of no document, once readers have been given a snapshot without them.</summary>
    public void Sweep()
    {
        foreach (var term in emptied)
        {
            if (term.Documents > 0)
                continue;
            terms.TryRemove(term.Text, out _);
            if (Spelling.CanBeMeant(term.Text) && alike.TryGetValue((term.Text[0], term.Text.Length), out var like))
                like.TryRemove(term.Text, out _);
        }
        emptied.Clear();
    }
}
