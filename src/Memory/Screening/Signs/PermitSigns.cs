using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>"It is fine to log passwords": a permission to write secrets down, or the plain order to.</summary>
internal static class PermitSigns
{
    public static readonly Sign Sign = new(WarningKind.WeakensSecurity, "writes-secrets-down",
        "Permits to log, print or commit passwords, keys or tokens.", Permits);

    private static bool Permits(SignText t) => t.Teaches && t.All(Secret | SecretWord | Concept.Password).Any(i =>
        IsSecret(t, i) && !t.Asked(i) && !t.Mentioned(i) && !t.InSentence(i, SafePlace | Forbidden | Not)
        && (t.Between(i, w => IsWriting(w.Text)) && t.Between(i, w => IsLeave(w.Text)) || Ordered(t, i)));

    private static bool IsSecret(SignText t, int i) =>
        t.Word(i) is not ("login" or "signature" or "signatures" or "pin" or "pins" or "key" or "keys" or "cookie")
        && (i + 1 >= t.Count || !t.Is(i + 1, Ui) && t.Word(i + 1) is not ("count" or "counts" or "limit" or "limits" or "usage" or "type" or "types" or "id" or "ids" or "length" or "reset" or "resets" or "change" or "changes" or "policy" or "expiry" or "hash" or "hashes" or "rotation" or "used" or "per"));

    /// <summary>"Log the password when …": the verb opens the sentence and what it takes follows.</summary>
    private static bool Ordered(SignText t, int secret)
    {
        if (t.Word(secret) is "token" or "tokens")
            return false;
        for (var k = Math.Max(0, secret - 3); k < secret; k++)
            if (t.Word(k) is "log" or "logge" or "registra" or "print" or "commit" && t.Imperative(k) && t.Near(secret, Ui, 0, 1) < 0)
                return true;
        return false;
    }

    private static bool IsWriting(string word) =>
        word is "log" or "logs" or "logged" or "logging" or "print" or "printed" or "printing" or "echo" or "dump" or "commit" or "committed" or "committing"
            or "loggen" or "protokollieren" or "ausgeben" or "registrar" or "imprimir" or "enregistrer" or "journaliser" or "afficher" or "логировать" or "печатать" or "commits";

    private static bool IsLeave(string word) =>
        word is "fine" or "ok" or "okay" or "acceptable" or "allowed" or "permitted" or "free" or "may" or "harmless" or "safe" or "can" or "ordnung" or "erlaubt" or "darf" or "durfen"
            or "bien" or "permitido" or "puede" or "pueden" or "permis" or "peut" or "можно" or "допустимо";
}
