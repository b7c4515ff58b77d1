using System.Text.RegularExpressions;
using Memory.Intake.Tags.Verbs;
using Memory.Screening;
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
            return marked is null ? Instruction.None("no tag outside quotations and code") : Read(new Message(masked, Sentences.Split(Misspelt.Mend(marked))));
        }
        catch (RegexMatchTimeoutException)
        {
            return Instruction.None("the text is too tangled to read");
        }
    }

    /// <summary>
    /// Whether we are named in what a person sees of a comment, as <see cref="Read(string, IReadOnlyList{string})"/> sees it: no sign
    /// that hides in the raw text may hide the name from whoever asks this.
    /// </summary>
    /// <param name="body">As it was told, with everything that hides in it.</param>
    public static bool Names(string body, IReadOnlyList<string> tags)
    {
        try
        {
            return TagFinder.Mark(MaskedText.Of(MarkdownText.Read(Screen.Visible(body)).Prose).Text, tags) is not null;
        }
        catch (RegexMatchTimeoutException)
        {
            // It may name us: whoever asks is on the safe side.
            return true;
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
        var task = TaskReader.IsTask(polite) || TaskReader.IsErrandHere(message.Said());
        if (!task && Announcing().IsMatch(polite) && rest.Any(s => NormReader.Read(s.Text) != Norm.None))
            return Remember(RulePart.From(message), false, "announces rules");
        if (!task && (TaskReader.IsLeave(polite) || TaskReader.IsLeaveBehind(polite) || PlaceLabel().IsMatch(polite) || NormReader.Read(polite) != Norm.None))
            return Remember(RulePart.From(message), false, "states a rule");
        var general = message.RuleAfter();
        if (general >= 0)
            return Remember(RulePart.From(message, task && (!RuleForAll().IsMatch(message.Sentences[general].Text) || SaysWhat(message.Sentences[general].Text)) ? general : message.At), false,
                task ? "a task and a rule" : "states a rule");
        if (task || Order.FirstVerb(Filler.Strip(polite)) is not null)
            return Instruction.None("") with { Intent = TagIntent.Task, Words = message.Plain(request), Reason = "work for somebody else" };
        if (message.At > 0 && ForAny().IsMatch(Filler.Strip(request)))
            return Remember($"{RulePart.Before(message)} Same {ForAny().Match(Filler.Strip(request)).Groups["all"].Value}.", false, "says that it holds for all");
        if (rest.Any(s => TaskReader.IsTask(s.Text) && NormReader.Read(s.Text) != Norm.Strong) && NormReader.Read(polite) == Norm.None && !NormReader.States(polite))
            return Instruction.None("") with { Intent = TagIntent.Task, Words = message.Plain(request), Reason = "a remark with work behind it" };
        if (message.IsAddressed && message.FirstStatement() is var statement and >= 0)
            return Remember(RulePart.From(message, statement), false, "states how it is done");
        return TaskReader.Wordless().IsMatch(message.Tagged) && message.At > 0 && NormReader.Read(message.Sentences[message.At - 1].Text) == Norm.Strong
                && !TaskReader.IsTask(message.Sentences[message.At - 1].Text)
            ? Remember(RulePart.Before(message), false, "a rule, with the tag behind it")
            : Instruction.None("a remark: neither a rule nor a question");
    }

    /// <summary>"Same for every loop: a shared variable is only updated through …": the rule itself stands behind the colon.</summary>
    internal static bool SaysWhat(string text) =>
        SameFor().IsMatch(text) && text.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 && NormReader.Read(text[(colon + 2)..]) != Norm.None;

    /// <summary>What "goes for all" was said before; what is "the same for all" may follow.</summary>
    [GeneratedRegex(@"^\W*(?:(?:the\s+)?same|likewise|ditto)\b", Options, 1000)]
    private static partial Regex SameFor();

    private static Instruction Remember(string words, bool core, string reason) =>
        new(TagIntent.Remember, words, Core: core, Reason: reason);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^(?:(?:really|very|so|that'?s|this\s+is|what\s+an?|looks?|all|good|nice|great|awesome|amazing|perfect|excellent|cool|neat|lovely|sweet|brilliant|"
        + @"impressive|helpful|thanks|thank\s+you|thx|ty|cheers|merci|danke|gracias|obrigad[oa]|bravo|kudos|ok|okay|k|got\s+it|understood|sure|sounds|fine|works|"
        + @"done|carry\s+on|keep\s+going|go\s+ahead|yes|yep|yeah|no|nope|lgtm|\+1|hi|hello|hey|welcome|wow|haha|lol|nvm|never\s+mind|catch|job|work|find|bot|one|"
        + @"point|stuff|idea|spot|spotted|for\s+(?:this|that|the\s+\w+|catching\s+\w+|your\s+\w+|fixing\s+\w+)|you|again|much|a\s+lot|so|to|me|now|and|everyone|"
        + @"all|agreed|agree|indeed|exactly|right|true|ありがとう(?:ございます)?|了解(?:です)?)\b[\s,.!:;—–-]*|[^\w\s]+\s*)*$", Options, 1000)]
    private static partial Regex Thanks();

    [GeneratedRegex(
        @"^(?:(?:same|ditto|likewise)(?:\s+(?:thing|problem|issue|point|comment|story|applies|goes|rule))?(?:\s+(?:here|there|again|in\s+this\s+(?:file|pr|one)|"
        + @"applies\s+here|as\s+above))+(?:\s+(?:too|also|as\s+well))?(?:\s*[,;—–-]\s*see\s+(?:above|below|there|the\s+\w+\s+above))?|"
        + @"(?:this|that|it)\s+(?:also\s+)?(?:applies|holds|goes|counts)\s+(?:here\s+(?:too|as\s+well|also)|everywhere|"
        + @"(?:for|to|in)\s+(?:all|every|each|any|the\s+whole)\s+[^,.;:!?]{2,60})|(?:hier|aquí|ici|aqui)\s+(?:auch|también|aussi|também)|ditto|idem|"
        + @"(?:gilt|vale)\s+(?:hier|aquí|aqui)\s+(?:auch|también|também)|ここも(?:同じ|同様)(?:です)?|dasselbe\s+hier|lo\s+mismo\s+aquí|pareil\s+ici|"
        + @"mesma\s+coisa\s+aqui)[\s.!]*$", Options, 1000)]
    private static partial Regex SameHere();

    [GeneratedRegex(@"^(?:(?:please\s+)?(?:keep|remember|note|take|learn|save|worth\s+(?:keeping|noting|remembering))\s*[:,]?\s+)?(?:what|as)\s+@?\w+\s+(?:said|wrote|says|writes|pointed\s+out|suggested|explained)\b(?!.*\?)", Options, 1000)]
    private static partial Regex WhatSomebodySaid();

    [GeneratedRegex(@"\bdo(?:n'?t)?\s+you\s+remember\b|\b(?:remember|recall)\s+(?:why|what|who|when|where|how|if|whether)\b", Options, 1000)]
    private static partial Regex Recalling();

    /// <summary>"that's for any modal, not just this one".</summary>
    [GeneratedRegex(
        @"^(?:that|this|it)(?:['’]s|\s+is|\s+goes|\s+applies|\s+holds|\s+counts)\s+(?:true\s+|"
        + @"(?:a|the|our)\s+(?:general\s+|team\s+)?(?:rule|convention|standard|policy|must)\s+)?(?<all>(?:for|in|to)\s+(?:any|all|every|each)\s+[^,.;:!]{2,60})", Options, 1000)]
    private static partial Regex ForAny();

    /// <summary>"Two rules pls.", "notes for you:".</summary>
    [GeneratedRegex(
        @"\b(?:two|three|four|a\s+few|a\s+couple\s+of|some|several|[2-6])\s+(?:more\s+|small\s+|new\s+|general\s+|team\s+)?(?:things|rules|points|lessons|notes|"
        + @"conventions|reminders)\b|^(?:notes|rules|lessons|conventions|reminders)\b[^.]{0,40}[:.]?$", Options, 1000)]
    private static partial Regex Announcing();

    /// <summary>"whole codebase: british spelling": where it applies, and behind it what.</summary>
    [GeneratedRegex(@"^(?:(?:in|for|across|under|inside|within)\s+[^:,.]{2,60}|(?:the\s+)?(?:whole|entire)\s+(?:repo(?:sitory)?|codebase|project)|everywhere|all\s+[\w\s-]{2,30}|(?:every|any)\s+[\w\s-]{2,30}):\s+\S+\s+\S+", Options, 1000)]
    private static partial Regex PlaceLabel();

    /// <summary>"Same for all tests": the task before it is the rule.</summary>
    [GeneratedRegex(@"^\W*(?:(?:the\s+)?same|this|that|it|likewise|ditto)\b\s*(?:goes|holds|applies|is\s+true|counts|should\s+be\s+done)?\s*(?:for|in|to|with|of|everywhere)\b", Options, 1000)]
    internal static partial Regex RuleForAll();
}
