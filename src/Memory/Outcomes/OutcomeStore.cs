using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>Keeps outcomes, and what they come to with the lesson, so that ranking and lists need not count.</summary>
public static class OutcomeStore
{
    private const int OfLessonMax = 2_000;
    private const int LessonsAtOnce = 500;

    /// <summary>The last word of a source on a subject counts; that somebody complained is not undone by code that stood elsewhere.</summary>
    public static async Task PutAsync(WriteSession s, Outcome o)
    {
        var kept = o.Kind == OutcomeKind.Opposed
            ? "do nothing"
            : "do update set outcome = excluded.outcome, who = excluded.who, note = excluded.note, path = excluded.path, comment = excluded.comment, settled = 0, at = excluded.at";
        await s.ExecuteAsync($"""
            insert into outcomes (lesson_id, source, subject, repo, owner, outcome, who, note, path, comment, settled, at)
            values (@LessonId, @source, @Subject, @Repo, @owner, @outcome, @Who, @Note, @Path, @Comment, 0, @at)
            on conflict (lesson_id, source, subject) {kept}
            """,
            new { o.LessonId, source = Wire(o.Source), o.Subject, o.Repo, owner = Grant.OwnerOf(o.Repo), outcome = Wire(o.Kind), o.Who, o.Note, o.Path, o.Comment, at = o.At.ToStore() });
    }

    private const string Columns = """
        o.lesson_id, o.source, o.subject, o.repo, o.outcome, o.who, o.note, o.path, o.comment, o.settled, o.at,
        case when exists (select 1 from exposures e where e.session = o.subject and e.lesson_id = o.lesson_id) then 1 else 0 end as given
        """;

    /// <summary>What the newest outcomes of lessons and the sums of older ones come to, as far as they were seen in repositories that the grant sees.</summary>
    /// <returns>One for each id; sessions are those that were given the lesson, in repositories that the grant covers.</returns>
    public static async Task<Dictionary<string, (OutcomeTally Tally, long Sessions)>> TalliesAsync(Session s, Grant grant, IReadOnlyCollection<string> lessonIds)
    {
        var tallies = new Dictionary<string, (OutcomeTally, long)>(StringComparer.Ordinal);
        foreach (var ids in lessonIds.Distinct(StringComparer.Ordinal).Chunk(LessonsAtOnce))
        {
            var outcomes = (await s.QueryAsync<Row>($"""
                select {Columns} from (select outcomes.*, row_number() over (partition by lesson_id order by at desc) as place from outcomes where lesson_id in @ids) as o
                where o.place <= {OfLessonMax}
                """, new { ids })).Where(r => grant.Sees(r.Repo)).Select(r => r.ToOutcome()).ToLookup(o => o.LessonId, StringComparer.Ordinal);
            var sums = await LessonSums.OfAsync(s, ids);
            foreach (var id in ids)
                tallies[id] = (OutcomeTally.Of([.. outcomes[id]], [.. sums[id].Where(l => grant.Sees(l.Repo))]), sums[id].Where(l => grant.Covers(l.Repo)).Sum(l => l.Given));
        }
        return tallies;
    }

    /// <summary>All that is known of some subjects of a lesson.</summary>
    public static async Task<List<Outcome>> OfSubjectsAsync(Session s, string lessonId, string[] subjects) =>
        [.. (await s.QueryAsync<Row>($"select {Columns} from outcomes o where o.lesson_id = @lessonId and o.subject in @subjects", new { lessonId, subjects })).Select(r => r.ToOutcome())];

    /// <summary>The session of a key that was given a lesson under this name, and the repository it was given in; null when there is none.</summary>
    public static async Task<(string Session, string Repo)?> SessionAsync(Session s, string lessonId, string keyId, string name) =>
        (await s.QueryAsync<Given>("select distinct session, repo from exposures where lesson_id = @lessonId and substr(session, 1, @length) = @start",
            new { lessonId, start = $"{keyId}/", length = keyId.Length + 1 })).FirstOrDefault(g => g.Session == $"{keyId}/{g.Repo}/{name}") is { } given
            ? (given.Session, given.Repo) : null;

    /// <summary>Ids of the lessons that a session was given, ever.</summary>
    public static async Task<IReadOnlySet<string>> GivenAsync(Session s, string session) =>
        (await s.QueryAsync<string>("select distinct lesson_id from exposures where session = @session limit 5000", new { session })).ToHashSet(StringComparer.Ordinal);

    /// <summary>What the service itself saw of a session last, by lesson.</summary>
    public static async Task<Dictionary<string, (OutcomeKind Kind, string? Path)>> SeenAsync(Session s, string session, IReadOnlyCollection<string> lessonIds) =>
        (await s.QueryAsync<Seen>("select lesson_id, outcome, path from outcomes where lesson_id in @ids and source = 'seen' and subject = @session", new { ids = lessonIds.ToArray(), session }))
            .ToDictionary(r => r.LessonId, r => (Enum.Parse<OutcomeKind>(r.Outcome, ignoreCase: true), r.Path), StringComparer.Ordinal);

