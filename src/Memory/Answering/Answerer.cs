using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.GitHub.Wire;
using Memory.Intake;
using Memory.Intake.Answers;
using Memory.Intake.Tags;
using Memory.Publishing;
using Memory.Screening;
using Memory.Settings;
using Memory.Storage;
using Memory.Text;
using Microsoft.Extensions.Options;

namespace Memory.Answering;

/// <summary>
/// Says in a thread what a comment there came to: a reaction at once, then one reply, edited in place. Each thing that is said is
/// noted before and after, so that a crash in between makes nothing stand there twice.
/// </summary>
internal sealed class Answerer(AnswerStore store, GitHubComments github, SettingsOfRepositories settings, Database database, IOptions<GitHubOptions> options, IOptions<IntakeOptions> intake, GitHubSelf self, TimeProvider time)
{
    private const int SummedUpMax = 100;
    /// <summary>A burst in one conversation asks once in a while whether it is locked; GitHub says no by itself to most.</summary>
    private static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SummaryAgainAfter = TimeSpan.FromMinutes(10);
    /// <summary>What found no place among the summaries of a day is not said at all.</summary>
    private static readonly TimeSpan SummedUpWithin = TimeSpan.FromDays(1);
    private const string Seen = "eyes";

    private (string Repo, int Number, DateTimeOffset Until) open;

    /// <returns>True: it stands in the summary of its conversation, which is to be written; see <see cref="SumUpAsync"/>.</returns>
    public async Task<bool> AnswerAsync(Hold hold, AnswerRow row, CancellationToken cancellation)
    {
        // Before we say anything: what comes back of it is known as ours by its login.
        await hold.KeepAsync(self.LoginAsync(cancellation));
        var (delivery, lessons) = await store.FactsAsync(row, cancellation);
        if (delivery is null || (!IsForUs(delivery) && row.Said is null))
        {
            await AnswerStore.DoneAsync(hold, row);
            return false;
        }
        var facts = await FactsAsync(row.Repo, delivery, lessons, cancellation);
        if (IsSaid(row, facts))
        {
            await AnswerStore.DoneAsync(hold, row);
            return false;
        }
        if (await IsLockedAsync(hold, row, cancellation))
        {
            await AnswerStore.DoneAsync(hold, row, "the conversation is locked");
            return false;
        }
        var isOver = delivery.Outcome != "pending";
        var said = await store.SaidAsync(row, cancellation);
        // A review as a whole takes no reaction.
        if (row.Kind != "review" && row.Reaction is null && said.Reactions < Quiet.ReactionsAnHour)
            await ReactAsync(hold, row, Seen, cancellation);
        if (isOver && options.Value.Replies == GitHubOptions.RepliesReactions && row.Kind != "review" && (row.Reaction is not null || said.Reactions < Quiet.ReactionsAnHour))
            await ReactAsync(hold, row, Quiet.IsLesson(delivery.Outcome) || delivery.Outcome == "answered" ? "+1" : "confused", cancellation);
        else if (isOver && options.Value.Replies == GitHubOptions.RepliesFull && await TooManyAsync(row, facts, said, cancellation))
        {
            await (row.CreatedAt.FromStore() < time.GetUtcNow() - SummedUpWithin
                ? AnswerStore.DoneAsync(hold, row, "too much was asked in this repository")
                : AnswerStore.PostponeAsync(hold, row, time.GetUtcNow() + SummaryAgainAfter, "too much was asked in this repository within the hour"));
            return false;
        }
        else if (isOver && options.Value.Replies == GitHubOptions.RepliesFull && await SayAsync(hold, row, facts, said, cancellation) == Quiet.Summary)
            return true;
        await AnswerStore.DoneAsync(hold, row);
        return false;
    }

    private async Task<bool> IsLockedAsync(Hold hold, AnswerRow row, CancellationToken cancellation)
    {
        if (open.Repo == row.Repo && open.Number == row.Number && open.Until > time.GetUtcNow())
            return false;
        if ((await hold.KeepAsync(github.ConversationAsync(row.Repo, row.Number, cancellation))).Locked)
            return true;
        open = (row.Repo, row.Number, time.GetUtcNow() + OpenFor);
        return false;
    }

    /// <summary>What is for somebody else who listens to the same name is left to them, without a sound.</summary>
    private bool IsForUs(InboxRow delivery)
    {
        var comment = delivery.Comment;
        return !comment.AuthorIsBot && !comment.Deleted && Asked(delivery) is not (TagIntent.None or TagIntent.Task);
    }

