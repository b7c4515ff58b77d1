using System.Globalization;
using System.Text.RegularExpressions;

namespace Memory.Screening.Words;

/// <summary>A reading to words with their concepts, in one pass.</summary>
internal static partial class WordReader
{
    /// <summary>Longer runs are data, not words.</summary>
    private const int WordMax = 200;

    public static List<Word> Read(string text)
    {
        var words = new List<Word>();
        int i = 0, sentence = 0, clause = 0;
        var quote = '\0';
        while (i < text.Length)
        {
            var c = text[i];
            if (Vocabulary.IsCjk(c))
                i = ReadCjk(text, i, words, sentence, clause, quote != '\0');
            else if (IsWord(c) && (c != '.' || IsInner(text, i)))
                i = ReadWord(text, i, words, sentence, clause, quote != '\0');
            else
            {
                Mark(text, i, ref sentence, ref clause, ref quote);
                i++;
            }
        }
        Vocabulary.MarkPhrases(words);
        return words;
    }

    private static void Mark(string text, int i, ref int sentence, ref int clause, ref char quote)
    {
        switch (text[i])
        {
            case '.' or '!' or '?' or '।' or '؟' or '。' or '！' or '？' or '．':
                if (i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]) || text[i] > 127 || text[i + 1] is '"' or '\'' or ')' or '<')
                {
                    sentence++;
                    clause++;
                }
                break;
            case '\n':
                clause++;
                if (i + 1 < text.Length && text[i + 1] is '\n' or '-' or '*' or '#' or '>' or '`' or '<')
                    sentence++;
                break;
            case ',' or ';' or ':' or '(' or ')' or '–' or '—' or '，' or '、' or '；' or '：' or '→' or '{' or '}' or '|' or '。':
                clause++;
                break;
            case '"' or '`' or '«' or '»' or '「' or '」':
                quote = quote == '\0' ? text[i] : '\0';
                break;
        }
    }

    private static int ReadCjk(string text, int i, List<Word> words, int sentence, int clause, bool quoted)
    {
        var length = Vocabulary.CjkTerm(text, i, out var concept);
        if (length > 0)
        {
            words.Add(new Word(text.Substring(i, length), i, concept, sentence, clause, quoted));
            return i + length;
        }
        return i + 1;
    }

    private static int ReadWord(string text, int i, List<Word> words, int sentence, int clause, bool quoted)
    {
        var start = i;
        var url = IsUrl(text, i);
        while (i < text.Length && (url ? !char.IsWhiteSpace(text[i]) && text[i] is not ('"' or '`' or '<' or '>') && !Vocabulary.IsCjk(text[i]) : IsInner(text, i)))
            i++;
        if (i == start)
            return i + 1;
        var word = text.AsSpan(start, Math.Min(WordMax, i - start)).TrimEnd(".-'/").ToString();
        if (url)
        {
            words.Add(new Word("http", start, Concept.Url, sentence, clause, quoted));
            return i;
        }
        if (word.Length == 0)
            return i;
        var concepts = Vocabulary.Of(word) | Place(word);
        if (concepts == Concept.None && word.AsSpan().IndexOfAny("-/'") >= 0 && word.Length < 60)
        {
            foreach (var part in word.Split(['-', '/', '\''], StringSplitOptions.RemoveEmptyEntries))
                words.Add(new Word(part, start, Vocabulary.Of(part), sentence, clause, quoted));
            return i;
        }
        words.Add(new Word(word, start, concepts, sentence, clause, quoted));
        return i;
    }

    /// <summary>Files and variables that hold secrets, and host names.</summary>
    private static Concept Place(string word)
    {
        if (word is "env" or "printenv" or ".env" or "process.env" or "os.environ" or ".env.local" or ".env.production" or "$env" or ".netrc" or ".npmrc" or ".pypirc" or "id_rsa" or "id_ed25519" or "kubeconfig" or ".pgpass" or ".git-credentials")
            return Concept.SecretPlace;
        if (word.Contains("/.ssh", StringComparison.Ordinal) || word.Contains("/.aws", StringComparison.Ordinal) || word.Contains("/.netrc", StringComparison.Ordinal)
            || word.Contains("/.config/gcloud", StringComparison.Ordinal) || word.Contains("/.azure", StringComparison.Ordinal) || word.Contains("/.kube", StringComparison.Ordinal) || word.Contains("/.gnupg", StringComparison.Ordinal) || word.Contains("/etc/passwd", StringComparison.Ordinal)
            || word.Contains("/etc/shadow", StringComparison.Ordinal) || word.Contains("/.config/gh", StringComparison.Ordinal) || word.Contains("/.docker/config", StringComparison.Ordinal)
            || word.Contains("/.npmrc", StringComparison.Ordinal) || word.Contains("/proc/self/environ", StringComparison.Ordinal) || word.Contains("id_rsa", StringComparison.Ordinal)
            || word.EndsWith("/.env", StringComparison.Ordinal) || word.Contains("/.git-credentials", StringComparison.Ordinal) || word.EndsWith(".pem", StringComparison.Ordinal) || word.EndsWith("credentials.json", StringComparison.Ordinal))
            return Concept.SecretPlace | Concept.Secret;
        if (word.StartsWith(".env", StringComparison.Ordinal) && !word.StartsWith(".env.e", StringComparison.Ordinal) && !word.StartsWith(".env.s", StringComparison.Ordinal) && !word.StartsWith(".env.t", StringComparison.Ordinal))
            return Concept.SecretPlace;
        if (SecretVariable().IsMatch(word))
            return Concept.SecretPlace;
        return HostName().IsMatch(word) ? Concept.Url : Concept.None;
    }

    [GeneratedRegex(@"^\$?\{?(?:secrets\.)?[a-z0-9_]{0,60}_(?:token|secret|password|passwd|api_key|apikey|access_key|private_key|key|credentials|pat)\}?$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex SecretVariable();

    [GeneratedRegex(
        @"^(?:[a-z0-9-]{1,60}\.){1,6}(?:com|net|org|io|dev|app|example|invalid|test|xyz|ru|cn|info|sh|me|co|site|online|top|cc|tk|biz|ly)(?:/\S*)?$|"
        + @"^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:[:/]\S*)?$|^[^@\s]{1,60}@[a-z0-9.-]{3,60}\.[a-z]{2,10}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex HostName();

    private static bool IsUrl(string text, int i)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["http://", "https://", "git+http", "git+ssh", "ftp://", "hxxp", "wss://", "ws://"])
            if (string.CompareOrdinal(text, i, scheme, 0, scheme.Length) == 0)
                return true;
        return false;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is >= '\u0600' and <= '\u0DFF' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || c is '_' or '@' or '~' or '$' or '.' or '/' or '-' or '\'';

    private static bool IsInner(string text, int i)
    {
        var c = text[i];
        if (c == '.')
            return i + 1 < text.Length && (char.IsLetterOrDigit(text[i + 1]) || text[i + 1] == '/') && !Vocabulary.IsCjk(text[i + 1]);
        return IsWord(c) && !Vocabulary.IsCjk(c);
    }
}
