namespace Memory.Intake;

/// <summary>What the words after a tag ask of us.</summary>
public enum TagIntent
{
    /// <summary>Not addressed to us, or nothing to do (thanks, a quotation, an address).</summary>
    None,
    Remember,
    Forget,
    Replace,
    Scope,
    Approve,
    Ask,
    /// <summary>Work for another agent that listens to the same tag: left alone.</summary>
    Task,
}

/// <summary>The words after a tag, read. Who said them is another question (see <c>Trust</c>).</summary>
/// <param name="Intent">What is asked.</param>
/// <param name="Words">The words that carry the instruction, the tag and the verb taken off; for <c>Ask</c> the question.</param>
/// <param name="Target">Id of the lesson named (<c>L42</c>), for forget, replace, scope, approve and "why L42?".</param>
/// <param name="Paths">For <c>Scope</c>: the new path globs.</param>
/// <param name="Core">"remember always": every session gets it.</param>
/// <param name="Reason">Why it was read so, in words for a person.</param>
public sealed record Instruction(
    TagIntent Intent,
    string Words,
    string? Target = null,
    IReadOnlyList<string>? Paths = null,
    bool Core = false,
    string Reason = "")
{
    public static Instruction None(string reason) => new(TagIntent.None, "", Reason: reason);
}
