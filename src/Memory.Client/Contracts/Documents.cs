namespace Memory.Client;

/// <summary>A document to answer questions from, as it is sent to <c>POST /v1/documents</c>. Unknown fields are ignored.</summary>
public sealed record Document
{
    /// <summary><c>owner/name</c>; case does not matter.</summary>
    public string? Repo { get; init; }
    /// <summary>Path from the root of the repository; the same path again replaces what was there.</summary>
    public string? Path { get; init; }
    /// <summary>What it says, as Markdown or plain text, 1 MiB at most; empty text removes the document.</summary>
    public string? Text { get; init; }
    /// <summary>Where people read it, http or https; sections of Markdown get the anchor of their heading.</summary>
    public string? Url { get; init; }
}

/// <summary>Answer of <c>POST /v1/documents</c>.</summary>
/// <param name="Accepted">Documents taken, those that say what they said before included.</param>
/// <param name="Sections">Sections that they are kept as.</param>
/// <param name="Held">Sections that were not kept, because they instruct an agent.</param>
/// <param name="Rejected">Documents that could not be taken, with the reason; in JSON, <c>line</c> is the position in the array.</param>
public sealed record DocumentsReceipt(int Accepted, int Sections, int Held, IReadOnlyList<RejectedLine> Rejected);
