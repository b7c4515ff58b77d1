using System.Text.RegularExpressions;

namespace Memory.Distillation.Rules;

/// <summary>Talk that neither orders nor explains.</summary>
internal static partial class Chatter
{
    public static bool Is(string text) => Idle().IsMatch(text.Trim());

    [GeneratedRegex(
        @"^(?:(?:and\s+|but\s+)?(?:i\s+(?:mean|know|guess|swear|promise|think|suppose|wonder|said|hope|agree|believe)\b.*|"
        + @"we(?:'ve|\s+have)?\s+(?:all\s+)?been\s+(?:there|here|through|bitten|over)\b.*|been\s+there\b.*|ask\s+me\b.*|you\s+(?:know|get)\b.*|"
        + @"no\s+(?:exceptions?|excuses|ifs|more\s+excuses)\b.*|without\s+exceptions?|not\s+(?:even\s+)?once|it\s+did\b.*|once|seriously|really|obviously|"
        + @"as\s+(?:always|usual|discussed|you\s+know|mentioned|said)|again|thanks?\b.*|thank\s+you\b.*|cheers|please|pls|ok|okay|fine\b.*|lol|"
        + @"oh\s+(?:good|great|nice|boy|no)\b.*|what\s+could\s+(?:possibly\s+)?go\s+wrong\b.*|for\s+(?:good|real|the\s+record|posterity|us|now)|"
        + @"if\s+(?:possible|you\s+can)|end\s+of\s+story|period|full\s+stop|that\s+one|pick\s+one|to\s+be\s+(?:clear|honest|fair)|at\s+least|i\.e\.?|"
        + @"let'?s\s+go\s+with\s+.*|same\s+(?:problem|issue|thing|as)\b.*|\+1|\^.*|looks?\s+good\b.*|well|hmm+|ouch|wow|oof|"
        + @"good\s+(?:catch|point|question|to\s+know)\b.*|nice\b.*|not\s+a\s+typo|two\s+problems\b.*|it'?s\s+the\s+\w+\s+(?:pr|time)\b.*|"
        + @"(?:second|third|fourth|fifth|nth)\s+(?:time|pr)\b.*|there\s+we\s+go|\(?(?:edit(?:ed)?|update[d]?|upd|eta)\b\s*[:—–-].*|"
        + @"(?:a\s+|the\s+|our\s+)?(?:new|next|another|one\s+more|house|team)\s+(?:rule|lesson|convention|one)\b(?:\s+while\b.*|\s+for\s+\w+)?|"
        + @"(?:this|it|that)\s+is\s+(?:only\s+|just\s+)?(?:about|meant\s+for)\b.*|see\s+(?:above|below)|start\s+now|(?:but\s+)?please\s+start\s+now)[\s.!]*)$|"
        + @"^[^\p{L}\p{N}\uE100-\uF000]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Idle();
}
