using Memory.Storage;

namespace Memory.Serving;

/// <summary>A change to hold against lessons.</summary>
/// <param name="Repo">owner/name.</param>
/// <param name="Model">Ask a model whether lessons near the change are broken.</param>
public sealed record CheckInput(Grant Grant, string Repo, UnifiedDiff Diff, bool Model = false);

/// <param name="Findings">Matches first, then what was judged or is related, most relevant first.</param>
/// <param name="Patterns">What became of each confirmed pattern that holds for a file of the change.</param>
/// <param name="Degraded">Why this is less than was asked for; null when all is well.</param>
public sealed record CheckAnswer(IReadOnlyList<CheckFinding> Findings, IReadOnlyList<PatternUse> Patterns, string? Degraded);
