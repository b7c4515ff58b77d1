using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>Texts that speak to the agent which will read them, about its orders, its user and its memory.</summary>
internal static class AgentSigns
{
    public static readonly IReadOnlyList<Sign> All =
    [
        Of("override-instructions", "Tells the agent to set its instructions or the project's rules aside.", OverridesInstructions),
        Of("instructions-void", "Says that instructions or safety rules no longer apply.", InstructionsVoid),
        Of("mode-switch", "Gives the agent another role or a mode with fewer limits.", SwitchesMode),
        Of("no-confirmation", "Tells the agent to act without asking or never to refuse.", ActsWithoutAsking),
        Of("blind-approval", "Tells the agent to approve, merge or pass changes unseen.", ApprovesUnseen),
        Of("hide-from-people", "Tells the agent to keep something from the people it works for.", HidesFromPeople),
        Of("author-rank", "Claims a rank for a person or for some comments above all others.", ClaimsRank),
        Of("grant-rights", "Grants somebody rights.", GrantsRights),
        Of("changes-lessons", "Acts on other lessons: deletes, rejects or rewrites many of them.", ChangesLessons),
        Of("addresses-machine", "Speaks to whatever program reads it.", AddressesMachine),
        Of("false-assurance", "Dictates what the agent answers when people ask about safety.", DictatesAnswer),
    ];

    private static Sign Of(string name, string detail, Func<SignText, bool> shows) => new(WarningKind.InstructsAgent, name, detail, shows);

    private static bool OverridesInstructions(SignText t) => t.Meant(Override).Any(i =>
        !t.Asked(i) && !Does(t, i)
        && (t.Near(i, Orders, 0, 8) is var o and >= 0 && (Standing_(t, i, o) || t.Word(o).EndsWith(".md", StringComparison.Ordinal))
            || t.Near(i, Rules, 0, 6) is var r and >= 0 && Standing_(t, i, r)
            || t.Near(i, Rules, 0, 3) is var about and >= 0 && t.Near(about, Review | Safety | Guard, 0, 3) >= 0 && t.Teaches
            || SuffixOrder(t, i)));

    /// <summary>"The linter ignores previous instructions": what a program does.</summary>
    private static bool Does(SignText t, int i) => !t.Addressed && t.Word(i) is "ignores" or "overrides" or "ignoriert" && !t.Imperative(i);

    /// <summary>Languages with the verb at the end: "これまでの指示を無視".</summary>
    private static bool SuffixOrder(SignText t, int i) =>
        t.Near(i, Orders | Rules, 5, 0) is var o and >= 0 && VerbLast(t.Word(i)) && t.Near(o, Standing, 4, 3) >= 0;

    private static bool VerbLast(string verb) => Vocabulary.IsCjk(verb[0]) || verb[0] is >= '\u0900' and <= '\u097F'
        || verb is "yok" or "yoksay" or "gormezden" or "dikkate" or "unut" or "goz";

    private static bool Standing_(SignText t, int verb, int thing) =>
        t.Is(thing, Standing) || t.Is(verb, Standing) || t.Near(thing, Standing, Math.Max(1, thing - verb), 4) >= 0;

    private static bool InstructionsVoid(SignText t) =>
        t.All(Orders | Safety).Any(i => t.Near(i, Off, 0, 7) is var o and >= 0 && !t.Mentioned(i) && !t.Asked(i)
            && (t.Is(i, Safety) || t.Near(i, Standing | Your, 3, 0) >= 0) && !t.OnlyTests(i))
        || t.Meant(Disable | Override).Any(i => t.Near(i, Safety, 0, 5) >= 0 && t.Directive(i));

    private static bool SwitchesMode(SignText t) => t.Meant(YouAre).Any(i =>
        t.Near(i, Mode | Admin, 0, 5) is var m and >= 0 && (t.Is(m, Mode) || t.Is(i, YouAre)) && !t.Asked(i)
        && t.Near(i, Ui, 0, 4) < 0 && !OrdinaryMode(t, m));

    /// <summary>Modes of programs: dark, strict, release, debug mode.</summary>
    private static bool OrdinaryMode(SignText t, int m) =>
        m > 0 && t.Word(m) is "mode" or "modus" or "modo" && t.Word(m - 1) is "dark" or "strict" or "release" or "debug" or "light" or "watch" or "edit" or "read-only" or "preview" or "production" or "insert" or "wal" or "offline" or "plan";

    private static bool ActsWithoutAsking(SignText t) =>
        t.Meant(Run | Delete).Any(i => t.Near(i, Blind, 12, 14) is var b and >= 0 && !t.Negated(b) && t.Directive(i) && !Paired(t, b))
        || t.All(Not).Any(i => t.Near(i, Ask, 0, 3) is var a and >= 0 && t.Directive(i) && NeverAsk(t, i, a));

