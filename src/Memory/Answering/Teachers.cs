using Memory.GitHub;
using Memory.Intake;
using Memory.Settings;
using Memory.Storage;
using Memory.Text;

namespace Memory.Answering;

/// <summary>Whether somebody who did something with a pull request or a branch may teach there: as with a comment, and GitHub is asked.</summary>
internal sealed class Teachers(GitHubRepositories repositories, SettingsOfRepositories settings, Database database)
{
    /// <exception cref="GitHubException">GitHub cannot say now.</exception>
    public async Task<Verdict> JudgeAsync(string repo, string? login, CancellationToken cancellation)
    {
        if (login is null)
            return new(false, "nobody says who it was");
        var options = settings.IntakeOf(await database.ReadAsync(s => settings.OfAsync(s, repo), cancellation));
        var isBot = BotLogin.Is(login);
        var permission = isBot || options.Teachers.Contains(login, StringComparer.OrdinalIgnoreCase) ? null : await repositories.PermissionAsync(repo, login, cancellation);
        return Trust.Judge(new Speaker(login, null, permission, isBot), options.Teachers, options.Bots);
    }
}
