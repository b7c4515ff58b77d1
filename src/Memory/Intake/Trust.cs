using Memory.Comments;
using Memory.Intake.Confirming;
using Memory.Text;

namespace Memory.Intake;

/// <summary>What is known about somebody who said something.</summary>
/// <param name="Association">OWNER, MEMBER, COLLABORATOR, CONTRIBUTOR, NONE …; null where the source does not tell.</param>
/// <param name="Permission">From the host's collaborator-permission endpoint, where it was asked: admin, write, read, none, or that it did not say.</param>
public sealed record Speaker(string Author, string? Association, string? Permission, bool IsBot)
{
    /// <summary>Whoever gave the comment the words it has; of somebody who edited another's, the source tells no association.</summary>
    public static Speaker Of(ReviewComment comment, string? permission = null) => comment.EditedBy is { } editor
        ? new(editor, null, permission, comment.EditedByBot)
        : new(comment.Author, comment.AuthorAssociation, permission, comment.AuthorIsBot);
}

/// <summary>Whether somebody may teach, and why.</summary>
public sealed record Verdict(bool MayTeach, string Reason);

/// <summary>Who may teach: pure, so that every refusal can be explained and tested.</summary>
public static class Trust
{
    public static Verdict Judge(Speaker speaker, IReadOnlyCollection<string> teachers, IReadOnlyCollection<string> bots)
    {
        var listed = Contains(teachers, speaker.Author);
        if (speaker.IsBot || BotLogin.Is(speaker.Author))
        {
            return Contains(bots, speaker.Author)
                ? new(true, $"{speaker.Author} is a bot that may teach here")
                : new(false, $"{speaker.Author} is a bot, and not one that may teach here (Memory:Intake:Bots)");
        }
        if (listed)
            return new(true, $"{speaker.Author} is a listed teacher");
        if (speaker.Permission is { } permission)
        {
            return MayWrite(permission) ? new(true, $"{speaker.Author} has {permission} access")
                : permission == Confirmation.Unconfirmed ? new(false, $"GitHub does not tell us whether {speaker.Author} may write there; memory doctor says why")
                : new(false, $"{speaker.Author} has no write access");
        }
        return speaker.Association switch
        {
            "OWNER" or "MEMBER" or "COLLABORATOR" => new(true, $"{speaker.Author} is {Article(speaker.Association)}"),
            null => new(false, $"nothing is known about {speaker.Author}'s access"),
            _ => new(false, $"{speaker.Author} is {Article(speaker.Association)}: only people with write access teach"),
        };
    }

    public static bool MayWrite(string permission) => permission is "admin" or "write" or "maintain";

    private static bool Contains(IReadOnlyCollection<string> logins, string author) =>
        logins.Contains(author, StringComparer.OrdinalIgnoreCase);

    private static string Article(string association) => association switch
    {
        "OWNER" => "an owner",
        "MEMBER" => "a member",
        "COLLABORATOR" => "a collaborator",
        "CONTRIBUTOR" => "a contributor",
        "FIRST_TIME_CONTRIBUTOR" or "FIRST_TIMER" => "a first-time contributor",
        "NONE" => "an outsider",
        _ => "somebody without a known role",
    };
}
