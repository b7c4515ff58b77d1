namespace Memory.Indexing.Segments;

/// <summary>What a snapshot is a part of, where it does not hold all there is: a word is as rare as it is there.</summary>
/// <param name="AverageLength">In weighted terms.</param>
/// <param name="DocumentsWith">In how many of the documents a term (UTF-8) stands; an estimate will do.</param>
/// <param name="DocumentsWithNgram">The same for an n-gram.</param>
internal sealed record Corpus(int Documents, double AverageLength, Func<byte[], int> DocumentsWith, Func<ushort, int> DocumentsWithNgram);
