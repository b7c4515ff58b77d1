using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Intake.Tags.Verbs;

/// <summary>Takes politeness, nit-prefixes, interjections and our mention off the front of a sentence, emoji off both ends.</summary>
internal static partial class Filler
{
    private const int RoundsMax = 8;

    private static readonly Recent<string> Stripped = new(ReadStrip);

    public static string Strip(string sentence) => Stripped.Read(sentence);

    private static string ReadStrip(string sentence)
    {
        var text = Emoji.Remove(sentence).Replace(Sentences.Mention, ' ').Trim();
        for (var round = 0; round < RoundsMax; round++)
        {
            var match = Front().Match(text);
            if (!match.Success || match.Length == 0)
                break;
            text = text[match.Length..];
        }
        return Back().Replace(text, "").Trim();
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^(?:[\s,;:—–>*_~|]+|-\s+|\.{2,}|\(?\d{1,2}[.)]\s+(?=\p{L})|"
        + @"(?:tiny|small|minor|quick|little|big|last|final|one\s+last)\s+(?:one|thing|point|remark|request|wish)\s*[:,—–-]\s*|"
        + @"(?:oh\s+|and\s+)*while\s+(?:i|we|you)(?:['’](?:m|re)|\s+am|\s+are)\s+(?:here|at\s+(?:it|that)|in\s+(?:here|there|passing)|"
        + @"on\s+(?:it|the\s+subject))\s*[:,]\s+|(?:for\s+(?:when(?:ever)?\s+[^:.;!?\uE100-\uF000]{2,50}|next\s+time|later|the\s+future|the\s+others?)|"
        + @"(?:since|as|because|given\s+that|seeing\s+that|now\s+that)\s[^:.;!?,\uE100-\uF000]{3,80}|everywhere\b[^:.;!?\uE100-\uF000]{0,100}|"
        + @"(?:and\s+)?(?:apart|aside)\s+from\s+(?:that|this)|(?:this|that|it)(?:['’]s|\s+is|\s+goes|\s+holds|\s+applies|\s+counts)\s+(?:true\s+)?(?:for|in|"
        + @"to)\s+(?:all|every|each|any)\s[^:.;!?]{2,60}):\s+|(?:thank\s+you|thanks|thx|sorry|good\s+work|nice\s+work)\b[^.,:;!?\uE100-\uF000]{0,60},?\s+but\s+|"
        + @"(?:since|because|given\s+that|seeing\s+that|now\s+that|while)\s[^:.;!?,\uE100-\uF000]{3,80},\s+(?=(?:please\s+)?(?:delete|remove|drop|"
        + @"rename|update|adjust|add|move|revert|fix|bump|replace)\s+(?:the|this|that|these|those|it|them)\b)|"
        + @"(?:super\s+|small\s+|tiny\s+|minor\s+|another\s+|big\s+)?nit(?:pick)?(?:s|ty)?(?:\s*\([\w\s-]{1,30}\))?\s*[:,—–-]|(?:non-?)?blocking\s*[:,]|"
        + @"\((?:nit|minor|non-?blocking|optional|style)\)|\[(?:nit|minor|optional)\]|"
        + @"(?:minor|optional|style|suggestion|todo|issue|note|chore|praise|thought|question|important|also|but|and|though|besides|unrelated|separately|btw|"
        + @"by\s+the\s+way|fwiw|imo|imho|fyi|ps|p\.s\.|heads[- ]up|reminder|general|generally|hey|hi|hello|nice|great|cool|good|thanks|well|right|ok|okay|so|yes|"
        + @"yeah|no|hmm+|uh|oh|ah|ouch|oops|wow|oof|argh|sorry|dude|folks|guys|team|all|everyone|again|first|second|third|finally|lastly|one\s+more(?:\s+thing)?|"
        + @"same\s+(?:here|thing))\s*(?:[:,—–!…]|\.{2,}|-\s)|(?:ok(?:ay)?\s+so|hey|hi|hello|yo|dear)\s+(?:there\s+|all\s+)?|"
        + @"(?:yes|yeah|yep|no)\s+(?=(?:the|this|it|i|we)\s)|nit\s+but\s+|"
        + @"(?:please|pls|plz|kindly|bitte|por\s+favor|merci\s+de|s'il\s+te\s+pla[iî]t|and|but|also|so|then|oh|btw|just|again|hmm+|plus)\s+|"
        + @"(?:could|can|would|will)\s+you\s+(?:please\s+|maybe\s+|also\s+)?|"
        + @"(?:i\s+think|i\s+guess|i\s+believe|imo|imho|we\s+(?:have\s+)?(?:agreed|decided)(?:\s+[\w\s]{1,40}?)?\s+that\b|as\s+(?:discussed|agreed|said)|"
        + @"remember\s+that)\s*,?\s+(?:that\s+)?|(?:let's|lets|let\s+us)\s+(?:all\s+)?(?:agree\s+(?:that|to|on)\s+)?|"
        + @"(?:(?:can|could|shall|should)\s+we\s+(?:please\s+)?(?:all\s+)?agree\s+(?:that|to|on)|it\s+would\s+be\s+(?:nice|good|great|lovely)\s+(?:if|to)|"
        + @"i(?:['’]d|\s+would)\s+(?:really\s+)?(?:like|love|want|prefer)\s+(?:(?:us|you)\s+to|it\s+if|to\s+see\s+that)|"
        + @"i\s+(?:really\s+)?(?:want|need)\s+(?:us|you|everybody|everyone)\s+to|i(?:['’]d|\s+would)\s+prefer\s+(?:it\s+)?(?:if|that)(?:\s+we)?|"
        + @"if\s+(?:so|not|yes|no))\s*,?\s+|(?:hear\s+me\s+out|(?:more|most)\s+important(?:ly)?|note\s+to\s+self(?:\s*\([^)]{1,30}\))?|ground\s+rule|ojo|achtung|"
        + @"wichtig|hinweis|atenci[oó]n|importante|nota|attention|aten[cç][aã]o|attenzione|let\s+op|aí|mind\s+you)\s*[:,—–!-]\s*|"
        + @"(?:a|an|one|another|just\s+a|one\s+last)\s+(?:\w+\s+){0,2}(?:thing|note|point|request|wish|remark|reminder|word)\b[^:.;!?\uE100-\uF000]{0,60}:\s+|"
        + @"(?:(?:so|and|but)\s+)?(?:i|i['’](?:ve|m|d|ll)|let\s+me)\s[^:;.!?\uE100-\uF000]{3,140}:\s+|that\s+(?=(?:every|each|all|any|no|we|our|the)\b))", Options, 1000)]
    private static partial Regex Front();

    [GeneratedRegex(@"(?:[\s,;—–-]+(?:please|pls|plz|you\s+know|thanks|thank\s+you|thx|ty|cheers|merci|danke|gracias|obrigad[oa]|bitte|por\s+favor|ok|okay)?(?=[!.\s]*$))+[!.\s]*$", Options, 1000)]
    private static partial Regex Back();
}
