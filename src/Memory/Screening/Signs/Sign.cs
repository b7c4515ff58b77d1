using Memory.Screening.Words;

namespace Memory.Screening.Signs;

/// <summary>One named reason to hold a text.</summary>
/// <param name="Detail">A short sentence for a person.</param>
/// <param name="Shows">Does the text show it?</param>
internal sealed record Sign(WarningKind Kind, string Name, string Detail, Func<SignText, bool> Shows);
