using System.Text.RegularExpressions;
using Memory.Lessons;

namespace Memory.Distillation;

/// <summary>Do it, do not do it, or leave it as it is: by the way the rule opens.</summary>
internal static partial class KindReader
{
    /// <param name="rule">The written rule.</param>
    /// <param name="why">Its reason: "keep the quotes around X" leaves something as it is only where somebody might take it away.</param>
    public static LessonKind Read(string rule, string? why = null)
    {
        rule = Brackets().Replace(rule, "");
        if (Keep().IsMatch(rule) || (why is not null && KeepThing().IsMatch(rule)))
            return LessonKind.Keep;
        return Dont().IsMatch(rule) || (Never().Match(rule) is { Success: true } never && !Pause().IsMatch(rule[..never.Index])) ? LessonKind.Dont : LessonKind.Do;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^(?:please\s+)?(?:leave\s+(?!out\b|off\b|it\s+to\b|that\s+to\b)[^.]{1,160}\b(?:alone|as[\s-]is|as\s+(?:it|they)\s+(?:is|are)|untouched|in\s+place|"
        + @"there|where\s+(?:it|they)|be)\b|keep\s[^.]{1,160}\b(?:as[\s-]is|as\s+(?:it|they)\s+(?:is|are)|untouched|unchanged|like\s+(?:this|that)|"
        + @"the\s+way\s+(?:it|they)|in\s+(?:this|that|their|its)\s+(?:(?:old|own|present|current|original|exact|same)\s+)?(?:order|place|form|shape|position|"
        + @"state)\b)|(?:do\s+not|don'?t|never)\s+(?:touch|change|""?clean\s*up""?|[""“]clean|refactor|simplify|tidy|modernize|modernise|"
        + @"""?fix""?(?=\s+(?:the|this))|remove|reorder|rename|reformat|""?optimi[sz]e|merge|dedupe|inline|replace|upgrade|convert|migrate|rewrite|switch|"
        + @"turn)\b(?![^.;]*\bwithout\b)[^.;]{0,60}?(?:\b(?:the|this|these|those|them|it)\b|[\uE100-\uF000`]))|"
        + @"\b(?:stays?|must\s+stay|remains?|has\s+to\s+stay|have\s+to\s+stay)\s+(?:off|on|the\s+way|as|like|put|where|here|in\s+place|disabled|enabled|exactly|"
        + @"at\s)\b|\b(?:keep|leave)\s+(?:it|them|this|that)\s+(?:as|like|alone|the\s+way|in\s+place|there|exactly)|"
        + @"(?<!\b(?:unless|if|when|where)\b[^.]{0,80})\b(?:intentional|on\s+purpose|deliberate|by\s+design)\b|\bstays?(?=\s*(?:[,.;]|$))|"
        + @"^(?:the|our|these)\s[^.;]{2,60}\sstays?\b|^(?:the|our|these)\s[^.;]{2,60}\s(?:is|are)\s+left\s+alone\b|^(?:this|that)\s+(?:[\w-]+\s+){0,3}stays?\b|"
        + @"^(?:lass|lasst)\b.*\b(?:so|stehen|drin)\b|\b(?:bleibt|bleiben)\s+(?:so|drin|wie)\b|^(?:deja|dejen|laisse[rz]?|deixa|deixe)\b|そのまま", Options, 1000)]
    private static partial Regex Keep();

    [GeneratedRegex(
        @"^(?:(?:in|on|for|under|inside|within|when|if|before|"
        + @"after)\s(?![^,:]*\s(?:use|go|take|put|prefer|keep|call|return|pass|write|compare|get|access|read|wrap|"
        + @"throw)\s)[^,:]{2,80}[,:]\s*(?!not\b))?(?:never\b|no\b(?!\s+longer\s+than)|not\b|mai\b|nooit\b|geen\b|non\s|do\s+not\b|don['’]?t\b|dont\b|avoid\b|"
        + @"stop\b|leave\s+out\b|refrain\b|nobody\b|nothing\b|skip\b|nie(?:mals)?\b|żadn\w+|inga\b|ingen\b|inget\b|ikke\b|aldri(?:g)?\b|žádn\w+|жодн\w+|никак\w+|"
        + @"nessun\w*\b|aucun\w*\b|ningun\w*\b|nenhum\w*\b|kein(?:e[nrms]?)?\b|nunca\b|jam[aá]s\b|no\s+\w+[ae]s\b|nada\s+de\b|n[aã]o\b|jamais\b|ne\s|pas\s+de\b|"
        + @"plus\s+de\b|evita\b|evite\b|évite)|ないこと|禁止|ないで|てはいけ|しない(?:。|$)|不要", Options, 1000)]
    private static partial Regex Dont();

    [GeneratedRegex(
        @"(?<!\b(?:that|which|who|and)\s+(?:is\s+|are\s+)?)\b(?:never|must\s+not|mustn'?t|should\s+not|shouldn'?t|may\s+not|do\s+not|don['’]?t|"
        + @"are\s+not\s+allowed|is\s+(?:not\s+allowed|forbidden|banned)|are\s+(?:forbidden|banned)|nunca|jamais|niemals|nie|nooit|no\s+se\s+\w+(?:n|a|e)|"
        + @"ne\s+\w+\s+pas)\b", Options, 1000)]
    private static partial Regex Never();

    /// <summary>A definite thing and nothing said of it but where it stands.</summary>
    [GeneratedRegex(
        @"^(?:keep|leave)\s+(?:the|these|those|both|this|that)\s+(?:[\w`'’""\uE100-\uF000./()-]+\s+){0,5}?[\w`'’""\uE100-\uF000./()-]+(?:\s+(?:around|at|before|"
        + @"after|between|above|below|behind|next\s+to|on|in(?=\s+`[^`/]+`))\s[^.;,]{2,80})?\.?$", Options, 1000)]
    private static partial Regex KeepThing();

    [GeneratedRegex(@"\s*\([^()]{0,200}\)", Options, 1000)]
    private static partial Regex Brackets();

    /// <summary>A positive clause before the ban is the rule; the ban only sharpens it.</summary>
    [GeneratedRegex(@"[,;:—–]\s|\.\s", Options, 1000)]
    private static partial Regex Pause();
}
