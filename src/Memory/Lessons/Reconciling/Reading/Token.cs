namespace Memory.Lessons.Reconciling.Reading;

internal enum TokenKind { Word, Comma, Break }

/// <param name="Text">Lower case, without apostrophes; empty for a comma or a break.</param>
/// <param name="Code">An identifier, a call, an operator, or anything in a code span.</param>
/// <param name="From">Where it stands in the rule, in characters; <paramref name="To"/> is behind its last.</param>
internal readonly record struct Token(TokenKind Kind, string Text, bool Code, int From = 0, int To = 0);
