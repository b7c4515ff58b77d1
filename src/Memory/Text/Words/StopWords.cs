using System.Collections.Frozen;

namespace Memory.Text;

/// <summary>Words that carry no meaning for search and comparison. Negations are in here: polarity is read apart.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = Build();

    /// <param name="term">Lower case, stemmed or not.</param>
    public static bool Contains(string term) => Words.Contains(term);

    private static FrozenSet<string> Build()
    {
        const string words = """
            a about above after again all also am an and any are as at be because been before being below between both
            but by can cannot could did do does doing don down during each either else ever every few for from further
            get gets go had has have having he her here hers him his how i if in into is it its itself just let lets ll
            m may me might more most much must my neither never no nor not now of off on once only or other our ours
            out over own per please re s same shall she should so some such t than that the their theirs them then
            there these they this those through to too under until up upon us use used using ve very via was we well
            were what when where whether which while who whom whose why will with within without would yes yet you your
            yours
            """;
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            set.Add(word);
            set.Add(PorterStemmer.Stem(word));
        }
        return set.ToFrozenSet(StringComparer.Ordinal);
    }
}
