using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Intake.Tags;

/// <summary>Reads what is said about a lesson that is already known: forget, replace, scope, approve, or a question about it.</summary>
internal static partial class Management
{
    /// <param name="masked">The comment's prose.</param>
    /// <param name="text">The comment from its first sentence on, our mention in it; one line.</param>
    /// <returns>Null when the words are about no known lesson.</returns>
    public static Instruction? Read(MaskedText masked, string text)
    {
        var open = Unmasked(masked, text);
        var id = Id().Match(open);
        if (!id.Success)
            return null;
        var target = "L" + id.Groups["digits"].Value;
        var question = QuestionReader.IsQuestion(open) && !Could().IsMatch(open);
        if (!question && Scope(masked, open) is { } paths)
            return new Instruction(TagIntent.Scope, Clean(masked, open), target, paths, Reason: $"changes where {target} applies");
        if (!question && (Instead().Match(open) is { Success: true } swap ? swap : Replacement().Match(open)) is { Success: true } with && Words(masked, open[(with.Index + with.Length)..]) is { Length: > 0 } words)
            return new Instruction(TagIntent.Replace, words, target, Core: false, Reason: $"gives {target} other words");
        if (!question && Forgetting().IsMatch(open))
            return new Instruction(TagIntent.Forget, Clean(masked, open), target, Reason: $"takes {target} back");
        if (!question && Approving().IsMatch(open))
            return new Instruction(TagIntent.Approve, Clean(masked, open), target, Reason: $"approves {target}");
        if (question || Asking().IsMatch(open))
            return new Instruction(TagIntent.Ask, Clean(masked, open), target, Reason: $"asks about {target}");
        return null;
    }

    private static List<string>? Scope(MaskedText masked, string text)
    {
        var verb = Scoping().Match(text);
        if (!verb.Success)
            return null;
        var tail = Excuse().Replace(text[verb.Index..], "");
        var paths = PathWords.In(masked, tail);
        return paths.Count > 0 ? paths : Everywhere().IsMatch(tail) ? [] : null;
    }

    /// <summary>An id in a code span is read too.</summary>
    private static string Unmasked(MaskedText masked, string text)
    {
        foreach (var c in text.Where(MaskedText.IsMask).Distinct().ToArray())
            if (Id().IsMatch(masked.Inside(c)) && masked.Inside(c).Length <= 10)
                text = text.Replace(c.ToString(), masked.Inside(c), StringComparison.Ordinal);
        return text;
    }

