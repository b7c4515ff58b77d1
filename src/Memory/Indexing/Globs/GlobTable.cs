using System.Text;
using Memory.Indexing.Segments;

namespace Memory.Indexing.Globs;

/// <summary>
/// The globs of a segment by what a file must have for one to match: a folder, a name, an ending. Thousands of globs then cost
/// a request no more than the few that speak of its files.
/// </summary>
internal sealed class GlobTable
{
    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);

    /// <param name="tags">Those that begin with <see cref="LessonText.GlobTag"/> are globs.</param>
    public GlobTable(TermTable tags)
    {
        var mark = Encoding.UTF8.GetBytes(LessonText.GlobTag);
        for (var tag = 0; tag < tags.Count; tag++)
            if (tags[tag].StartsWith(mark))
                foreach (var key in GlobKeys.OfGlob(tags.Text(tag)[LessonText.GlobTag.Length..]))
                    if (byKey.TryGetValue(key, out var known))
                        known.Add(tag);
                    else
                        byKey[key] = [tag];
    }

    /// <summary>Places of tags whose globs may match a file with this key.</summary>
    public IReadOnlyList<int> Of(string key) => byKey.TryGetValue(key, out var tags) ? tags : [];
}
