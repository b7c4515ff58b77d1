using Memory.Serving;
using Memory.Text;

namespace Memory.Agents.Mcp;

/// <summary>How long an answer to an agent may be.</summary>
internal static class ToolText
{
    /// <summary>Clients put longer results into a file, which nobody reads.</summary>
    public const int CharactersMax = 9_500;

    public const string WhichRepo = "Which repository? Give repo as owner/name. (Whoever set this connection up can name it there: ?repo= in its address, or the header Memory-Repo.)";

    /// <summary>What reviewers wrote, said to be that, and never so long that its end is cut off.</summary>
    /// <param name="most">Characters of the whole.</param>
    public static string Wrapped(string repo, string text, int most = CharactersMax) => PackRenderer.Wrap(repo, Cut(text.TrimEnd('\n'), most - PackRenderer.Wrap(repo, "\n").Length) + "\n");

    /// <summary>Behind an answer: what it would have been with something that is away or not set up.</summary>
    public static string Less(string? degraded) => degraded is null ? "" : $" (less than could be: {Harmless.Line(degraded, 300)})";

    public static string Cut(string text, int most) => text.Length <= most ? text : Shortening.Head(text, most - 1) + "…";
}