    /// <summary>Takes back what tells of something that was erased.</summary>
    /// <exception cref="GitHubException">It was not taken.</exception>
    public async Task TakeBackAsync(Hold hold, ForgottenRow row, CancellationToken cancellation)
    {
        var text = $"{Mark("forgotten")}\n{AnswerText.Forgotten}";
        await EditAsync(hold, row.Repo, row.OnLine == 1, row.CommentId, text, cancellation);
    }

    /// <summary>A lesson changed, and nothing of it that a reply tells: GitHub is not asked for that.</summary>
    private bool IsSaid(AnswerRow row, AnswerFacts facts) =>
        row is { Place: Quiet.Thread, Said: not null } && facts.Outcome != "pending" && options.Value.Replies == GitHubOptions.RepliesFull && row.Said == Digest.Of(Reply(row, facts));

    private static string Reply(AnswerRow row, AnswerFacts facts) => $"{Mark($"{row.CommentId}")}\n{AnswerText.Cut(AnswerText.Of(facts))}";

    private TagIntent Asked(InboxRow delivery) => TagGrammar.Read(Screen.Visible(delivery.Comment.Body), intake.Value.Tags).Intent;

    private async Task ReactAsync(Hold hold, AnswerRow row, string content, CancellationToken cancellation)
    {
        if (row.Reaction == content)
            return;
        await hold.KeepAsync(github.ReactAsync(row.Repo, row.IsOnLine, row.CommentId, content, cancellation));
        row.Reaction = content;
        await store.SaveAsync(hold, row);
    }

    private async Task<AnswerFacts> FactsAsync(string repo, InboxRow delivery, IReadOnlyList<Lessons.Lesson> lessons, CancellationToken cancellation)
    {
        var effective = await database.ReadAsync(s => settings.OfAsync(s, repo), cancellation);
        return Facts(delivery, lessons, effective.PublishingMode != PublishingOptions.ModeOff);
    }

    private AnswerFacts Facts(InboxRow delivery, IReadOnlyList<Lessons.Lesson> lessons, bool published) => new(delivery.Outcome, delivery.Reason ?? "", lessons, delivery.Comment.Url, published,
        intake.Value.Tags[0], Asked(delivery), Erased: lessons.Count == 0 && delivery.Lessons != "[]" && delivery.Reason?.EndsWith(AnswerOutbox.Erased, StringComparison.Ordinal) == true);

    /// <summary>It would begin one summary more than an hour has room for.</summary>
    private async Task<bool> TooManyAsync(AnswerRow row, AnswerFacts facts, AnswersSaid said, CancellationToken cancellation) =>
        row.Said is null && row.Place != Quiet.Thread && said.Summaries >= Quiet.SummariesAnHour && (row.Place ?? Quiet.Place(facts.Outcome, said.Lessons, said.Replies)) == Quiet.Summary
        && (await store.SummaryAsync(row, cancellation))?.CommentId is null;

    /// <returns>Where it stands.</returns>
    private async Task<string> SayAsync(Hold hold, AnswerRow row, AnswerFacts facts, AnswersSaid said, CancellationToken cancellation)
    {
        if (row.Place is null)
        {
            (row.Place, row.Counts) = (Quiet.Place(facts.Outcome, said.Lessons, said.Replies), Quiet.IsLesson(facts.Outcome) ? 1 : 0);
            await store.SaveAsync(hold, row);
        }
        if (row.Place == Quiet.Thread)
        {
            await ReplyAsync(hold, row, Reply(row, facts), cancellation);
            return row.Place;
        }
        // It counts among the summaries of the hour from now on.
        row.Said ??= Digest.Of("");
        await store.SaveAsync(hold, row);
        return row.Place;
    }

    private async Task ReplyAsync(Hold hold, AnswerRow row, string text, CancellationToken cancellation)
    {
        var hash = Digest.Of(text);
        if (row.Said == hash)
            return;
        if (row.ReplyId is null && row.Begun == 1)
            row.ReplyId = await FindAsync(hold, row, Mark($"{row.CommentId}"), row.IsOnLine, cancellation);
        if (row.ReplyId is { } known)
        {
            await EditAsync(hold, row.Repo, row.IsOnLine, known, text, cancellation);
        }
        else
        {
            row.Begun = 1;
            // By this name it is not owed any more: the repository was renamed meanwhile, or it was erased.
            if (!await store.SaveAsync(hold, row))
                return;
            row.ReplyId = row.IsOnLine
                ? (await hold.KeepAsync(github.ReplyAsync(row.Repo, row.Number, row.RootId, text, cancellation))).Id
                : (await hold.KeepAsync(github.SayAsync(row.Repo, row.Number, text, cancellation))).Id;
        }
        row.Said = hash;
        if (!await store.SaveAsync(hold, row))
            await AnswerStore.LostAsync(hold, row, row.ReplyId.Value, row.IsOnLine);
    }

