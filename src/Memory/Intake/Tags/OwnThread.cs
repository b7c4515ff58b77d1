using System.Text.RegularExpressions;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Intake.Tags;

/// <summary>In the thread of a lesson a verb needs no id: "forget that", "approve", "only in src/api".</summary>
internal static partial class OwnThread
{
    /// <param name="masked">The comment's prose.</param>
    /// <param name="request">What is said to us, the mention taken off.</param>
    public static Instruction? Read(MaskedText masked, string request)
    {
        var text = Filler.Strip(request);
        if (Forgetting().IsMatch(text))
            return new Instruction(TagIntent.Forget, masked.Restore(text), Reason: "takes the lesson of this thread back");
        if (Approving().IsMatch(text))
            return new Instruction(TagIntent.Approve, masked.Restore(text), Reason: "approves the lesson of this thread");
        var with = Replacing().Match(text);
        if (with.Success)
            return new Instruction(TagIntent.Replace, masked.Restore(text[with.Length..]).Trim(), Reason: "gives the lesson of this thread other words");
        if (Scoping().Match(text) is not { Success: true } where)
            return null;
        var rest = text[where.Length..];
        var paths = PathWords.In(masked, rest);
        return paths.Count > 0 && OnlyPlaces().IsMatch(rest)
            ? new Instruction(TagIntent.Scope, masked.Restore(text), null, paths, Reason: "changes where the lesson of this thread applies")
            : null;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string It = @"(?:(?:that|this|it|both|all|the|last|your|previous|lesson|rule|proposal|one|das|diese|regel|lektion|eso|esto|lo|regla|lección|ça|cela|cette|règle|leçon|isso|isto|essa|regra|lição)\b\s*)";

    [GeneratedRegex(@"^(?:(?:forget|forgte|foget|unlearn|retract|vergiss|olvida(?:lo)?|oublie[rz]?|esque[cç][ea]|desaprenda)(?:\s+about)?\s*" + It +
        @"{1,4}(?:again|please|wieder|bitte)?\s*(?:$|[.,;!—–-]|because\b|it'?s?\b|we\b)|"
        + @"(?:drop|delete|remove|discard|scrap|reject|retire|undo|withdraw)\s+(?:that|this|the|your|last)?\s*(?:last\s+)?(?:lesson|rule|proposal|"
        + @"memory)\b(?!\s+\w+\s+(?:test|file|class))|(?:forget|unlearn|vergiss|olvídalo|oublie)\s*[.!]*$|(?:それ|これ|この(?:ルール|教訓))?(?:は|を)?(?:もう)?忘れて(?!い)(?:ください)?)", Options, 1000)]
    private static partial Regex Forgetting();

    [GeneratedRegex(
        @"^(?:(?:yes|ok(?:ay)?|lgtm|ja|sí|oui|sim)[\s,!.]+)?(?:i\s+|we\s+)?(?:approve[ds]?|accept(?:ed)?|confirm(?:ed)?|activate|genehmig(?:t|en|e)|freigegeben|"
        + @"bestätigt|aprob(?:ado|ada|ar)|apruebo|apruébala|aprueba|approuv(?:é|ée|er|e)|valid(?:é|ée)|aprov(?:ado|ada|ar|o|a)|承認(?:します|して)?(?:ください)?)\s*" + It + @"{0,4}[\s.,!。]*(?:thanks|thank\s+you|please|bitte|danke)?[.!]*$", Options, 1000)]
    private static partial Regex Approving();

    [GeneratedRegex(
        @"^(?:(?:replace|change|update|reword|rephrase|correct|amend)\s+(?:the\s+|that\s+|this\s+|your\s+|last\s+)*(?:lesson|rule)\s*(?:with|by|"
        + @"to(?:\s+(?:say|read|be))?)?\s*[:,]?|(?:replace|change|update|edit|amend|reword|rephrase|correct)\s+(?:that|it|"
        + @"this)(?:\s+one)?(?:\s+(?:with|by|to(?:\s+(?:say|read|be))?|so\s+(?:that\s+)?it\s+(?:says|reads)))?\s*(?::|(?=[""“]))|"
        + @"(?:make\s+(?:that|it|this)(?:\s+one)?|better|correction|rather)\s*(?::|(?=[""“])))\s*(?=\S)", Options, 1000)]
    private static partial Regex Replacing();

    [GeneratedRegex(@"^(?:scope\s*(?:is|to)?\s*[:=]?|(?:(?:please\s+)?(?:limit|restrict|scope|narrow|confine|apply|make)\s+" + It + @"{1,3}(?:down\s+)?(?:to|apply\s+(?:only\s+)?(?:to|in)|only\s+(?:for|in|to))?)|(?:" + It +
        @"{1,3})?(?:(?:should\s+|must\s+|shall\s+)?(?:is|be|appl(?:y|ies)|holds?|counts?|goes|gilt|vale|aplica|s'applique)\s+)?(?:only|just|solely|nur|solo|"
        + @"sólo|seulement|uniquement|só|apenas)\s+(?:applies\s+|apply\s+|holds\s+|valid\s+)?(?:in|for|to|under|on|within|inside|für|unter|en|para|dans|pour|em|"
        + @"to\s+files\s+in))", Options, 1000)]
    private static partial Regex Scoping();

    /// <summary>After the verb nothing but places: words of a rule would make it a rule.</summary>
    [GeneratedRegex(
        @"^(?:[\s,;:.!]|[\uE100-\uF000]|[\w.@*{}~-]*[/*][\w.@*{}/,~-]*|[\w-]+\.[a-z]{1,10}\b|"
        + @"\b(?:and|or|the|our|in|for|under|to|folders?|director(?:y|ies)|files?|packages?|modules?|everything|everywhere|inside|please|pls|und|y|et|e|ou|oder|"
        + @"ordner|src|only|code|not|but|it|this|that|is|of)\b|\b[\w-]+\s+(?:folders?|director(?:y|ies)|packages?|modules?)\b|[(—–-][^)]*\)?$)*$", Options, 1000)]
    private static partial Regex OnlyPlaces();
}