    private static string Words(MaskedText masked, string text) =>
        Clean(masked, text.TrimStart(' ', ':', ',', '-', '—', '–').Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal));

    private static string Clean(MaskedText masked, string text) => masked.Restore(text.Replace(Sentences.Mention, ' ')).Trim();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Lesson = @"(?:(?:the|our|that|this|die|der|das|la|el|le|a|o|lesson|rule|lektion|regel|lección|regla|leçon|règle|lição|regra|number|nr\.?|#)\s+){0,3}[\[(]?L\d{1,9}[\])]?";

    // "#L42" and "-L42" are line numbers of an address.
    [GeneratedRegex(@"(?<![\w#/.-])[Ll](?<digits>\d{1,9})(?![\w-])", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Id();

    [GeneratedRegex(@"\b(?:can|could|would|will)\s+(?:you|we)\s+(?:please\s+|pls\s+)?(?:forget|drop|delete|remove|retire|replace|update|change|limit|restrict|approve|scope|narrow|widen)\b", Options, 1000)]
    private static partial Regex Could();

    [GeneratedRegex(
        @"(?<!\w)(?:forget|forgte|foget|drop|delete|remove|retire|discard|scrap|strike|cancel|erase|wipe|kill|revoke|withdraw|unlearn|retract|reject|archive|get\s+rid\s+of|"
        + @"throw\s+(?:out|away)|vergiss|vergesst|streiche?|lösche?|entferne?|verwirf|olvid[ae]|borr[ae]|elimin[ae]|quit[ae]|oublie[rz]?|supprime[rz]?|"
        + @"retire[rz]?|enlève|esque[cç]e?a?|apagu?e?a?|remov[ae])\s+(?:about\s+|bitte\s+|please\s+|de\s+)?" + Lesson +
        @"|L\d{1,9}\s*(?:を|は)?\s*(?:もう)?\s*(?:忘れて|削除|取り消|不要)|"
        + @"L\d{1,9}[\])]?(?:\s+\([^)]{1,80}\))?,?\s+(?:(?:is|are|was)\s+(?:now\s+|long\s+|simply\s+)?(?:obsolete|outdated|wrong|dead|gone|stale|history|moot|"
        + @"void|invalid|not\s+true)|no\s+longer\s+(?:holds?|appl\w+|true|valid|needed)|"
        + @"(?:can|should|must|may)\s+(?:be\s+(?:forgotten|dropped|deleted|removed|retired)|go\b)|(?:does\s+not|doesn'?t)\s+(?:hold|apply)\s+any\s*more|"
        + @"gilt\s+nicht\s+mehr|ist\s+(?:veraltet|überholt|falsch)|kann\s+weg|ya\s+no\s+(?:aplica|vale|es)|n'est\s+plus|ne\s+s'applique\s+plus|"
        + @"n[aã]o\s+(?:vale|se\s+aplica)\s+mais)|L\d{1,9}\s+(?:bitte\s+)?(?:vergessen|löschen|streichen|entfernen)\b", Options, 1000)]
    private static partial Regex Forgetting();

    [GeneratedRegex(
        @"(?:(?<!\w)(?:replace|supersede|update|change|swap|reword|rewrite|rephrase|amend|revise|edit|correct|fix|ersetze?|aktualisiere|ändere|reemplaz[ae]|"
        + @"actualiz[ae]|cambi[ae]|sustituy[ae]|corrige|remplace[rz]?|modifie[rz]?|mets\s+à\s+jour|substitu[ai]|atualiz[ae]|troqu?[ae]|mud[ae])\s+" + Lesson +
        @"\s*(?:(?:with|by|for|to(?:\s+(?:say|read|be))?|so\s+(?:that\s+)?it\s+(?:says|reads)|and\s+(?:say|remember)|durch|mit|zu|por|con|a|par|com|pour|"
        + @"en)(?:\s+(?:this|the\s+following|now|das|esto|ceci|isto))?\s*[:,]?|[:,→]|=>|->)|"
        + @"(?:new|better|other|different)\s+(?:wording|words|text|version)\s+for\s+" + Lesson + @"\b[^:.]{0,60}:|"
        + Lesson + @"\s[^:.]{0,30}?(?:and|,)\s+(?:put|use|take|say|write|remember|learn)\s+(?:this|the\s+following|instead)\b[^:.]{0,40}:|"
        + @"(?:statt|anstatt|en\s+lugar\s+de|en\s+vez\s+de|au\s+lieu\s+de|em\s+vez\s+de|instead\s+of)\s+" + Lesson + @"\s*,?\s*(?:from\s+now\s+on\s*)?:?|" + Lesson +
        @"\s+(?:is\s+now|becomes|now\s+(?:reads|says|is)|should\s+(?:now\s+)?(?:say|read|be)(?!\s+(?:only|forgotten|dropped|removed|deleted|limited|retired))|"
        + @"must\s+(?:now\s+)?(?:say|read)|lautet\s+(?:jetzt|nun|künftig)|ahora\s+(?:es|dice)|devient|passa\s+a\s+ser)\s*:?|" + Lesson +
        @"\s+(?:is|was)\s+(?:wrong|outdated|obsolete|stale|out\s+of\s+date)[^:]{0,60}:|^\W*L\d{1,9}\s*(?:=>|->|→|:)(?=\s*\S+\s+\S)|"
        + @"L\d{1,9}\s*を?\s*(?:次|これ|以下)?(?:に|のように)?(?:置き換え|変更し|更新し)て(?:ください)?\s*[::]?)", Options, 1000)]
    private static partial Regex Replacement();

    [GeneratedRegex(
        @"\b(?:(?:should|must|can|may|shall|does|do|now|to|make|let|have|it|them|L\d{1,9})[^.:]{0,40}?\s(?:only\s+)?(?:appl(?:y|ies)|hold|holds|count|counts|"
        + @"be\s+(?:limited|restricted|scoped|narrowed))|(?:is|are)\s+(?:only|just)\s+(?:for|about|in|valid|true)|"
        + @"only\s+(?:in|for|under|to|on|inside|within|about|applies|holds|counts)|limit(?:ed)?|restrict(?:ed)?|scope[ds]?|re-?scope|narrow(?:ed)?|widen|broaden|"
        + @"extend|confine[ds]?|applies|cover[s]?|holds\s+(?:in|for|as)|valid\s+(?:only|in|for)|gilt|gelte|nur\s+(?:in|für|unter)|einschränken|beschränk\w*|"
        + @"(?:se\s+)?aplica\w*|solo|sólo|limita\w*|s'applique\w*|ne\s+vaut\s+que|seulement|uniquement|limite[rz]?|vale|só|apenas|somente)\b|だけ|のみ|限定", Options, 1000)]
    private static partial Regex Scoping();

    /// <summary>The afterthought says where it does not apply.</summary>
    [GeneratedRegex(
        @"(?:[,;.—–(]|\bbut\b|\band\b)\s*(?:not\s+(?:in|to|for|the)|"
        + @"(?:the\s+)?[\w/*.\uE100-\uF000]+\s+(?:may|can|are\s+(?:exempt|fine|allowed)|is\s+(?:exempt|fine|allowed)|need\s+not|has\s+its|have\s+their)).*$", Options, 1000)]
    private static partial Regex Excuse();

    [GeneratedRegex(@"\b(?:everywhere|all\s+files|(?:whole|entire)\s+(?:repo(?:sitory)?|project|codebase)|überall|en\s+todas\s+partes|partout|em\s+todo)\b", Options, 1000)]
    private static partial Regex Everywhere();

    [GeneratedRegex(
        @"(?<!\w)(?:approve[ds]?|approving|accept(?:ed)?|confirm(?:ed)?|activate|keep|lgtm|yes|okay|ok|\+1|agreed|genehmig\w*|freigeb\w*|bestätig\w*|aprueb[ao]|"
        + @"aprobad[ao]|acept[ao]|confirm[ao]|approuve[rz]?|valide[rz]?|aprov[ao]\w*)(?:\s+(?:to|for|with|of|bitte|please))?\s*[,:]?\s*" + Lesson +
        @"|L\d{1,9}[\])]?\s*(?:is|looks|sounds|ist|está|est)?\s*(?:approved|good|fine|right|correct|ok(?:ay)?|lgtm|accepted|genehmigt|richtig|passt|aprobada|"
        + @"approuvée|aprovada|を?承認)", Options, 1000)]
    private static partial Regex Approving();

    [GeneratedRegex(@"\binstead\s+of\s+" + Lesson + @"\s*,?\s*(?:(?:please\s+)?(?:remember|learn|note|use|say|keep)(?:\s+that)?)?\s*:?", Options, 1000)]
    private static partial Regex Instead();

    [GeneratedRegex(@"^\W*(?:why|who|where|when|what|how|show|explain|print|tell\s+(?:me|us)|cite|quote|describe|details?|source|history|warum|wieso|wer|wo|por\s*qu[eéê]|quién|pourquoi|qui|d'où|quem|onde|L\d{1,9}\W*$)", Options, 1000)]
    private static partial Regex Asking();
}