    /// <summary>All that stands in the summary of a conversation, written anew: once for as many as are owed there at the moment.</summary>
    /// <param name="rows">Of one conversation.</param>
    public async Task SumUpAsync(Hold hold, IReadOnlyList<AnswerRow> rows, CancellationToken cancellation)
    {
        var row = rows[0];
        // Renamed or erased meanwhile: what is still owed is owed by another name.
        if (!await store.SaveAsync(hold, row))
            return;
        // A batch can take minutes where GitHub limits us: it is looked at once more.
        open = default;
        if (await IsLockedAsync(hold, row, cancellation))
        {
            foreach (var one in rows)
                await AnswerStore.DoneAsync(hold, one, "the conversation is locked");
            return;
        }
        var lines = new List<string>();
        foreach (var one in await store.SummedUpAsync(row, SummedUpMax, cancellation))
            if (await store.FactsAsync(one, cancellation) is { Delivery: { Outcome: not "pending" } delivery, Lessons: var lessons })
                // A line does not say whether it is published.
                lines.Add(AnswerText.Line(Facts(delivery, lessons, published: false)));
        var mark = Mark($"summary {row.Number}");
        var more = (int)Math.Max(0, await store.SummedUpCountAsync(row, cancellation) - SummedUpMax);
        var text = $"{mark}\n{AnswerText.Summary(lines, more)}";
        var summary = await store.SummaryAsync(row, cancellation) ?? new();
        if (summary.Said != Digest.Of(text))
        {
            if (summary.CommentId is null && summary.Begun == 1)
                summary.CommentId = await FindAsync(hold, row, mark, onLine: false, cancellation);
            if (summary.CommentId is not { } known || !await StandsAsync(hold, row.Repo, known, text, cancellation))
            {
                summary.CommentId = null;
                summary.Begun = 1;
                await AnswerStore.SaveSummaryAsync(hold, row, summary);
                summary.CommentId = (await hold.KeepAsync(github.SayAsync(row.Repo, row.Number, text, cancellation))).Id;
            }
            summary.Said = Digest.Of(text);
            await AnswerStore.SaveSummaryAsync(hold, row, summary);
        }
        var isOwed = false;
        foreach (var said in rows)
        {
            said.Said = summary.Said;
            isOwed |= await store.SaveAsync(hold, said);
            await AnswerStore.DoneAsync(hold, said);
        }
        // What others are still told of in it goes on standing.
        if (!isOwed && summary.CommentId is { } lost && await store.SummedUpCountAsync(row, cancellation) == 0)
            await AnswerStore.LostAsync(hold, row, lost, onLine: false);
    }

    /// <returns>What we said before we ended without noting it; null when we had not.</returns>
    private async Task<long?> FindAsync(Hold hold, AnswerRow row, string mark, bool onLine, CancellationToken cancellation)
    {
        // Anybody can begin a comment with our mark.
        var login = await hold.KeepAsync(self.LoginAsync(cancellation));
        bool IsIt(string? body, User? by) => body?.StartsWith(mark, StringComparison.Ordinal) == true && string.Equals(by?.Login, login, StringComparison.OrdinalIgnoreCase);
        return onLine
            ? (await hold.KeepAsync(github.OnLinesAsync(row.Repo, row.Number, cancellation))).FirstOrDefault(c => IsIt(c.Body, c.User))?.Id
            : (await hold.KeepAsync(github.InConversationAsync(row.Repo, row.Number, cancellation))).FirstOrDefault(c => IsIt(c.Body, c.User))?.Id;
    }

    private async Task EditAsync(Hold hold, string repo, bool onLine, long comment, string text, CancellationToken cancellation)
    {
        if (onLine)
            await hold.KeepAsync(github.EditReplyAsync(repo, comment, text, cancellation));
        else
            await hold.KeepAsync(github.EditAsync(repo, comment, text, cancellation));
    }

    /// <returns>False: somebody deleted it.</returns>
    private async Task<bool> StandsAsync(Hold hold, string repo, long comment, string text, CancellationToken cancellation)
    {
        try
        {
            await EditAsync(hold, repo, onLine: false, comment, text, cancellation);
            return true;
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            return false;
        }
    }

    private static string Mark(string of) => $"{AnswerOutbox.Mark} {of} -->";

}
