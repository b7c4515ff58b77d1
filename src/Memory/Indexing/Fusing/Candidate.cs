namespace Memory.Indexing.Fusing;

/// <summary>A document that a channel found.</summary>
/// <param name="Score">The higher the nearer; zero or less says nothing for it.</param>
public readonly record struct Candidate(string Id, float Score);

/// <summary>What one channel found, in any order; a document it does not have scores nothing in it.</summary>
public sealed record ChannelCandidates(Channel Channel, IReadOnlyList<Candidate> Candidates);

/// <summary>A document with its place among all channels.</summary>
/// <param name="Score">0 to 1: 1 for a document that is the best of every channel.</param>
public readonly record struct FusedCandidate(string Id, float Score);
