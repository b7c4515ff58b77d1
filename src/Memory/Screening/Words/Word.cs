namespace Memory.Screening.Words;

/// <summary>One word of a reading.</summary>
/// <param name="Start">Index of its first character in the reading.</param>
/// <param name="Sentence">Number of its sentence.</param>
/// <param name="Clause">Number of its clause: commas, colons and brackets part clauses.</param>
/// <param name="Quoted">Stands in quotes or a code span.</param>
/// <param name="Phrase">Words in the longest phrase that begins here; 1 when it stands alone.</param>
internal sealed record Word(string Text, int Start, Concept Concepts, int Sentence, int Clause, bool Quoted, int Phrase = 1);
