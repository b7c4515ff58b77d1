namespace Memory.Access;

/// <summary>What a key may do; each scope includes the ones before it.</summary>
public enum KeyScope
{
    /// <summary>Context, search, ask, render, proposing a lesson.</summary>
    Read = 1,
    /// <summary>Comments, lessons, approve, reject, retire.</summary>
    Write = 2,
    /// <summary>Keys, deliveries, status in imports, scopes wider than a repository.</summary>
    Admin = 3,
}
