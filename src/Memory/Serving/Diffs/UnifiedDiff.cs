using System.Text;

namespace Memory.Serving;

/// <summary>A unified diff as git, diff and code hosts write it: whole, a hunk alone, or combined of several parents.</summary>
public sealed record UnifiedDiff(IReadOnlyList<DiffFile> Files)
{
    /// <summary>Of what a search reads; a check reads all that it was sent.</summary>
    private const int CharactersMax = 400_000;
    private const int AddedMax = 24_000;
    private const int AroundMax = 8_000;
    private const int LineMax = 500;
    private const int PathsMax = 300;

    /// <summary>Never throws; what is no diff has no files.</summary>
    public static UnifiedDiff Of(string? diff) => new(string.IsNullOrEmpty(diff) ? [] : DiffReader.Read(diff));

    /// <summary>A hunk of one file, as code hosts give it with a comment.</summary>
    public static UnifiedDiff Hunk(string path, string hunk) =>
        new([.. Of(hunk).Files.Take(1).Select(f => f with { Path = path })]);

    /// <summary>The first part of a diff, as much as a search reads.</summary>
    public static UnifiedDiff Beginning(string? diff) => Of(diff is { Length: > CharactersMax } ? diff[..CharactersMax] : diff);

    /// <summary>After the change; of deleted files, before it.</summary>
    public IReadOnlyList<string> Paths { get; } =
        [.. Files.Select(f => f.Path).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).Take(PathsMax)];

    /// <summary>Joined with line breaks, without the plus signs, and cut.</summary>
    public string Added => Join(AddedMax, h => h.Lines.Where(l => l.Sign == DiffSign.Added).Select(h.Of));

    /// <summary>What was removed, what stands around it, and the names behind the hunks' line numbers; cut.</summary>
    public string Around => Join(AroundMax, h => h.Lines.Where(l => l.Sign != DiffSign.Added).Select(h.Of).Prepend(h.Heading));

    private string Join(int max, Func<DiffHunk, IEnumerable<string>> lines)
    {
        var text = new StringBuilder();
        foreach (var line in Files.SelectMany(f => f.Hunks).SelectMany(lines))
        {
            if (text.Length >= max)
                break;
            if (line.Length > 0)
                text.Append(line.AsSpan(0, Math.Min(line.Length, LineMax))).Append('\n');
        }
        return text.ToString();
    }
}
