using System.Text.RegularExpressions;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Intake.Tags;

/// <summary>
/// Reads the words around our tag: is the comment for us, and what does it ask? Pure; never throws, whatever the text.
/// Who said the words, and whether they may teach, is another question.
/// </summary>
public static partial class TagGrammar
{
    /// <param name="body">The comment as Markdown.</param>
    /// <param name="tags">What addresses us, e.g. <c>@claude</c>; compared as whole mentions, case ignored.</param>
    public static Instruction Read(string body, IReadOnlyList<string> tags)
    {
        try
        {
            var masked = MaskedText.Of(MarkdownText.Read(body).Prose);
            var marked = TagFinder.Mark(masked.Text, tags);
            return marked is null ? Instruction.None("no tag outside quotations and code") : Read(new Message(masked, Sentences.Split(marked)));
        }
        catch (RegexMatchTimeoutException)
        {
            return Instruction.None("the text is too tangled to read");
        }
    }

    private static Instruction Read(Message message)
    {
        if (Management.Read(message.Masked, message.Whole) is { } managed)
            return managed;
        var request = message.Request;
        if (OwnThread.Read(message.Masked, request) is { } own)
            return own;
        if (Thanks().IsMatch(Filler.Strip(request)) && !message.Sentences.Any(s => RememberMarks.In(s.Text) is not null))
            return Instruction.None("thanks or a greeting, nothing to do");
        if (SameHere().IsMatch(Filler.Strip(request)) || WhatSomebodySaid().IsMatch(Filler.Strip(request)))
            return Remember(message.Masked.Restore(Filler.Strip(request)), false, "points to what was said in the thread");
        return Marked(message) ?? Unmarked(message);
    }

    /// <summary>"remember", "from now on", "rule:" and the like, in the sentence with the tag or another one.</summary>
    private static Instruction? Marked(Message message)
    {
        if (QuestionReader.Asks(message.Request) && !message.Rest.Any(s => RememberMarks.In(s.Text) is not null))
            if (RememberMarks.In(message.Request) is null || Recalling().IsMatch(message.Request))
                return null;
        foreach (var index in message.ByNearness)
            if (RememberMarks.In(message.Sentences[index].Text) is { } mark)
                return Remember(RulePart.Of(message, index, mark), mark.Always, "asks to remember");
        return null;
    }

    private static Instruction Unmarked(Message message)
    {
        var request = message.Request;
        var rest = message.Rest;
        if (QuestionReader.Asks(request) || (QuestionReader.Asks(message.Tagged) && !TaskReader.IsTask(request)))
            return rest.Any(s => TaskReader.IsTask(s.Text) && !QuestionReader.IsQuestion(s.Text))
                ? Instruction.None("") with { Intent = TagIntent.Task, Words = message.Plain(request), Reason = "a question with work behind it" }
                : new Instruction(TagIntent.Ask, message.Plain(request), Reason: "asks something");
        var polite = request.TrimEnd('?', ' ');
        var task = TaskReader.IsTask(polite);
        if (!task && (TaskReader.IsLeave(polite) || NormReader.Read(polite) != Norm.None))
            return Remember(RulePart.From(message), false, "states a rule");
        var general = message.RuleAfter();
        if (general >= 0)
            return Remember(RulePart.From(message, task && !RuleForAll().IsMatch(message.Sentences[general].Text) ? general : message.At), false,
                task ? "a task and a rule" : "states a rule");
        if (task || Order.FirstVerb(Filler.Strip(polite)) is not null)
            return Instruction.None("") with { Intent = TagIntent.Task, Words = message.Plain(request), Reason = "work for somebody else" };
        return TaskReader.Wordless().IsMatch(message.Tagged) && message.At > 0 && NormReader.Read(message.Sentences[message.At - 1].Text) == Norm.Strong
                && !TaskReader.IsTask(message.Sentences[message.At - 1].Text)
            ? Remember(RulePart.Before(message), false, "a rule, with the tag behind it")
            : Instruction.None("a remark: neither a rule nor a question");
    }

    private static Instruction Remember(string words, bool core, string reason) =>
        new(TagIntent.Remember, words, Core: core, Reason: reason);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:(?:really|very|so|that'?s|this\s+is|what\s+an?|looks?|all|good|nice|great|awesome|amazing|perfect|excellent|cool|neat|lovely|sweet|brilliant|impressive|helpful|thanks|thank\s+you|thx|ty|cheers|merci|danke|gracias|obrigad[oa]|bravo|kudos|ok|okay|k|got\s+it|understood|sure|sounds|fine|works|done|yes|yep|yeah|no|nope|lgtm|\+1|hi|hello|hey|welcome|wow|haha|lol|nvm|never\s+mind|catch|job|work|find|bot|one|point|stuff|idea|spot|spotted|for\s+(?:this|that|the\s+\w+|catching\s+\w+|your\s+\w+|fixing\s+\w+)|you|again|much|a\s+lot|so|to|me|now|and|everyone|all|agreed|agree|indeed|exactly|right|true|ありがとう(?:ございます)?|了解(?:です)?)\b[\s,.!:;—–-]*|[^\w\s]+\s*)*$", Options, 1000)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^(?:(?:same|ditto|likewise)(?:\s+(?:thing|problem|issue|point|comment|story|applies|goes|rule))?(?:\s+(?:here|there|again|in\s+this\s+(?:file|pr|one)|applies\s+here|as\s+above))+(?:\s+(?:too|also|as\s+well))?|(?:this|that|it)\s+(?:also\s+)?(?:applies|holds|goes|counts)\s+(?:here\s+(?:too|as\s+well|also)|everywhere|(?:for|to|in)\s+(?:all|every|each|any|the\s+whole)\s+[^,.;:!?]{2,60})|(?:hier|aquí|ici|aqui)\s+(?:auch|también|aussi|também)|ditto|idem|(?:gilt|vale)\s+(?:hier|aquí|aqui)\s+(?:auch|también|também)|ここも(?:同じ|同様)(?:です)?|dasselbe\s+hier|lo\s+mismo\s+aquí|pareil\s+ici|mesma\s+coisa\s+aqui)[\s.!]*$", Options, 1000)]
    private static partial Regex SameHere();

    [GeneratedRegex(@"^(?:what|as)\s+@?\w+\s+(?:said|wrote|says|writes|pointed\s+out|suggested|explained)\b(?!.*\?)", Options, 1000)]
    private static partial Regex WhatSomebodySaid();

    [GeneratedRegex(@"\bdo(?:n'?t)?\s+you\s+remember\b|\b(?:remember|recall)\s+(?:why|what|who|when|where|how|if|whether)\b", Options, 1000)]
    private static partial Regex Recalling();

    /// <summary>"Same for all tests": the task before it is the rule.</summary>
    [GeneratedRegex(@"^\W*(?:(?:the\s+)?same|this|that|it|likewise|ditto)\b\s*(?:goes|holds|applies|is\s+true|counts|should\s+be\s+done)?\s*(?:for|in|to|with|of|everywhere)\b", Options, 1000)]
    internal static partial Regex RuleForAll();
}
