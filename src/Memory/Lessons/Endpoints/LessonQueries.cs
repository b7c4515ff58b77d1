using System.Text;
using System.Text.Json;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Indexing;
using Memory.Outcomes;
using Memory.Storage;
using Memory.Text;

namespace Memory.Lessons.Endpoints;

/// <summary>Lessons are read: lists, one, its history, exports.</summary>
internal static class LessonQueries
{
    private const int ExportPage = 500;

    /// <summary>They must all be there before the first of them is known.</summary>
    private const int OrderedMax = 5_000;

    public static async Task<Page<Client.Lesson>> ListAsync(
        HttpContext http, Database database, string? repo, string? status, string? path, string? q, string? topic, bool? doubtful, string? cursor, int? limit)
    {
        var filter = Filter(http.Caller(), repo, status, topic) with { Doubtful = doubtful == true };
        if (q is { Length: > 200 })
            throw FaultException.Invalid("q", "q has at most 200 characters.");
        if (path is { Length: > 4096 })
            throw FaultException.Invalid("path", "path has at most 4096 characters.");
        var page = Paging.Read(cursor, limit, standard: 50, most: 200);
        var words = q is null ? null : Terms.Content(q);
        var found = new List<Lesson>();
        var after = page.After;
        // Globs and words are matched here, so pages are read until one is full.
        while (found.Count <= page.Limit)
        {
            var rows = await database.ReadAsync(s => LessonStore.ListAsync(s, http.Caller().Grant, filter, after, ExportPage), http.RequestAborted);
            found.AddRange(rows.Where(l => MatchesPath(l, path) && MatchesWords(l, words)));
            if (rows.Count < ExportPage)
                break;
            after = rows[^1].Id;
        }
        var known = filter.Doubtful ? await OutcomesAsync(http, database, found) : [];
        // What was said of it elsewhere is not this reader's.
        if (filter.Doubtful)
            found.RemoveAll(l => known[l.Id].Doubts.Count == 0);
        var shown = await AsSeenAsync(http, database, [.. found.Take(page.Limit + 1)]);
        return Paging.Cut(shown, page.Limit, l => l.ToWire() with { Outcomes = known.GetValueOrDefault(l.Id) }, l => Paging.Cursor(l.Id));
    }

    private static Task<Dictionary<string, LessonOutcomes>> OutcomesAsync(HttpContext http, Database database, IReadOnlyList<Lesson> lessons) =>
        database.ReadAsync(s => OutcomesWire.OfAsync(s, http.Caller().Grant, lessons), http.RequestAborted);

    private static Task<List<Lesson>> AsSeenAsync(HttpContext http, Database database, IReadOnlyCollection<Lesson> lessons) =>
        database.ReadAsync(s => OutcomesWire.AsSeenAsync(s, http.Caller().Grant, lessons), http.RequestAborted);

    public static async Task<IResult> GetAsync(string id, HttpContext http, Database database)
    {
        var lesson = await FindAsync(http, database, id);
        http.Response.Headers.ETag = lesson.ETag();
        return http.Request.Headers.IfNoneMatch == lesson.ETag() ? Results.StatusCode(304)
            : Results.Json(lesson.ToWire() with { Outcomes = (await OutcomesAsync(http, database, [lesson]))[lesson.Id] });
    }

    public static async Task<Page<LessonEvent>> HistoryAsync(string id, HttpContext http, Database database)
    {
        await FindAsync(http, database, id);
        var rows = await database.ReadAsync(s => LessonStore.HistoryAsync(s, id));
        return new([.. rows.Select(r => new LessonEvent(r.At.FromStore(), r.Who, r.What, r.Note))], Next: null);
    }

    public static async Task ExportAsync(HttpContext http, Database database, string? format, string? repo, string? status, string? topic, string? order)
    {
        var markdown = format switch
        {
            null or "jsonl" => false,
            "markdown" => true,
            _ => throw FaultException.Invalid("format", "format is jsonl or markdown."),
        };
        var byValue = order switch
        {
            null or "id" => false,
            "value" => true,
            _ => throw FaultException.Invalid("order", "order is id or value."),
        };
        var filter = Filter(http.Caller(), repo, status, topic);
        var first = byValue ? await ByValueAsync(http, database, filter) : null;
        http.Response.ContentType = markdown ? "text/markdown; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        string? after = null;
        while (true)
        {
            var rows = first ?? await database.ReadAsync(s => LessonStore.ListAsync(s, http.Caller().Grant, filter, after, ExportPage), http.RequestAborted);
            var text = new StringBuilder();
            foreach (var lesson in await AsSeenAsync(http, database, rows))
            {
                if (markdown)
                    LessonMarkdown.Append(text, lesson);
                else
                    text.Append(JsonSerializer.Serialize(lesson.ToWire(), JsonBody.Options)).Append('\n');
            }
            await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
            if (first is not null || rows.Count < ExportPage)
                return;
            after = rows[^1].Id;
        }
    }

    /// <summary>Core lessons first, then the most valuable.</summary>
    /// <exception cref="FaultException">400 for more of them than can be put in order.</exception>
    private static async Task<List<Lesson>> ByValueAsync(HttpContext http, Database database, LessonFilter filter)
    {
        var lessons = new List<Lesson>();
        List<Lesson> page;
        do
        {
            page = await database.ReadAsync(s => LessonStore.ListAsync(s, http.Caller().Grant, filter, lessons.LastOrDefault()?.Id, ExportPage), http.RequestAborted);
            lessons.AddRange(page);
            if (lessons.Count > OrderedMax)
                throw FaultException.Invalid("order", $"order=value is for {OrderedMax} lessons; name a repo, a status or a topic, or take them in order of id.");
        }
        while (page.Count == ExportPage);
        return [.. lessons.OrderByDescending(l => l.Core).ThenByDescending(LessonValue.Of).ThenBy(l => l.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="FaultException">404, whether it does not exist or is outside the grant.</exception>
    public static async Task<Lesson> FindAsync(HttpContext http, Database database, string id) =>
        await database.ReadAsync(async s => await LessonStore.FindAsync(s, http.Caller().Grant, id) is { } found ? (await OutcomesWire.AsSeenAsync(s, http.Caller().Grant, [found]))[0] : null, http.RequestAborted)
            ?? throw FaultException.NotFound($"There is no lesson {id}.");

    private static LessonFilter Filter(Caller caller, string? repo, string? status, string? topic)
    {
        if (status is not null && LessonWords.ParseStatus(status) is null)
            throw FaultException.Invalid("status", "status is proposed, active, conflicted, superseded, retired or rejected.");
        if (topic is not null && !Topics.All.Contains(topic))
            throw FaultException.Invalid("topic", $"topic is one of {string.Join(", ", Topics.All)}.");
        // "acme/*" and "*" name the lessons for more than one repository themselves.
        if (repo is not null && (repo == "*" || repo.EndsWith("/*", StringComparison.Ordinal)))
            return new(repo.ToLowerInvariant(), LessonWords.ParseStatus(status), topic, Exactly: true);
        return new(repo is null ? null : caller.Demand(RepoName.Require(repo)), LessonWords.ParseStatus(status), topic);
    }

    private static bool MatchesPath(Lesson lesson, string? path) =>
        path is null || lesson.Paths.Count == 0 || lesson.Paths.Any(glob => PathGlob.Matches(glob, path));

    private static bool MatchesWords(Lesson lesson, HashSet<string>? words) =>
        words is null || words.IsSubsetOf(Terms.Of($"{lesson.Id} {lesson.Rule} {lesson.Why} {lesson.Topic} {string.Join(' ', lesson.Paths)}"));
}
