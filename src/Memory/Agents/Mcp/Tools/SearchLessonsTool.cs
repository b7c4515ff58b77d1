using Memory.Indexing;
using Memory.Serving;
using Memory.Serving.Endpoints;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp.Tools;

/// <summary>Lessons by words and path.</summary>
internal sealed class SearchLessonsTool(ILessonIndex index, IndexFollower follower, ShownLessons shown) : AgentTool
{
    public override Tool Shape { get; } = Make("search_lessons", "Find lessons of this project's reviewers by words, or those for a path.", $$"""
        {"q":{"type":"string","description":"what to look for"},
         "path":{"type":"string","description":"only what applies to this file"},
         "limit":{"type":"integer","description":"10 by default, at most 50"},
         "session":{"type":"string","description":"whose question this is: what it is shown is not given to it again"},
         "repo":{{Repo}}}
        """, [], isAlwaysLoaded: true);

    public override async Task<string> RunAsync(AgentCall call, ToolArguments arguments, CancellationToken cancellation)
    {
        if (call.RepoOf(arguments) is not { } repo)
            return ToolText.WhichRepo;
        var session = SessionName.Require(arguments.Text("session"));
        var input = SearchEndpoint.Read(call.Caller, repo, arguments.Text("q"), arguments.Text("path"), arguments.Number("limit"));
        await follower.CatchUpAsync(cancellation);
        var (items, degraded) = await SearchRanking.SearchAsync(input, index, cancellation);
        if (items.Count == 0)
            return $"{repo} has no lesson for this.{ToolText.Less(degraded)}";
        var lines = items.Select(i => PackRenderer.Line(i, [])).ToList();
        while (lines.Count > 1 && lines.Sum(l => l.Length) > ToolText.CharactersMax - PackRenderer.Wrap(repo, "").Length)
            lines.RemoveAt(lines.Count - 1);
        shown.Note(items.Take(lines.Count).Select(i => i.Lesson), repo, call.Caller.KeyId, session, ShownLessons.Search);
        return PackRenderer.Wrap(repo, string.Concat(lines)) + ToolText.Less(degraded);
    }
}
