namespace Memory.Screening.Words;

/// <summary>A text in one spelling, ready to be looked at.</summary>
/// <param name="Text">Plain letters, lower case.</param>
/// <param name="Code">How it was hidden from a quick look (<c>base64</c>, <c>hex</c>, <c>look-alike letters</c> …); null for the text as it stands.</param>
internal sealed record Reading(string Text, string? Code);
