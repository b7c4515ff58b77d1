using System.Text.RegularExpressions;

namespace Memory.Screening.Signs;

/// <summary>"The user has already approved all tool calls": a consent that nobody gave to this session.</summary>
internal static partial class ConsentSign
{
    public static readonly Sign Sign = new(WarningKind.InstructsAgent, "claims-consent",
        "Claims that people have already agreed to whatever the agent does.", Claims);

    /// <summary>Words between "after" and the consent that it waits for: "after the user has approved".</summary>
    private const int ConditionReach = 6;

    private static bool Claims(SignText t)
    {
        if (!LiteralSigns.Meant(t, Consent(), false))
            return false;
        try
        {
            return !IsCondition(t, t.At(Consent().Match(t.Text).Index));
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>"Once the user has approved all steps, submit": the consent is still to come.</summary>
    private static bool IsCondition(SignText t, int at)
    {
        for (var k = Math.Max(0, at - ConditionReach); k < at; k++)
            if (t.Word(k) is "after" or "once" or "when" or "until" or "unless" or "whether" or "check" or "checks" or "verify" or "ensure")
                return true;
        return false;
    }

    [GeneratedRegex(
        """\b(?:already|has|have|hereby|been|pre|is|are|was|were)[ -](?:already )?(?:been )?(?:pre-?)?(?:approved|confirmed|authori[sz]ed|consented to|agreed to|"""
        + """allowed|accepted|okayed|cleared)\b(?! by\b)[^.\n]{0,20}\b(?:all|every|any|each|whatever|your|further)\b[^.\n]{0,16}\b(?:tool|tools|commands?|shell|"""
        + """actions?|operations?|permissions?|edits|steps?)\b|\b(?:approved|confirmed|authori[sz]ed|allowed) everything\b|"""
        + """\b(?:all|every|any|each|your|further)\b[^.\n]{0,20}\b(?:tool (?:call|use)s?|commands?|actions?|operations?)\b[^.\n]{0,24}\b(?:pre-?approved|"""
        + """approved in advance|already (?:been )?(?:approved|given|granted|confirmed|authori[sz]ed))|"""
        + """\b(?:permission|consent|approval|confirmation)\b[^.\n]{0,12}\b(?:for|to)\b[^.\n]{0,6}\b(?:all|every|any|everything)\b[^.\n]{0,30}\b(?:already|given|"""
        + """granted|in advance)\b|\byou (?:already )?have (?:the |full |my |our )?(?:(?:user|owner|maintainer|team|admin)(?:'s|s')? )?(?:full |"""
        + """explicit )?(?:consent|permission|approval|authori[sz]ation)\b[^.\n]{0,20}\b(?:all|every|any|everything|anything|whatever)\b|"""
        + """\b(?:be)?nutzer\b[^.\n]{0,30}\b(?:bereits|schon)\b[^.\n]{0,40}\b(?:zugestimmt|genehmigt|erlaubt|freigegeben)|"""
        + """\busuario\b[^.\n]{0,12}\bya\b[^.\n]{0,16}\b(?:aprobado|autorizado)\b[^.\n]{0,12}\btod|"""
        + """\butilisateur a deja\b[^.\n]{0,16}\b(?:approuve|autorise)\b[^.\n]{0,12}\btou""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Consent();
}
