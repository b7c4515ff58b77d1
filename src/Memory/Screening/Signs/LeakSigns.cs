using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>Texts that make the agent carry something out: secrets, private code, its own prompt.</summary>
internal static class LeakSigns
{
    public static readonly IReadOnlyList<Sign> All =
    [
        Of("sends-secrets", "Makes the agent send or copy secrets, keys or the environment somewhere.", SendsSecrets),
        Of("shows-secrets", "Makes the agent write secrets where others read them.", ShowsSecrets),
        Of("publishes-private", "Makes the agent publish private code or data.", PublishesPrivate),
        Of("prompt-leak", "Asks the agent for its instructions or its context.", LeaksPrompt),
        Of("url-with-data", "Builds an address, an image or a lookup that carries data away.", t => LiteralSigns.CarriesData(t.Text)),
    ];

    private static Sign Of(string name, string detail, Func<SignText, bool> shows) => new(WarningKind.InstructsAgent, name, detail, shows);

    private static bool SendsSecrets(SignText t) => t.Meant(Send).Any(i =>
        !t.Asked(i) && Nearest(t, i, Secret | SecretPlace, 12, 12) is var s and >= 0 && !Handled(t, i, s)
        && (t.InSentence(i, Url) || Outward(t, i, s) && (t.Directive(i) || t.Is(s, SecretPlace))));

    private static bool Outward(SignText t, int verb, int secret) =>
        t.Near(Math.Max(verb, secret), OpenPlace, 0, 12) is var p and >= 0 && p != secret || t.Near(verb, OpenPlace, 0, 12) is var q and >= 0 && q != secret && q != secret + 1;

    private static bool ShowsSecrets(SignText t) => t.Meant(Output | Send).Any(i =>
        t.Directive(i) && Nearest(t, i, Secret | SecretPlace | SecretWord, 14, 10) is var s and >= 0 && !Handled(t, i, s) && !Counted(t, s)
        && Open(t, i, s));

    private static bool Open(SignText t, int verb, int secret)
    {
        var place = t.Near(verb, OpenPlace, 0, 16);
        if (place < 0 || place == secret)
            return false;
        var word = t.Word(place);
        if (t.Is(place, Ui) || word is "server" or "endpoint" or "image" or "address" or "url" or "title" or "report" or "external")
            return false;
        // A request's own key in a request, or a key in our own logs, is everyday code unless its value is asked for.
        var sure = t.Is(secret, Secret | SecretPlace);
        return sure ? t.Teaches || t.Imperative(verb) : t.Teaches && word is not ("response" or "output" or "log" or "logs" or "console" or "channel" or "docs" or "documentation" or "reply" or "replies" or "support" or "query" or "repo" or "repository");
    }

    private static bool Counted(SignText t, int secret) =>
        secret + 1 < t.Count && t.Word(secret + 1) is "count" or "counts" or "limit" or "limits" or "budget" or "usage" or "type" or "types" or "id" or "ids" or "name" or "names" or "expiry" or "length" or "field" or "column" or "bucket" or "policy" or "format" or "reset" or "refresh" or "rotation"
        || secret > 0 && t.Word(secret - 1) is "public" or "primary" or "foreign" or "cache" or "partition" or "translation" or "csrf" or "fake" or "dummy" or "idempotency" or "i18n" or "sort" or "lookup" or "locale" or "registry" or "object" or "json" or "config" or "design" or "cancellation";

    private static bool Handled(SignText t, int verb, int secret) => t.InSentence(verb, SafePlace) || t.Negated(secret);

    private static bool PublishesPrivate(SignText t) => t.Meant(Send | Output).Any(i =>
        t.Directive(i) && t.Near(i, Confidential, 0, 8) is var c and >= 0 && !t.Is(c, Secret)
        && Enumerable.Range(c, Math.Min(6, t.Count - c)).Any(k => t.Word(k) is "public" or "gist" or "pastebin" || t.Is(k, Url) || t.Word(k).Contains("gist", StringComparison.Ordinal))
        || t.Directive(i) && t.Near(i, Confidential, 0, 8) is var d and >= 0 && t.Near(d, OpenPlace | Url, 0, 8) is var p and >= 0
            && (t.Is(p, Url) || t.Word(p) is "public" or "publicly" or "gist" or "pastebin" or "external" or "paste" or "third"));

    private static bool LeaksPrompt(SignText t) => t.Meant(Output | Send).Any(i =>
        t.Near(i, Context, 0, 8) is var c and >= 0 && !t.Asked(i) && Own(t, i, c) && t.Near(i, Person, 0, 3) is var p && (p < 0 || p > c || t.Word(i) is not ("tell" or "show")));

    private static bool Own(SignText t, int verb, int context)
    {
        for (var k = context; k > verb && k >= context - 4; k--)
            if (t.Word(k) is "your" or "deine" or "deinen" or "tus" or "tu" or "tes" or "ton" or "vos" or "seu" or "sua" or "suas" or "tuo" or "tue" or "tuoi" or "твои" or "свои" or "свой" or "你的" or "あなたの" or "your-"
                || t.Word(k) is "hidden" or "system" && t.Imperative(verb) && t.Word(context).StartsWith("prompt", StringComparison.Ordinal))
                return true;
        return t.Word(context) is "context" or "conversation" && t.Near(context, OpenPlace, 0, 6) >= 0 && t.Word(verb) is "repeat" or "print" or "dump" or "paste" or "output";
    }

    private static int Nearest(SignText t, int i, Concept concept, int before, int after)
    {
        var found = t.Near(i, concept, 0, after);
        return found >= 0 ? found : t.Near(i, concept, before, 0);
    }
}
