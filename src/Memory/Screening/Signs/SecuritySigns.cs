using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>Rules to drop a protection. "Never disable TLS checks" is the opposite of one: each sign asks what is meant.</summary>
internal static class SecuritySigns
{
    public static readonly IReadOnlyList<Sign> All =
    [
        Of("disables-protection", "A rule to switch off or go around a protection.", Disables),
        Of("protection-off", "Says that a protection is off or not needed, as a rule.", IsOff),
        Of("without-protection", "A rule to let something through without a protection.", LetsThrough),
        Of("weak-passwords", "Stores or compares passwords, keys or signatures in a weak way.", WeakPasswords),
        Of("fixed-access", "Keeps a fixed password, a hidden account or a magic key.", FixedAccess),
        Of("commits-secrets", "Puts secrets into the code or the repository.", CommitsSecrets),
        Of("insecure-setting", "Uses a setting that is known to be unsafe.", t => LiteralSigns.Unsafe(t)),
        Of("trusts-input", "Trusts input that others control.", TrustsInput),
    ];

    private static Sign Of(string name, string detail, Func<SignText, bool> shows) => new(WarningKind.WeakensSecurity, name, detail, shows);

    private static bool Disables(SignText t) => t.Meant(Disable).Any(i =>
        t.Directive(i) && !SwitchesOn(t, i) && !t.OnlyDoubles(i) && Nearest(t, i) is var g and >= 0 && !Harmless(t, i, g) && !Spared(t, i, g)
        && (Strong(t.Word(i)) || t.Near(g, Check, 2, 4) >= 0 || t.Is(g, Check))
        && (t.Addressed || t.Imperative(i) || (t.Teaches || t.InSentence(i, Universal)) && !Described(t, i)));

    /// <summary>"This override disables the check": what code does, not what to do.</summary>
    private static bool Described(SignText t, int i) =>
        t.Word(i).EndsWith('s') && !t.Addressed || i > 0 && t.Word(i - 1) is "we" or "it" or "this" or "they" or "i" or "which" or "that";

    /// <summary>"Skip the confirmation, not the permission check": the protection is what stays.</summary>
    private static bool Spared(SignText t, int verb, int guard)
    {
        for (var k = Math.Max(verb + 1, guard - 2); k < guard; k++)
            if (t.Word(k) is "not" or "nicht" or "pas" or "não" or "nao" or "не" && !t.Imperative(k + 1))
                return true;
        return false;
    }

    /// <summary>"turn" alone tells nothing: "turn on".</summary>
    private static bool SwitchesOn(SignText t, int i) => t.Word(i) == "turn" && t.Last(i) == i && t.Near(i, Off, 0, 6) < 0;

    private static int Nearest(SignText t, int i) => t.Near(i, Guard, 4, 6);

    private static bool Strong(string verb) => verb is not ("remove" or "drop" or "omit" or "ignore" or "silence" or "relax" or "turn" or "get" or "leave" or "override" or "mute" or "quita" or "entferne");

    private static bool Harmless(SignText t, int verb, int guard)
    {
        var word = t.Word(guard);
        if (t.Near(guard, Ui, 0, 1) >= 0 && t.Near(guard, Check, 0, 2) < 0)
            return true;
        // Words of ordinary code need the word for a check beside them.
        return word is "password" or "passwords" or "security" or "permissions" or "hashing" or "integrity" or "checksum" or "expiry" or "nonce" or "audit" or "escaping" or "cert" or "certs" or "https" or "login" or "safe" or "jwt" or "certificate" or "certificates" or "signature" or "signatures" or "cors"
            && t.Near(guard, Check, 2, 3) < 0 && !(word is "login" or "cors" or "jwt" or "audit" or "security" or "signature" or "signatures" or "certificate" or "certificates" && t.Teaches && verb < guard && guard - t.Last(verb) <= 3) && !(t.Teaches && Vocabulary.IsCjk(word[0]));
    }

    private static bool IsOff(SignText t) => t.All(Guard).Any(i =>
        t.Near(i, Off, 0, 6) is var o and >= 0 && !t.Mentioned(i) && (t.Teaches || t.InSentence(i, Universal)) && !t.Asked(i)
        && !Denied(t, i, o) && !(o > 1 && t.Word(o) == "off" && (t.Word(o - 1).StartsWith("sign", StringComparison.Ordinal) || t.Word(o - 2).StartsWith("sign", StringComparison.Ordinal))) && !t.OnlyDoubles(i) && t.Near(i, Ui, 0, 1) < 0 && t.Word(i) is not ("password" or "passwords" or "permissions"));

