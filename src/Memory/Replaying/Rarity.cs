namespace Memory.Replaying;

/// <summary>How alike two sets of words are, where a word that everybody uses counts little.</summary>
internal sealed class Rarity
{
    private readonly Dictionary<string, int> users = new(StringComparer.Ordinal);
    private int texts;

    public void Add(HashSet<string> words)
    {
        texts++;
        foreach (var word in words)
            users[word] = users.GetValueOrDefault(word) + 1;
    }

    /// <summary>Symmetrical, 0 to 1: the weight of the shared words in the weight of all, each side counted alike.</summary>
    /// <param name="shared">How many they share.</param>
    public double Likeness(HashSet<string> a, HashSet<string> b, out int shared)
    {
        var common = 0.0;
        shared = 0;
        foreach (var word in a)
            if (b.Contains(word))
            {
                common += Weight(word);
                shared++;
            }
        return common == 0 ? 0 : 2 * common / (a.Sum(Weight) + b.Sum(Weight));
    }

    private double Weight(string word) => Math.Log((texts + 1) / (users.GetValueOrDefault(word) + 0.5)) is > 0.05 and var weight ? weight : 0.05;
}