    /// <summary>What was said against it is answered: a person has looked at it and holds it to be right.</summary>
    /// <returns>How much that was.</returns>
    public static async Task<long> SettleAsync(WriteSession s, string lessonId)
    {
        var settled = await s.ExecuteAsync(
            "update outcomes set settled = 1 where lesson_id = @lessonId and settled = 0 and outcome in ('ignored', 'wrong', 'outdated', 'opposed')", new { lessonId });
        if (await LessonSums.SettleAsync(s, lessonId) || settled > 0)
            await RecountAsync(s, lessonId);
        return settled;
    }

    /// <summary>Somebody takes back what they said in one place.</summary>
    public static Task WithdrawAsync(WriteSession s, string comment, string who) => ForgetAsync(s, "comment = @comment and who = @who", new { comment, who });

    public static Task ForgetCommentAsync(WriteSession s, string comment) => ForgetAsync(s, "comment = @comment", new { comment });

    /// <summary>What a person said of lessons, under their own name or that of their key, goes.</summary>
    public static Task ForgetPersonAsync(WriteSession s, string login) =>
        ForgetAsync(s, "lower(who) in (@login, @key)", new { login = login.ToLowerInvariant(), key = $"key:{login.ToLowerInvariant()}" });

    public static async Task ForgetRepositoryAsync(WriteSession s, string repo)
    {
        await SessionBranches.ForgetRepositoryAsync(s, repo);
        await ForgetAsync(s, "repo = @repo", new { repo });
        foreach (var id in await LessonSums.ForgetRepositoryAsync(s, repo))
            await RecountAsync(s, id);
    }

    /// <summary>Indexes hear of it when it makes a difference, so that ranking follows.</summary>
    public static async Task RecountAsync(WriteSession s, string lessonId)
    {
        var tally = (await TalliesAsync(s, Grant.All, [lessonId]))[lessonId].Tally;
        var now = new Counts { Followed = tally.Followed, Recurrences = tally.Recurred, Ignored = tally.Ignored, Wrong = tally.Wrong + tally.Outdated, Doubtful = tally.Doubts.Count > 0 ? 1 : 0 };
        if (await s.FirstAsync<Counts>("select followed, recurrences, ignored, wrong, doubtful from lessons where id = @lessonId", new { lessonId }) is not { } before || before.Says == now.Says)
            return;
        await s.ExecuteAsync("""
            update lessons set followed = @Followed, recurrences = @Recurrences, ignored = @Ignored, wrong = @Wrong, doubtful = @Doubtful, revision = @revision where id = @lessonId
            """, new { lessonId, now.Followed, now.Recurrences, now.Ignored, now.Wrong, now.Doubtful, revision = await s.NextRevisionAsync() });
    }

    private static async Task ForgetAsync(WriteSession s, string which, object parameters)
    {
        var lessons = await s.QueryAsync<string>($"select distinct lesson_id from outcomes where {which}", parameters);
        if (lessons.Count == 0)
            return;
        await s.ExecuteAsync($"delete from outcomes where {which}", parameters);
        foreach (var id in lessons)
            await RecountAsync(s, id);
    }

    private static string Wire<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private sealed class Counts
    {
        public long Followed { get; set; }
        public long Recurrences { get; set; }
        public long Ignored { get; set; }
        public long Wrong { get; set; }
        public long Doubtful { get; set; }
        public (long, long, long, long, long) Says => (Followed, Recurrences, Ignored, Wrong, Doubtful);
    }

    private sealed class Seen
    {
        public string LessonId { get; set; } = "";
        public string Outcome { get; set; } = "";
        public string? Path { get; set; }
    }

    private sealed class Given
    {
        public string Session { get; set; } = "";
        public string Repo { get; set; } = "";
    }

    private sealed class Row
    {
        public string LessonId { get; set; } = "";
        public string Source { get; set; } = "";
        public string Subject { get; set; } = "";
        public string Repo { get; set; } = "";
        public string Outcome { get; set; } = "";
        public string Who { get; set; } = "";
        public string? Note { get; set; }
        public string? Path { get; set; }
        public string? Comment { get; set; }
        public long Settled { get; set; }
        public long At { get; set; }
        public long Given { get; set; }

        public Outcome ToOutcome() => new(
            LessonId, Enum.Parse<OutcomeSource>(Source, ignoreCase: true), Subject, Repo, Enum.Parse<OutcomeKind>(Outcome, ignoreCase: true),
            Who, At.FromStore(), Note, Path, Comment, Settled != 0, Given != 0);
    }
}
