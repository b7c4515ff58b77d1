namespace Memory.Text;

/// <summary>Logins of programs, as code hosts write them.</summary>
public static class BotLogin
{
    /// <summary>True for a login that ends in <c>[bot]</c>, whatever its case.</summary>
    public static bool Is(string login) => login.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for GitHub's merge queue, which pushes what people with write access have put into it.</summary>
    public static bool IsMergeQueue(string? login) => string.Equals(login, "github-merge-queue[bot]", StringComparison.OrdinalIgnoreCase);
}