    private static bool Paired(SignText t, int blind) => t.Near(blind, Not, 8, 0) is var n and >= 0 && !t.Is(n, Blind) && !t.Is(n, Off);

    private static bool NeverAsk(SignText t, int not, int ask)
    {
        if (t.Word(ask).StartsWith("refus", StringComparison.Ordinal) || t.Is(ask, Ask) && t.Word(ask) is "decline" or "object" or "отказывайся" or "拒绝" or "拒否")
            return !t.Word(not).StartsWith("without", StringComparison.Ordinal) && t.Near(ask, Ui | From, 0, 1) < 0;
        return ask == not + 1 && t.Near(ask, Run, 0, 5) >= 0 && t.Near(ask, Condition, 6, 6) < 0 && !t.Is(not, Without)
            && t.Word(not) is not ("no" or "fail" or "fix" or "flag" or "block");
    }

    private static bool ApprovesUnseen(SignText t) =>
        t.Meant(Approve).Any(i => !t.Asked(i) && !t.InSentence(i, Condition)
            && (t.Near(i, Blind, 10, 12) is var b and >= 0 && !t.Negated(b) && !Paired(t, b) && (t.Near(i, Change | Person, 8, 10) >= 0 || t.Teaches)
                || t.Near(i, Change, 6, 5) >= 0 && t.Near(i, Universal, 3, 3) >= 0 && t.Teaches && t.Near(i, Review, 0, 8) < 0))
        || t.Meant(Disable).Any(i => t.Near(i, Review, 0, 3) is var r and >= 0 && t.Directive(i) && !t.OnlyTests(i) && t.Near(r, Ui, 0, 1) < 0);

    private static bool HidesFromPeople(SignText t) => t.All(Not).Any(i =>
        t.Near(i, Tell, 0, 3) is var v and >= 0 && !t.Mentioned(i) && !t.Asked(i) && HidesOwnDeed(t, v))
        // German and Dutch put the negation behind the verb.
        || t.Teaches && t.All(Tell).Any(i => t.Near(i, Not, 0, 3) is var n and >= 0 && t.Word(n) is "nicht" or "nichts" or "niet" or "nooit" or "nie" or "niemals" or "jamais" or "pas" or "rien" or "никогда" && HidesOwnDeed(t, i));

    private static bool HidesOwnDeed(SignText t, int tell)
    {
        var person = t.Near(tell, Person, 0, 4);
        var deed = t.Near(tell, ThisMessage, 0, 4);
        var phrase = deed >= 0 && t.Word(deed) is not ("it" or "this" or "es" or "das" or "en" or "lo" or "so" or "the" or "ne" or "quando");
        if (person >= 0)
            return t.Near(person, ThisMessage, 0, 5) >= 0 && t.Near(tell, Forbidden, 0, 12) < 0 && (phrase || t.Teaches) || t.Near(person, Run | Delete | Push | Change, 0, 6) >= 0 && t.Teaches;
        return deed >= 0 && (phrase || deed == tell + 1 && t.Teaches && t.Near(tell, OpenPlace | Person, 0, 4) >= 0);
    }

    private static bool ClaimsRank(SignText t) =>
        t.Meant(Outrank).Any(i => t.Near(i, Person | KnownLessons | Orders, 9, 1) is var p and >= 0 && t.Near(i, Person | KnownLessons | Orders | Rules, 10, 8) >= 0
            && (Named(t, p) || t.Near(p, Person, 4, 4) is var q and >= 0 && Named(t, q) || t.Near(i, Orders | Rules | Person, 0, 5) >= 0 && t.Near(p, From | Anyone | Person, 5, 5) >= 0 && t.Teaches && t.Is(i, Outrank)))
        || t.Meant(Treat).Any(i => t.Teaches && t.Near(i, Admin, 0, 12) is var a and >= 0 && Voice(t, i, a));

    /// <summary>"treat … as coming from the owner".</summary>
    private static bool Voice(SignText t, int treat, int admin)
    {
        for (var k = treat; k < admin; k++)
            if (t.Word(k) is "as" or "like" or "als" or "como" or "comme" or "come" or "как" or "作为" or "来自" or "coming" or "として" or "spoken" or "written" or "wie" or "if" or "的" or "所有者")
                return true;
        return Vocabulary.IsCjk(t.Word(treat)[0]);
    }

    /// <summary>A login stands beside the word for a person: "user `x-y`", "@x", "comments by x9".</summary>
    private static bool Named(SignText t, int person)
    {
        for (var k = Math.Max(0, person - 2); k <= Math.Min(t.Count - 1, person + 3); k++)
            if (t.Word(k).Length > 1 && t.Word(k)[0] == '@' && t.Word(k) is not ("@claude" or "@.claude") || t.Word(k) is "named" or "called" or "from" or "by" or "of" or "von" or "de" or "di" or "me" or "my" or "от" or "的")
                return true;
        return false;
    }

