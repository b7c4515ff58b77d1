using System.Text.RegularExpressions;
using Memory.Comments;

namespace Memory.Distillation.Mining;

/// <summary>What the shape of a comment and the answers to it say about the thread as a whole.</summary>
internal static partial class ThreadSigns
{
    public static IEnumerable<(string Name, double Weight)> Of(CommentThread thread, MinedText text)
    {
        var words = text.Words;
        if (words < 5)
            yield return ("is very short", -0.6);
        if (words is >= 15 and <= 90)
            yield return ("takes the time to explain", 0.3);
        if (words > 160)
            yield return ("is an essay", -0.9);
        if (text.Fences.Any(f => f.Language == "suggestion") && words < 12)
            yield return ("is a ready-made edit", -1.3);
        if (thread.Comments[0].Path is { } path && ProsePath().IsMatch(path))
            yield return ("is about the text of a document", -0.6);
        var replies = thread.Comments.Skip(1).Take(RepliesMax).Select(c => MinedText.Read(c.Body)).ToList();
        if (replies.Exists(r => r.Sentences.Any(s => Declined().IsMatch(s.Text))))
            yield return ("was declined in the thread", -1.4);
        if (replies.Exists(r => r.Sentences.Any(s => Extended().IsMatch(s.Text))))
            yield return ("was extended to other places", 1.2);
        if (replies.Exists(r => r.Sentences.Any(s => Taken().IsMatch(s.Text))))
            yield return ("was taken up", 0.3);
        if (replies.Count > 5)
            yield return ("is a long discussion", -0.3);
    }

    /// <summary>A decision is final; a doubt only weighs.</summary>
    public static bool WasDecidedAgainst(CommentThread thread) =>
        thread.Comments.Skip(1).Take(RepliesMax).Any(c => MinedText.Read(c.Body).Sentences.Any(s => Decided().IsMatch(s.Text)));

    /// <summary>An answer says that it was done.</summary>
    internal static bool WasTakenUp(CommentThread thread) =>
        thread.Comments.Skip(1).Take(RepliesMax).Any(c => MinedText.Read(c.Body).Sentences.Any(s => Taken().IsMatch(s.Text)));

    private const int RepliesMax = 30;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\.(?:md|mdx|rst|adoc|txt|mediawiki|tex)$", Options, 1000)]
    private static partial Regex ProsePath();

    [GeneratedRegex(
        @"\b(?:(?:we|i)(?:['’]ve| have)? decided (?:not|against)|(?:do ?n['’]t|do not) (?:think|agree|see why|want|believe)|disagree|"
        + @"not (?:worth|needed|necessary|required|convinced)|it['’]?s (?:okay|ok|fine)|(?:either|both) (?:variant|way|is|are|one)s? .{0,20}(?:fine|ok)|"
        + @"leave (?:it|this|as)|keep (?:it|this) as|(?:i['’]?d|would) (?:prefer|rather) (?:to keep|not|keep|leave)|intentional(?:ly)?|on purpose|by design|"
        + @"deliberate(?:ly)?|the reason (?:to|for|why|we|i|is)|out of scope|won['’]?t (?:fix|do)|no longer relevant|(?:is|are) not (?:directly )?comparable)\b", Options, 1000)]
    public static partial Regex Declined();

    [GeneratedRegex(
        @"\b(?:decided (?:not|against)|(?:is|was|it['’]s|that['’]s|this is) (?:quite |very |actually |fully )?(?:intentional|deliberate|on purpose|by design)|"
        + @"(?:won['’]t|not going to) (?:fix|do|change)|wontfix|never ?mind|ignore (?:this|that|my) comment|i was wrong|my bad)\b", Options, 1000)]
    private static partial Regex Decided();

    [GeneratedRegex(
        @"\b(?:same (?:should|applies|goes|for|here|problem|comment|thing)|everywhere|other (?:places|cases|files|tests)|(?:this|that) (?:also )?applies to|"
        + @"code ?base|all (?:of )?(?:these|those|the other|other)|in general|convention|should (?:really|also))\b", Options, 1000)]
    private static partial Regex Extended();

    [GeneratedRegex(
        @"^(?:done|fixed|ok|okay|sure|agreed?|good (?:point|idea|catch|call)|will do|updated|addressed|taken|thanks|makes sense|you['’]re right|nice|yes|yeah|"
        + @"right|indeed|added|changed|removed|reworked|resolved)\b", Options, 1000)]
    private static partial Regex Taken();
}
