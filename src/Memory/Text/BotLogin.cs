namespace Memory.Text;

/// <summary>Logins of programs, as code hosts write them.</summary>
public static class BotLogin
{
    /// <summary>True for a login that ends in <c>[bot]</c>, whatever its case.</summary>
    public static bool Is(string login) => login.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase);
}