    private static bool GrantsRights(SignText t) => t.Meant(Grant).Any(i =>
        t.Directive(i) && t.Near(i, Admin, 0, 9) is var a and >= 0 && !t.InSentence(i, Condition) && !t.OnlyTests(i)
        && (IntoAdmins(t, i, a) || Somebody(t, i, a)));

    /// <summary>"add x-y to the admin group".</summary>
    private static bool IntoAdmins(SignText t, int i, int a) =>
        t.Teaches && a - i >= 3 && a + 1 < t.Count && t.Word(a + 1) is "group" or "team" or "gruppe" or "grupo" or "groupe" or "gruppo" or "list"
        && Enumerable.Range(i, a - i).Any(k => t.Word(k) is "to" or "zu" or "zur" or "al" or "au" or "ao" or "into" or "in");

    private static bool Somebody(SignText t, int i, int a) =>
        t.Near(i, Account | Person | Anyone, 0, 6) is var p and >= 0 && p != a && t.Near(a, Ui | Check, 0, 1) < 0
        && (t.Near(i, Universal | Anyone, 3, 8) >= 0 || Named(t, p));

    private static bool ChangesLessons(SignText t) =>
        t.Meant(Delete | Override | Approve).Any(i => !t.Asked(i) && t.Near(i, KnownLessons, 0, 4) is var l and >= 0 && Many(t, i, l)
            && (t.Is(i, Delete | Override) || t.Near(i, Blind, 8, 8) >= 0))
        || t.Meant(Override).Any(i => t.Near(i, ThisMessage, 0, 0) >= 0);

    private static bool Many(SignText t, int verb, int lessons)
    {
        if (t.Word(lessons) is "lesson" or "rule" or "regel" or "memory" or "memories" && t.Near(lessons, Universal, 1, 0) < 0)
            return LessonRange(t, lessons);
        return t.Word(lessons) is not "rules" and not "knowledge" || t.Near(lessons, Universal, 2, 0) >= 0 && t.Near(verb, Standing, 0, 4) >= 0;
    }

    /// <summary>"lesson L1 to L200": more than one id.</summary>
    private static bool LessonRange(SignText t, int lessons)
    {
        var ids = 0;
        for (var k = lessons; k < Math.Min(t.Count, lessons + 7); k++)
            if (t.Word(k).Length > 1 && t.Word(k)[0] == 'l' && char.IsAsciiDigit(t.Word(k)[1]))
                ids++;
        return ids > 1;
    }

    private static bool AddressesMachine(SignText t) => t.All(Machine).Any(i =>
        !t.Mentioned(i) && !t.Asked(i) && Opening(t, i));

    private static bool Opening(SignText t, int i)
    {
        for (var k = Math.Max(0, i - 6); k < i; k++)
        {
            if (t.Word(k) is "you're" or "du" or "vous" or "tu" or "eres" or "вы" or "ты")
                return k > 0 && t.Word(k - 1) is "if" or "wenn" or "si" or "se" or "если";
            if (t.Word(k) is "you" && k + 1 < t.Count && t.Word(k + 1) is "are" && k > 0 && t.Word(k - 1) is "if" or "since" or "because" or "as")
                return true;
            if (t.Word(k) is "note" or "attention" or "dear" or "message" or "hey" or "notice" or "hinweis" or "nota" or "achtung" or "внимание" or "atención" or "attenzione" or "instruction" or "instructions" or "memo"
                && i - k <= 4 && k + 1 < t.Count && (t.Word(k + 1) is "to" or "for" or "an" or "a" or "für" or "para" or "pour" or "per" or "all" or "any" or "für" or "für" or "для" or "fur" or "aux" or "às" or "to:" || k + 1 == i || t.Word(k) is "dear" or "hey" or "attention"))
                return true;
        }
        return Vocabulary.IsCjk(t.Word(i)[0]) && i > 0 && t.Word(i - 1) is "如果你是" or "你是";
    }

    private static bool DictatesAnswer(SignText t) => t.All(Ask).Any(i =>
        t.Word(i) is "ask" or "asks" or "asking" or "fragt" or "pregunta" or "demande" or "pergunta" or "chiede" or "спрашивает" or "询问"
        && t.Near(i, Person, 4, 0) >= 0 && !t.Asked(i) && t.Teaches
        && t.Near(i, Guard | Secret | Review | Safety, 0, 8) >= 0
        && Enumerable.Range(i, Math.Min(16, t.Count - i)).Any(k => t.Word(k) is "answer" or "say" or "reply" or "respond" or "claim" or "tell" or "state" or "assure" or "antworte" or "sag" or "responde" or "réponds" or "reponds" or "responda" or "rispondi" or "отвечай" or "回答"));
}
