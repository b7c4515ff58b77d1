using System.Text.RegularExpressions;
using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>Texts dressed as something else: another speaker, the end of the input, an answer already given.</summary>
internal static partial class MarkupSigns
{
    public static readonly IReadOnlyList<Sign> All =
    [
        new(WarningKind.InstructsAgent, "chat-control-tokens", "Carries control tokens of a chat model.", t => Plain(t, ControlTokens())),
        new(WarningKind.InstructsAgent, "forged-turn", "Pretends that somebody else is speaking: the system, the user, the assistant.", t => Plain(t, ForgedTurn())),
        new(WarningKind.InstructsAgent, "forged-end", "Pretends that the comment ends and orders begin.", t => Plain(t, ForgedEnd())),
        new(WarningKind.Encoded, "letters-in-code", "Writes plain letters in a code that only a program reads.", t => CodedLetters().IsMatch(t.Raw)),
        new(WarningKind.InstructsAgent, "forged-wrapper", "Closes or opens a wrapper that only programs set around a text.", t => Plain(t, ForgedWrapper())),
        new(WarningKind.InstructsAgent, "forged-header", "Carries a header that claims a role, a rank or an approval.", t => Plain(t, ForgedHeader())),
        new(WarningKind.InstructsAgent, "forged-answer", "Dictates the answer of the program that reads it.", t => Plain(t, ForgedAnswer())),
    ];

