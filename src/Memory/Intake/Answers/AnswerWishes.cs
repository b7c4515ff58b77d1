using Memory.Comments;
using Memory.GitHub;
using Memory.Intake.Tags;
using Microsoft.Extensions.Options;

namespace Memory.Intake.Answers;

/// <summary>Whether the thread of a comment may be owed an answer: somebody, and no bot, names us, and we may speak.</summary>
internal sealed class AnswerWishes(GitHubClient github, IOptions<GitHubOptions> options, IOptions<IntakeOptions> intake)
{
    public bool Has(ReviewComment comment) =>
        options.Value.Replies != GitHubOptions.RepliesOff && github.IsConfigured
        && !comment.IsByBot && !comment.Deleted
        && TagGrammar.Names(comment.Body, intake.Value.Tags);
}
