using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Lessons;
using Memory.Outcomes;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Answering;

/// <summary>
/// People's thumbs on a reply of ours say what they hold of its lessons: up, that it is right; down, that it is wrong. GitHub tells nobody of reactions, so
/// they are looked at now and then, seldom for old replies; an unchanged list costs nothing of its limit. Only of whoever may teach, and each once.
/// </summary>
internal sealed class Thumbs(AnswerStore store, GitHubComments github, Teachers teachers, Database database, TimeProvider time)
{
    private const int AtOnce = 10;
    private const int PeopleMax = 50;
    private const string Up = "+1", Down = "-1";
    private static readonly TimeSpan AgainAtLeast = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LookedAtFor = TimeSpan.FromDays(60);

    /// <summary>Looks at those that are due.</summary>
    public async Task ReadAsync(Hold hold, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var row in await database.ReadAsync(s => s.QueryAsync<AnswerRow>(
            $"select {AnswerRow.Columns} from answers where reply_id is not null and counts = 1 and thumbs_due <= @now order by thumbs_due limit {AtOnce}", new { now = now.ToStore() }), cancellation))
        {
            var age = now - row.CreatedAt.FromStore();
            // A quarter of its age later: some twenty looks in all.
            var next = age > LookedAtFor ? DateTimeOffset.MaxValue : now + TimeSpan.FromTicks(Math.Max(AgainAtLeast.Ticks, age.Ticks / 4));
            try
            {
                await NoteAsync(hold, row, await hold.KeepAsync(github.ReactionsAsync(row.Repo, row.IsOnLine, row.ReplyId!.Value, cancellation)), cancellation);
            }
            catch (GitHubException e)
            {
                next = e.Failure == GitHubFailure.Missing ? DateTimeOffset.MaxValue : e.Until ?? now + AgainAtLeast;
            }
            await hold.WriteBesideAsync(s => s.ExecuteAsync("update answers set thumbs_due = @next where comment_key = @CommentKey", new { next = next.ToStore(), row.CommentKey }), cancellation);
        }
    }

    private async Task NoteAsync(Hold hold, AnswerRow row, IReadOnlyList<Reaction> reactions, CancellationToken cancellation)
    {
        var (delivery, lessons) = await store.FactsAsync(row, cancellation);
        var said = ThumbsOf(reactions, delivery?.Comment.Author);
        var where = $"thumb:{row.Repo}:{row.ReplyId}";
        var known = (await database.ReadAsync(s => s.QueryAsync<(string Who, string Outcome)>("select distinct who, outcome from outcomes where comment = @where", new { where }), cancellation))
            .ToDictionary(k => k.Who, k => k.Outcome, StringComparer.OrdinalIgnoreCase);
        var news = new List<(string Who, OutcomeKind Kind)>();
        foreach (var (who, kind) in said.Where(t => !string.Equals(known.GetValueOrDefault(t.Who), t.Kind.ToString(), StringComparison.OrdinalIgnoreCase)))
            if (await database.ReadAsync(s => TombstoneStore.OfPersonAsync(s, who), cancellation) is null && (await hold.KeepAsync(teachers.JudgeAsync(row.Repo, who, cancellation))).MayTeach)
                news.Add((who, kind));
        var gone = known.Keys.Except(said.Select(t => t.Who), StringComparer.OrdinalIgnoreCase).ToList();
        if (news.Count + gone.Count == 0)
            return;
        await hold.WriteAsync(async s =>
        {
            foreach (var who in gone)
                await OutcomeStore.WithdrawAsync(s, where, who);
            foreach (var lesson in lessons.Where(l => l.Status is LessonStatus.Active or LessonStatus.Conflicted))
            {
                foreach (var (who, kind) in news)
                    await OutcomeStore.PutAsync(s, new(lesson.Id, OutcomeSource.Person, $"person {who}", row.Repo, kind, who, time.GetUtcNow(), Note: null, Comment: where));
                await OutcomeStore.RecountAsync(s, lesson.Id);
            }
        }, cancellation);
    }

    /// <summary>Pure. Whoever gave both holds it to be wrong; whoever said it need not say that it is right.</summary>
    /// <param name="author">Of the comment that was answered.</param>
    internal static IReadOnlyList<(string Who, OutcomeKind Kind)> ThumbsOf(IReadOnlyList<Reaction> reactions, string? author) =>
        [.. reactions.Where(r => r.Content is Up or Down && r.User is { IsBot: false })
            .GroupBy(r => r.User!.Login, StringComparer.OrdinalIgnoreCase)
            .Select(g => (Who: g.Key, Kind: g.Any(r => r.Content == Down) ? OutcomeKind.Wrong : OutcomeKind.Followed))
            .Where(t => t.Kind == OutcomeKind.Wrong || !string.Equals(t.Who, author, StringComparison.OrdinalIgnoreCase)).Take(PeopleMax)];
}
