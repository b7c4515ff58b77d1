using System.Text;
using Memory.Text;

namespace Memory.Documents;

/// <summary>A long text in parts, cut where it hurts least: between paragraphs, else between lines, else anywhere.</summary>
internal static class Parts
{
    /// <returns>Parts of at most <paramref name="charsMax"/> characters, in order; together all that is no blank line.</returns>
    public static IEnumerable<string> Of(IReadOnlyList<string> lines, int charsMax)
    {
        var part = new StringBuilder();
        foreach (var block in Blocks(lines).SelectMany(b => Pieces(b, charsMax)))
        {
            if (part.Length > 0 && part.Length + 2 + block.Length > charsMax)
            {
                yield return part.ToString();
                part.Clear();
            }
            part.Append(part.Length > 0 ? "\n\n" : "").Append(block);
        }
        if (part.Length > 0)
            yield return part.ToString();
    }

    /// <summary>Paragraphs; a code block is one, whatever blank lines it has.</summary>
    private static IEnumerable<string> Blocks(IReadOnlyList<string> lines)
    {
        var (block, fences) = (new List<string>(), new Fences());
        foreach (var line in lines)
        {
            if (fences.Holds(line) || !string.IsNullOrWhiteSpace(line))
                block.Add(line.TrimEnd());
            else if (block.Count > 0)
            {
                yield return string.Join('\n', block);
                block.Clear();
            }
        }
        if (block.Count > 0)
            yield return string.Join('\n', block).TrimEnd();
    }

    private static IEnumerable<string> Pieces(string block, int charsMax)
    {
        while (block.Length > charsMax)
        {
            var feed = block.LastIndexOf('\n', charsMax - 1);
            var end = feed > 0 ? feed : Shortening.Head(block, charsMax).Length;
            yield return block[..end];
            block = block[end..].TrimStart('\n');
        }
        if (block.Length > 0)
            yield return block;
    }
}
