using Memory.Lessons;
using Memory.Text;

namespace Memory.Publishing;

/// <summary>Evidence that is a line of a file of the team's own: the lesson was read from it, and the line stays theirs.</summary>
public static class FileEvidence
{
    /// <summary>Who wrote a line that nobody's name stands at.</summary>
    public const string Team = "the team";

    private const string Prefix = "file:";

    /// <summary>The same for the same words in the same file.</summary>
    public static string Key(string path, string words) =>
        $"{Prefix}{path}#{Digest.Of(words, 8)}";

    public static bool Is(Evidence evidence) => evidence.Path is not null && evidence.Comment.StartsWith(Prefix, StringComparison.Ordinal);
}
