namespace Memory.Serving;

/// <summary>What an answer rests on.</summary>
/// <param name="Kind"><c>lesson</c>, <c>thread</c> or <c>document</c>.</param>
/// <param name="Rule">The rule, or the sentence that was taken from the passage.</param>
/// <param name="Title">Of a document: its path, and the headings above what was taken.</param>
public sealed record AskCitation(string Kind, string Id, string? Url, string Rule, string? Title = null);
