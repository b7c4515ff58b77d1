using System.Collections.Concurrent;

namespace Memory.Indexing.Bm25;

/// <summary>
/// Terms as numbers, one table for all partitions of an index: a word of a thousand repositories is kept once. Which documents
/// have it, and how many, is known to their partition alone. Grows only; any number of readers without a lock.
/// </summary>
internal sealed class TermTable
{
    public const int None = -1;

    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Lock adding = new();
    private string[] texts = new string[1024];
    private int count;

    /// <returns><see cref="None"/> when no document ever had it.</returns>
    public int Find(string text) => numbers.TryGetValue(text, out var number) ? number : None;

    public string TextOf(int term) => Volatile.Read(ref texts)[term];

    /// <summary>Its number, a new one for a new term.</summary>
    public int NumberOf(string text)
    {
        if (numbers.TryGetValue(text, out var known))
            return known;
        lock (adding)
        {
            if (numbers.TryGetValue(text, out known))
                return known;
            var array = texts;
            if (count == array.Length)
                Array.Resize(ref array, array.Length * 2);
            array[count] = text;
            // The text before its number: who finds the number can read the text.
            Volatile.Write(ref texts, array);
            numbers[text] = count;
            return count++;
        }
    }
}
