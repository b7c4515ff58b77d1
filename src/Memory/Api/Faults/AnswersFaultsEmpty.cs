namespace Memory.Api;

/// <summary>A route whose caller must not be disturbed by what goes wrong here: all but a bad key is answered with an empty 200.</summary>
public sealed record AnswersFaultsEmpty;
