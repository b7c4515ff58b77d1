using System.Buffers;

namespace Memory.Screening.Secrets;

/// <summary>A value beside a name that says it is secret: assignments, connection strings, headers, options, sentences.</summary>
internal static class NamedSecrets
{
    private static readonly string[] PasswordNames =
        ["password", "passwd", "pwd", "passphrase", "passcode", "_pass", "-pass", "dbpass", "passwort", "kennwort", "contraseña", "contrasena",
         "mot de passe", "senha", "пароль", "密码", "密碼", "パスワード", "비밀번호", "wachtwoord", "hasło", "heslo", "şifre", "lösenord"];

    private static readonly string[] KeyNames =
        ["secret", "token", "apikey", "api_key", "api-key", "api key", "accesskey", "access_key", "access-key", "secretkey", "secret_key",
         "secret-key", "secret key", "private_key", "private-key", "privatekey", "accountkey", "account_key", "account-key", "authkey", "auth_key",
         "auth-key", "encryptionkey", "encryption_key", "encryption-key", "signingkey", "signing_key", "signing-key", "signing key",
         "masterkey", "master_key", "master key", "master-key", "app_key", "appkey", "app-key", "licensekey", "license_key", "shared_key", "sharedkey",
         "webhook_key", "deploy_key", "storage_key", "session_key", "sessionid", "session_id", "credential", "секрет", "токен", "令牌", "密钥",
         "schlüssel", "clave", "トークン", "chave", "chiave"];

    private static readonly HashSet<string> Passwords = new(PasswordNames, StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Names =
        SearchValues.Create([.. PasswordNames, .. KeyNames], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] ByLength = [.. PasswordNames.Concat(KeyNames).OrderByDescending(n => n.Length)];

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \n\t\"'`;,&?=:(");

    public static void Find(string text, List<SecretSpan> found)
    {
        var at = 0;
        while (at < text.Length)
        {
            var hit = text.AsSpan(at).IndexOfAny(Names);
            if (hit < 0)
                break;
            at += hit;
            var name = NameAt(text, at);
            var end = at + name.Length;
            // "_PASS" begins "_PASSWORD": a name that is no name here must not hide the one inside it.
            at++;
            var value = NamedValue.After(text, end, IsOption(text, end - name.Length));
            if (value is not { } v || IsPublic(text, end - name.Length))
                continue;
            var password = Passwords.Contains(name);
            if (!SecretValue.IsSecret(text.AsSpan(v.Start, v.End - v.Start), v.Quoted, password, v.Tight, name))
                continue;
            found.Add(new SecretSpan(v.Start, v.End, password ? "password" : "secret"));
            at = v.End;
        }
        Headers.Find(text, found);
    }

    private static string NameAt(string text, int at)
    {
        foreach (var name in ByLength)
            if (string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return name;
        // SearchValues folds case as Compare does; should the two ever differ, one character is passed over.
        return text[at].ToString();
    }

    /// <summary><c>--db-password value</c>: the name begins with two dashes.</summary>
    private static bool IsOption(string text, int at)
    {
        var i = at;
        while (i > 0 && at - i < 40 && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '-' or '_'))
            i--;
        return i + 1 < text.Length && text[i] == '-' && text[i + 1] == '-';
    }

    /// <summary>Names of things that anybody may see: a public key, a hash, the name of a token.</summary>
    private static bool IsPublic(string text, int at)
    {
        var from = Math.Max(0, at - 24);
        var before = text.AsSpan(from, at - from);
        var cut = before.LastIndexOfAny(NameEnds);
        before = before[(cut + 1)..];
        return before.Contains("public", StringComparison.OrdinalIgnoreCase) || before.Contains("hash", StringComparison.OrdinalIgnoreCase)
            || before.Contains("publishable", StringComparison.OrdinalIgnoreCase) || before.Contains("digest", StringComparison.OrdinalIgnoreCase)
            || before.Contains("next_", StringComparison.OrdinalIgnoreCase) || before.Contains("page_", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("continuation", StringComparison.OrdinalIgnoreCase) || before.EndsWith("next", StringComparison.OrdinalIgnoreCase);
    }
}
