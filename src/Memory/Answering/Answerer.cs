using System.Security.Cryptography;
using System.Text;
using Memory.GitHub;
using Memory.Intake;
using Memory.Intake.Answers;
using Memory.Intake.Tags;
using Memory.Publishing;
using Memory.Screening;
using Memory.Settings;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Answering;

/// <summary>
/// Says in a thread what a comment there came to: a reaction at once, then one reply, edited in place. Each thing that is said is
/// noted before and after, so that a crash in between makes nothing stand there twice.
/// </summary>
internal sealed class Answerer(AnswerStore store, GitHubComments github, SettingsOfRepositories settings, Database database, IOptions<GitHubOptions> options, IOptions<IntakeOptions> intake)
{
    private const int SummedUpMax = 100;
    private const string Seen = "eyes";

    public async Task AnswerAsync(Hold hold, AnswerRow row, CancellationToken cancellation)
    {
        var (delivery, lessons) = await store.FactsAsync(row, cancellation);
        if (delivery is null || (!IsForUs(delivery) && row.Said is null))
        {
            await AnswerStore.DoneAsync(hold, row);
            return;
        }
        if ((await github.ConversationAsync(row.Repo, row.Number, cancellation)).Locked)
        {
            await AnswerStore.DoneAsync(hold, row, "the conversation is locked");
            return;
        }
        var isOver = delivery.Outcome != "pending";
        // A review as a whole takes no reaction.
        if (row.Kind != "review" && row.Reaction is null)
            await ReactAsync(hold, row, Seen, cancellation);
        if (isOver && options.Value.Replies == GitHubOptions.RepliesReactions && row.Kind != "review")
            await ReactAsync(hold, row, Quiet.IsLesson(delivery.Outcome) || delivery.Outcome == "answered" ? "+1" : "confused", cancellation);
        else if (isOver && options.Value.Replies == GitHubOptions.RepliesFull)
            await SayAsync(hold, row, await FactsAsync(row, delivery, lessons, cancellation), cancellation);
        await AnswerStore.DoneAsync(hold, row);
    }

    /// <summary>What is for somebody else who listens to the same name is left to them, without a sound.</summary>
    private bool IsForUs(InboxRow delivery)
    {
        var comment = delivery.Comment;
        return !comment.AuthorIsBot && !comment.Deleted && Asked(delivery) is not (TagIntent.None or TagIntent.Task);
    }

    private TagIntent Asked(InboxRow delivery) => TagGrammar.Read(Screen.Visible(delivery.Comment.Body), intake.Value.Tags).Intent;

    private async Task ReactAsync(Hold hold, AnswerRow row, string content, CancellationToken cancellation)
    {
        if (row.Reaction == content)
            return;
        await github.ReactAsync(row.Repo, row.IsOnLine, row.CommentId, content, cancellation);
        row.Reaction = content;
        await store.SaveAsync(hold, row);
    }

    private async Task<AnswerFacts> FactsAsync(AnswerRow row, InboxRow delivery, IReadOnlyList<Lessons.Lesson> lessons, CancellationToken cancellation)
    {
        var effective = await database.ReadAsync(s => settings.OfAsync(s, row.Repo), cancellation);
        return new(delivery.Outcome, delivery.Reason ?? "", lessons, delivery.Comment.Url, effective.PublishingMode != PublishingOptions.ModeOff, intake.Value.Tags[0], Asked(delivery));
    }

    private async Task SayAsync(Hold hold, AnswerRow row, AnswerFacts facts, CancellationToken cancellation)
    {
        if (row.Place is null)
        {
            var (told, replies) = await store.SaidAsync(row, cancellation);
            (row.Place, row.Counts) = (Quiet.Place(facts.Outcome, told, replies), Quiet.IsLesson(facts.Outcome) ? 1 : 0);
            await store.SaveAsync(hold, row);
        }
        if (row.Place == Quiet.Summary)
            await SumUpAsync(hold, row, cancellation);
        else
            await ReplyAsync(hold, row, $"{Mark($"{row.CommentId}")}\n{AnswerText.Of(facts)}", cancellation);
    }

    private async Task ReplyAsync(Hold hold, AnswerRow row, string text, CancellationToken cancellation)
    {
        var hash = Hash(text);
        if (row.Said == hash)
            return;
        if (row.ReplyId is null && row.Begun == 1)
            row.ReplyId = await FindAsync(row, Mark($"{row.CommentId}"), row.IsOnLine, cancellation);
        if (row.ReplyId is { } known)
        {
            await (row.IsOnLine ? (Task)github.EditReplyAsync(row.Repo, known, text, cancellation) : github.EditAsync(row.Repo, known, text, cancellation));
        }
        else
        {
            row.Begun = 1;
            await store.SaveAsync(hold, row);
            row.ReplyId = row.IsOnLine
                ? (await github.ReplyAsync(row.Repo, row.Number, row.RootId, text, cancellation)).Id
                : (await github.SayAsync(row.Repo, row.Number, text, cancellation)).Id;
        }
        row.Said = hash;
        await store.SaveAsync(hold, row);
    }

    /// <summary>All that stands in the summary of this pull request, written anew.</summary>
    private async Task SumUpAsync(Hold hold, AnswerRow row, CancellationToken cancellation)
    {
        var lines = new List<string>();
        foreach (var one in await store.SummedUpAsync(row, SummedUpMax, cancellation))
            if (await store.FactsAsync(one, cancellation) is { Delivery: { Outcome: not "pending" } delivery, Lessons: var lessons })
                lines.Add(AnswerText.Line(await FactsAsync(one, delivery, lessons, cancellation)));
        var mark = Mark($"summary {row.Number}");
        var text = $"{mark}\n**Also learned from this conversation**\n\n{string.Join('\n', lines)}";
        var summary = await store.SummaryAsync(row, cancellation) ?? new();
        if (summary.Said != Hash(text))
        {
            if (summary.CommentId is null && summary.Begun == 1)
                summary.CommentId = await FindAsync(row, mark, onLine: false, cancellation);
            if (summary.CommentId is { } known)
            {
                await github.EditAsync(row.Repo, known, text, cancellation);
            }
            else
            {
                summary.Begun = 1;
                await AnswerStore.SaveSummaryAsync(hold, row, summary);
                summary.CommentId = (await github.SayAsync(row.Repo, row.Number, text, cancellation)).Id;
            }
            summary.Said = Hash(text);
            await AnswerStore.SaveSummaryAsync(hold, row, summary);
        }
        row.Said = summary.Said;
        await store.SaveAsync(hold, row);
    }

    /// <returns>What we said before we ended without noting it; null when we had not.</returns>
    private async Task<long?> FindAsync(AnswerRow row, string mark, bool onLine, CancellationToken cancellation) => onLine
        ? (await github.OnLinesAsync(row.Repo, row.Number, cancellation)).FirstOrDefault(c => c.Body?.StartsWith(mark, StringComparison.Ordinal) == true)?.Id
        : (await github.InConversationAsync(row.Repo, row.Number, cancellation)).FirstOrDefault(c => c.Body?.StartsWith(mark, StringComparison.Ordinal) == true)?.Id;

    private static string Mark(string of) => $"{AnswerOutbox.Mark} {of} -->";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
