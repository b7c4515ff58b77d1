using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>Choices of which a rule can take one: tabs or spaces, before or after, one log level.</summary>
internal static class Alternatives
{
    private static readonly (FrozenDictionary<string, int[]> Groups, FrozenSet<string> Words) Table = Build();

    /// <summary>Do two concepts exclude each other?</summary>
    public static bool Exclude(string a, string b)
    {
        if (a == b || !Table.Groups.TryGetValue(a, out var left) || !Table.Groups.TryGetValue(b, out var right))
            return false;
        return left.Any(g => right.Contains(g));
    }

    /// <summary>Small words too (before, after) count when they are a choice.</summary>
    public static bool IsMember(string word) => Table.Words.Contains(word);

    /// <summary>Kinds of test are chosen among, and are places too: "in unit tests".</summary>
    public static bool IsPlace(string concept) => concept is "~unittest" or "~integrationtest" or "~e2etest";

    public static bool IsChoice(string concept) => Table.Groups.ContainsKey(concept);

    private static (FrozenDictionary<string, int[]>, FrozenSet<string>) Build()
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in AlternativeTable.Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            number++;
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add(word);
                var concept = word[0] == '~' ? word : Synonyms.ClassOf(word) ?? Stems.Of(word);
                if (!groups.TryGetValue(concept, out var list))
                    groups[concept] = list = [];
                list.Add(number);
            }
        }
        return (groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToArray(), StringComparer.Ordinal), words.ToFrozenSet(StringComparer.Ordinal));
    }
}
