using System.Globalization;
using System.Text;
using Memory.Agents.Places;
using Memory.Api;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp;

/// <summary><c>lessons://owner/name</c>: what holds in a repository, as far as it goes into one reading.</summary>
internal sealed class LessonsResource(Database database, ShownLessons seen)
{
    private const string Scheme = "lessons://";
    private const int PageMax = 500;
    private const int LessonsMax = 5_000;

    public static readonly ResourceTemplate Template = new()
    {
        UriTemplate = "lessons://{owner}/{name}",
        Name = "lessons",
        Description = "The active lessons of a repository",
        MimeType = "text/markdown",
    };

    /// <summary>The repository that the connection names.</summary>
    public static IList<Resource> Listed(AgentCall call)
    {
        try
        {
            return CallPlace.Of(call.Http, call.Caller, null, null).Repo is not { } repo ? []
                : [new Resource { Uri = Scheme + repo, Name = repo, Description = $"The active lessons of {repo}", MimeType = "text/markdown" }];
        }
        catch (FaultException fault)
        {
            throw new McpProtocolException(fault.Message, McpErrorCode.InvalidParams);
        }
    }

    /// <summary>The best of them may have any id.</summary>
    private Task<List<Lesson>> AllAsync(Grant grant, string repo, CancellationToken cancellation) => database.ReadAsync(async s =>
    {
        var lessons = new List<Lesson>();
        List<Lesson> page;
        do
        {
            page = await LessonStore.ListAsync(s, grant, new LessonFilter(repo, LessonStatus.Active, null), lessons.LastOrDefault()?.Id, PageMax);
            lessons.AddRange(page);
        }
        while (page.Count == PageMax && lessons.Count < LessonsMax);
        return lessons;
    }, cancellation);

    public async Task<ReadResourceResult> ReadAsync(AgentCall call, string uri, CancellationToken cancellation)
    {
        var repo = uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? RepoName.Parse(uri[Scheme.Length..].TrimEnd('/')) : null;
        if (repo is null)
            throw new McpProtocolException("A resource here is lessons://owner/name.", McpErrorCode.ResourceNotFound);
        if (!call.Caller.Grant.Covers(repo))
            throw new McpProtocolException("This key does not cover that repository.", McpErrorCode.InvalidParams);
        var lessons = await AllAsync(call.Caller.Grant, repo, cancellation);
        var text = new StringBuilder();
        var shown = new List<Lesson>();
        foreach (var lesson in lessons.OrderByDescending(l => l.Core).ThenByDescending(l => l.Confidence).ThenBy(l => l.Id, StringComparer.Ordinal))
        {
            var line = PackRenderer.Line(new PackedLesson(lesson, 0, [], VisibleEvidence.Url(lesson, call.Caller.Grant, repo)), []);
            if (text.Length + line.Length > ToolText.CharactersMax - 300)
                break;
            text.Append(line);
            shown.Add(lesson);
        }
        seen.Note(shown, repo, call.Caller.KeyId, session: null, ShownLessons.Resource);
        if (shown.Count < lessons.Count)
            text.Append(CultureInfo.InvariantCulture, $"\n{lessons.Count - shown.Count} more: search_lessons finds them.\n");
        return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = "text/markdown", Text = PackRenderer.Wrap(repo, text.ToString()) }] };
    }
}