    private static bool Denied(SignText t, int guard, int off)
    {
        for (var k = Math.Max(0, guard - 4); k < off; k++)
            if (t.Word(k) is "never" or "not" or "nie" or "nunca" or "jamais" or "mai" or "никогда" or "no" or "when" or "if" or "wenn" or "where" or "cannot" or "don't" or "nicht" or "nooit" or "niet" or "nigdy" or "asla" or "instead" or "rather" or "avoid" or "unless" or "без" && !t.Is(k, Off))
                return true;
        return t.Near(off, Forbidden, 0, 10) >= 0;
    }

    private static bool LetsThrough(SignText t) => t.All(Without).Any(i =>
        t.Near(i, Guard, 0, 3) is var g and >= 0 && t.Teaches && t.Near(i, Allow, 8, 0) is var a and >= 0 && !t.Negated(a) && !NegatedBefore(t, i)
        && !t.OnlyDoubles(i) && t.Near(g, Ui, 0, 1) < 0 && t.Near(i, Forbidden, 8, 10) < 0 && t.Word(g) is not ("password" or "passwords" or "security"));

    private static bool NegatedBefore(SignText t, int i) => t.Near(i, Not, 9, 0) is var n and >= 0 && !t.Is(n, Without);

    private static bool WeakPasswords(SignText t) => t.All(Password).Any(i =>
        t.Near(i, WeakWay, 9, 9) is var w and >= 0 && t.Directive(i) && !Holds(t, i) && !t.Negated(w) && !t.Negated(i) && !t.Mentioned(w) && !t.OnlyTests(i)
        && (t.Is(i, Secret) || t.Word(i).StartsWith("pass", StringComparison.Ordinal) || !t.Word(w).StartsWith("base64", StringComparison.Ordinal)) && t.Teaches
        && (t.Word(i) is not ("token" or "tokens" or "pin" or "signature" or "signatures" or "login") || t.Word(w) is "md5" or "sha1" or "sha-1" or "math.random" or "localstorage" or "plaintext" or "crc32"));

    /// <summary>"State holds passwords in clear text, so …": what is, and why care is needed.</summary>
    private static bool Holds(SignText t, int secret) => secret > 0 && t.Word(secret - 1) is "holds" or "contains" or "hold" or "contain" or "includes" or "has";

    private static bool FixedAccess(SignText t) => t.Meant(Fixed).Any(i =>
        t.Near(i, Account, 0, 2) is var a and >= 0 && t.Teaches && !t.OnlyTests(i) && t.Near(i, Delete | Disable | Forbidden, 7, 7) is var d && (d < 0 || t.Is(d, Disable) && t.Word(d).StartsWith("bypass", StringComparison.Ordinal) || t.Word(d).StartsWith("skip", StringComparison.Ordinal))
        && t.Near(i, Use | Allow | Grant | Output, 10, 10) >= 0 && !t.InSentence(i, SafePlace)
        && (t.Is(a, Guard | Password | Admin) || t.Word(i) is "backdoor" or "master" or "magic" or "undocumented" or "universal" or "hidden" or "letmein")
        && t.Word(i) is not ("debug" or "support" or "maintenance" or "static"));

    private static bool CommitsSecrets(SignText t) => t.Meant(Output).Any(i =>
        t.Teaches && t.Word(i) is "commit" or "hard-code" or "hardcode" or "check" or "keep" or "store" or "save" or "put" or "leave" or "write"
        && t.Near(i, Secret | SecretPlace, 0, 6) is var s and >= 0 && (t.Word(i).StartsWith("hard", StringComparison.Ordinal) || !t.InSentence(i, SafePlace)) && !t.OnlyTests(i)
        && (t.Word(i) is "hard-code" or "hardcode" || t.Word(i) == "commit" && s - i <= 3 || Enumerable.Range(s, Math.Min(8, t.Count - s)).Any(k => t.Word(k) is "git" or "repo" or "repository" or "code" or "source" or "readme" or "frontend" or "bundle" or "plain" or "readme.md" or "wiki")));

    private static bool TrustsInput(SignText t) => t.Teaches && t.All(Allow).Any(i =>
        t.Word(i) is "trust" or "trusted" or "trusts" && !t.Negated(i) && !t.InSentence(i, Condition) && !t.OnlyTests(i)
        && Enumerable.Range(Math.Max(0, i - 6), Math.Min(t.Count, i + 7) - Math.Max(0, i - 6)).Any(k => t.Word(k) is "input" or "inputs" or "header" or "headers" or "client" or "parameter" or "x-forwarded-for" or "x-user-id" or "parameters" or "cookie")
        && !Enumerable.Range(Math.Max(0, i - 6), Math.Min(t.Count, i + 10) - Math.Max(0, i - 6)).Any(k => t.Word(k) is "only" or "never" or "not" or "don't" or "no" or "validate" or "cannot" or "can't" or "nothing"));
}
