namespace Memory.Screening.Secrets;

/// <summary>Where a secret stands: <paramref name="Start"/> inclusive, <paramref name="End"/> exclusive, in characters of the visible text.</summary>
internal readonly record struct SecretSpan(int Start, int End, string Kind);
