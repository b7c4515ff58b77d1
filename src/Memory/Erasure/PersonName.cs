using System.Text.RegularExpressions;
using Memory.Storage;

namespace Memory.Erasure;

/// <summary>A login in what the service itself wrote down: histories, reasons, answers.</summary>
internal static class PersonName
{
    /// <summary>Stands where a name stood; no login has brackets around all of it.</summary>
    public const string Erased = "[erased]";

    /// <param name="repos">Where the person spoke: an answer given there may quote them without a name.</param>
    public static async Task ForgetAsync(WriteSession s, string login, IReadOnlyList<string> repos)
    {
        await s.ExecuteAsync("update lesson_history set who = @Erased where lower(who) = @login", new { Erased, login = login.ToLowerInvariant() });
        const string answer = "the answer was erased: it may have quoted what was erased";
        foreach (var some in repos.Chunk(400))
        {
            await s.ExecuteAsync("update readings set reason = @answer where outcome = 'answered' and comment_key in (select comment_key from deliveries where repo in @some)", new { answer, some });
            await s.ExecuteAsync("update deliveries set reason = @answer where outcome = 'answered' and repo in @some", new { answer, some });
        }
        await WrittenText.ReplaceAsync(s, Audit.Everywhere, login, text => Without(text, login));
    }

    /// <summary>Pure: the login as a word of its own, whatever its case.</summary>
    public static string Without(string text, string login) =>
        Regex.Replace(text, $@"(?<![\w-]){Regex.Escape(login)}(?![\w-]|\[bot\])", Erased, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
