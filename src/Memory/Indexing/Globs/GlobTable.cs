using System.Text;
using Memory.Indexing.Segments;

namespace Memory.Indexing.Globs;

/// <summary>
/// The globs of a segment by what a file must have for one to match: a folder, a name, an ending. Thousands of globs then cost
/// a request no more than the few that speak of its files.
/// </summary>
internal sealed class GlobTable
{
    private readonly TermTable keys;
    /// <summary>Where the tags of a key begin; one more than keys.</summary>
    private readonly int[] starts;
    private readonly int[] tagsByKey;

    /// <param name="tags">Those that begin with <see cref="LessonText.GlobTag"/> are globs.</param>
    public GlobTable(TermTable tags)
    {
        var mark = Encoding.UTF8.GetBytes(LessonText.GlobTag);
        var byKey = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var tag = 0; tag < tags.Count; tag++)
            if (tags[tag].StartsWith(mark))
                foreach (var key in GlobKeys.OfGlob(tags.Text(tag)[LessonText.GlobTag.Length..]))
                    if (byKey.TryGetValue(key, out var known))
                        known.Add(tag);
                    else
                        byKey[key] = [tag];
        var ordered = byKey.Select(k => (Letters: Encoding.UTF8.GetBytes(k.Key), Tags: k.Value)).ToArray();
        Array.Sort(ordered, static (a, b) => TermTable.Compare(a.Letters, b.Letters));
        var terms = new TermTable.Builder();
        var (ends, all) = (new List<int> { 0 }, new List<int>());
        foreach (var (letters, found) in ordered)
        {
            terms.Add(letters);
            all.AddRange(found);
            ends.Add(all.Count);
        }
        (keys, starts, tagsByKey) = (terms.Build(), [.. ends], [.. all]);
    }

    /// <summary>Places of tags whose globs may match a file with this key.</summary>
    public ReadOnlySpan<int> Of(string key) =>
        keys.Find(Encoding.UTF8.GetBytes(key)) is >= 0 and var at ? tagsByKey.AsSpan(starts[at], starts[at + 1] - starts[at]) : [];
}
