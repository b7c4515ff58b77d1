namespace Memory.Training.Pairs;

/// <summary>One source: a folder with the files of a repository, and what its history says, as far as it was written beside them.</summary>
public static class SourceFolder
{
    private const int FileBytesMax = 400_000, PairsMax = 40_000;
    private static readonly string[] Documents = [".md", ".mdx", ".rst", ".adoc", ".asciidoc", ".markdown"];

    /// <summary>The same pairs for the same folder and seed, at most <see cref="PairsMax"/>, drawn from all kinds alike.</summary>
    public static List<TextPair> Read(string folder, int seed)
    {
        var random = new Random(HashCode(Path.GetFileName(folder)) ^ seed);
        var seen = new HashSet<int>();
        var pairs = new List<TextPair>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) is "commits.log")
                pairs.AddRange(CommitPairs.Bodies(File.ReadAllText(file)));
            else if (Path.GetFileName(file) is "patches.log")
                pairs.AddRange(CommitPairs.Changes(File.ReadAllText(file), random));
            else if (new FileInfo(file).Length <= FileBytesMax)
                pairs.AddRange(Documents.Contains(Path.GetExtension(file).ToLowerInvariant())
                    ? DocumentPairs.Of(file, File.ReadAllText(file), random, seen)
                    : CodePairs.Of(file, File.ReadAllText(file)));
        }
        var drawn = pairs.ToArray();
        random.Shuffle(drawn);
        return [.. drawn.Take(PairsMax)];
    }

    /// <summary>The framework's own differs from start to start.</summary>
    private static int HashCode(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c));
}