    /// <summary>In code spans and in talk about texts these are things to write about.</summary>
    private static bool Plain(SignText t, Regex shape)
    {
        try
        {
            var seen = 0;
            foreach (var match in shape.EnumerateMatches(t.Text))
            {
                if (++seen > 50)
                    return true;
                var at = t.At(match.Index);
                var spanned = match.Index > 0 && t.Text[match.Index - 1] == '`';
                if (!spanned && (at < 0 || !t.Mentioned(at)) && !Escaped(t, at))
                    return true;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
        return false;
    }

    private static bool Escaped(SignText t, int at)
    {
        for (var k = Math.Max(0, at - 5); k < at; k++)
            if (t.Word(k) is "escape" or "escapes" or "strip" or "strips" or "sanitize" or "reject" or "rejects" or "filter" or "fixture" or "role")
                return true;
        return false;
    }

    /// <summary>Six letters that needed no code: as numeric entities, behind percent signs, as escapes.</summary>
    [GeneratedRegex(
        """(?:&#(?:0{0,3}(?:6[5-9]|[78]\d|9\d|1[01]\d|12[0-2])|x0{0,2}(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]));[\s\S]{0,6}?){6}|"""
        + """(?:%(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])(?:%20)?){6}|(?:\\(?:u00|x)(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])){6}""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex CodedLetters();

    [GeneratedRegex(
        """<\|\s{0,2}(?:im_start|im_end|endoftext|system|user|assistant|end|start_header_id|eot_id|begin_of_text|endofprompt)\s{0,2}\|>|\[/?inst\]|<</?sys>>|"""
        + """<(?:start|end)_of_turn>|<\|(?:start|end)_of""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ControlTokens();

    [GeneratedRegex(
        """(?:^|\n)[ \t>*#_]{0,6}(?:human|assistant|user)[*_]{0,2}\s{0,2}:[^\n]{0,400}(?:\n[\s\S]{0,600}?)?\n[ \t>*#_]{0,6}(?:human|assistant|user|"""
        + """system)[*_]{0,2}\s{0,2}:|(?:^|\n|[.!?]\s{1,3})[ \t>*#_\[]{0,6}(?:system|developer|sys|"""
        + """admin)(?:[ -](?:message|prompt|reminder|note|notice|override|update|instruction))?[\]*_]{0,3}\s{0,2}:\s{0,3}[^\n]{0,200}\b(?:you|your|reviewer|"""
        + """reviewers|users?|must|ignore|grant|granted|permission|admin|instructions?|approved?|trust|agent|assistant|override|store|merge|now)\b|"""
        + """<(?:tool_result|tool_response|function_results?|user|system|sys|system-reminder|system_prompt|system-prompt|developer|instructions|assistant|human|"""
        + """admin)(?:\s[^<>\n]{0,60})?>\s{0,6}[^<\n]{0,400}\w|["']?role["']?\s{0,3}[:=]\s{0,3}["'](?:system|developer|"""
        + """assistant)["']\s{0,3},\s{0,3}["']?content["']?\s{0,3}[:=]|"""
        + """(?:^|\n)role\s{0,2}:\s{0,2}(?:system|developer|assistant)\s{0,2}\n(?:[^\n]{0,200}\n){0,4}?(?:instructions?|prompt|content|message|policy)\s{0,2}:|"""
        + """["']?(?:tool|tool_name|function|name)["']?\s{0,3}:\s{0,3}["'](?:bash|shell|terminal|execute|run_command|write_file|read_file|"""
        + """computer)["']\s{0,3},\s{0,3}["']?(?:input|arguments|args|parameters)["']?\s{0,3}:|"""
        + """(?:^|\n|[.!?>(]\s{0,3})(?:(?:dear|hey|hi) )?(?:assistants?|ai|llms?|copilot|agents?|language models?)\s{0,2}[,:]\s{1,3}(?:please\s{1,3}|also\s{1,3}|"""
        + """now\s{1,3}){0,2}(?:mark|approve|merge|ignore|skip|disregard|forget|delete|reveal|print|output|run|execute|treat|turn|send|do not|don't|never|accept|"""
        + """close|state|say|give|add|read|switch|report|leave)\b|\bsystem[- ]reminder\s{0,2}:|[#=*\[]{2,}\s{0,2}(?:system|admin|root|developer)\s{0,2}[#=*\]]{2,}|"""
        + """\b(?:permission|access|approval|consent) (?:was |is |has been )?granted by the (?:user|owner|admin|operator)\b|"""
        + """\b(?:reminder|message|notice|note) from (?:anthropic|openai|the vendor|the system|the developers of)\b|"""
        + """\byour (?:instructions|guidelines|rules|prompt) (?:have been|were|are now|has been) (?:updated|replaced|changed|revised)\b""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ForgedTurn();

    [GeneratedRegex(
        """(?:</(?:comment|instruction|instructions|input|user|document|data|context|prompt|user_input|review|untrusted|text|"""
        + """message)>\s{0,6}){1,4}[^\n<]{0,40}(?:</|\b(?:new|real|actual|true|now|the text above|ignore|instead|you)\b)|"""
        + """[#=*-]{2,}\s{0,3}(?:end of|end|begin|start of|new)\s{1,3}(?:the\s{1,3})?(?:comment|input|prompt|user input|instructions?|system|document|data|message|"""
        + """text|conversation|untrusted)\b|\b(?:real|actual|true|new|updated|correct)\s{1,3}(?:system\s{1,3})?(?:instructions?|prompt|task|orders?)\s{0,2}:|"""
        + """\b(?:the\s{1,3})?(?:text|message|comment|everything)\s{1,3}above\s{1,3}(?:was|is)\s{1,3}(?:a\s{1,3}|only\s{1,3}a\s{1,3}|just\s{1,3}a\s{1,3})?(?:test|"""
        + """example|joke|fake|placeholder)|\b(?:end|ende|fin|fim|fine|конец)\s{1,3}(?:of|des|du|del|do|de la)\s{1,3}(?:comment|input|prompt|kommentars|"""
        + """commentaire|comentario|comentário|commento)\b\s{0,3}[#=*.:-]""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ForgedEnd();

    /// <summary>Tags that name trust, tools or turns, and the ends of blocks that a prompt is made of.</summary>
    [GeneratedRegex(
        """(?:^|\n)#{1,6}[ \t]{0,3}(?:assistant|system|human|user|ai|tool)[ \t:]{0,3}\n[\s\S]{0,600}?\n#{1,6}[ \t]{0,3}(?:assistant|system|human|user|ai|"""
        + """tool)[ \t:]{0,3}\n|</?(?:un|semi)?trusted(?:[_-][a-z_-]{1,30})?>|"""
        + """</?(?:system|user|tool|tools|function|assistant|developer|agent|model|external|retrieved|quoted|human)[_-](?:[a-z_-]{1,30})>|"""
        + """</(?:untrusted|comment|comments|review|body|input|document|documents|data|context|prompt|conversation|instructions?|transcript|lesson|lessons|"""
        + """rules?)>\s{0,6}(?:</|<[a-z_]{2,30}>\s{0,6}[a-z]|all of|now\b|new\b|your\b|the real|the above)|\]\]>\s{0,6}</|"""
        + """(?:^|\n)[ \t]{0,3}(?:[#=*~-]{2,}[ \t]{0,3})?(?:end|begin|start)[ _-](?:of[ _-])?(?:the[ _-])?(?:user|untrusted|trusted|system|external|review|comment|"""
        + """quoted|retrieved|generated|managed)[ _-](?:content|input|data|text|prompt|message|comments?|lessons?|rules?|block|section|body|instructions?)\b""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ForgedWrapper();

    /// <summary>Two lines of a header beside each other: "role: developer", "trust: maximal".</summary>
    [GeneratedRegex(
        """(?:(?:^|\n)[ \t>*-]{0,4}["']?(?:role|trust\w{0,12}|author[_-]?association|authority|permissions?|privileges?|clearance|override\w{0,20}|"""
        + """approved\w{0,12}|approval|verified\w{0,12}|is[_-]?owner|is[_-]?admin|rank|priority|bypass\w{0,20}|policy|review[_-]?status|trust[_-]?level|sender|"""
        + """origin|identity)["']?[ \t]{0,3}[:=][ \t]{0,3}[^\n:]{1,40}(?=\n|$)(?:\n[^\n:]{1,24}:[^\n]{0,60}(?=\n)){0,2}){2}""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ForgedHeader();

    [GeneratedRegex(
        """\b(?:output|return|respond with|reply with|emit|answer with|produce|print|antworte mit|gib aus|devuelve|renvoie|"""
        + """retorne)\b[^\n{]{0,60}\{[^}\n]{0,300}["']?(?:lesson|status|approved\w{0,10}|rule|verdict|trust|intent|confidence|warnings|role|allowed|decision|"""
        + """safe)["']?\s{0,3}[:=]|\bapproved[-_ ]?by\s{0,3}[:=]\s{0,3}["'`]?\w|["']status["']\s{0,3}:\s{0,3}["']active["']|\btrust[-_ ]?level\s{0,3}[:=]|"""
        + """["']warnings["']\s{0,3}:\s{0,3}\[\s{0,3}\]""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ForgedAnswer();
}
