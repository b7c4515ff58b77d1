namespace Memory.Text;

/// <summary>
/// Finds the few texts that share the rarest terms with another, so that comparing all texts of a set with each other grows with
/// their number and not with its square. Deterministic.
/// </summary>
/// <param name="texts">The terms of each text of the set.</param>
public sealed class NearTexts(IReadOnlyList<HashSet<string>> texts)
{
    private const int TermsMax = 12;
    private const int PostingsMax = 48;

    private readonly Dictionary<string, int> frequency = texts.SelectMany(t => t).GroupBy(t => t, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> postings = new(StringComparer.Ordinal);

    /// <summary>Makes a text of the set findable, under a number of the caller's.</summary>
    public void Add(int text, int number)
    {
        foreach (var term in Rare(text))
        {
            if (!postings.TryGetValue(term, out var list))
                postings[term] = list = [];
            // A term of everybody tells nobody apart: the latest are enough.
            if (list.Count == PostingsMax)
                list.RemoveAt(0);
            list.Add(number);
        }
    }

    /// <summary>Numbers of what was added and shares terms with a text of the set; most shared terms first.</summary>
    public IEnumerable<int> Of(int text, int most)
    {
        var shared = new Dictionary<int, int>();
        foreach (var term in Rare(text))
            foreach (var number in postings.GetValueOrDefault(term) ?? [])
                shared[number] = shared.GetValueOrDefault(number) + 1;
        return shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(most).Select(s => s.Key);
    }

    private IEnumerable<string> Rare(int text) =>
        texts[text].OrderBy(t => frequency[t]).ThenBy(t => t, StringComparer.Ordinal).Take(TermsMax);
}
