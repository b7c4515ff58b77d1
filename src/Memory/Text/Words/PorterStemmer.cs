namespace Memory.Text;

/// <summary>
/// M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980: lower-case ASCII words to stems.
/// Words with other letters come back as they are.
/// </summary>
public static class PorterStemmer
{
    /// <summary>Longer words are left alone: nobody writes them, and the work stays bounded.</summary>
    private const int LettersMax = 64;

    public static string Stem(string word)
    {
        if (word.Length is < 3 or > LettersMax)
            return word;
        foreach (var c in word)
            if (c is < 'a' or > 'z')
                return word;

        var w = new Stemming(word);
        w.Plurals();
        w.PastAndGerund();
        w.FinalY();
        w.Map(Step2, measureMin: 0);
        w.Map(Step3, measureMin: 0);
        w.Strip();
        w.FinalE();
        return w.ToString();
    }

    private static readonly (string From, string To)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string From, string To)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize",
    ];

    private ref struct Stemming(string word)
    {
        private string w = word;

        public override readonly string ToString() => w;

        public void Plurals()
        {
            if (w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal))
                w = w[..^2];
            else if (w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal))
                w = w[..^1];
        }

        public void PastAndGerund()
        {
            if (w.EndsWith("eed", StringComparison.Ordinal))
            {
                if (Measure(w.AsSpan(0, w.Length - 3)) > 0)
                    w = w[..^1];
                return;
            }
            var cut = w.EndsWith("ed", StringComparison.Ordinal) ? 2 : w.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
            if (cut == 0 || !HasVowel(w.AsSpan(0, w.Length - cut)))
                return;
            w = w[..^cut];
            if (w.EndsWith("at", StringComparison.Ordinal) || w.EndsWith("bl", StringComparison.Ordinal) || w.EndsWith("iz", StringComparison.Ordinal))
                w += "e";
            else if (EndsInDouble(w) && w[^1] is not ('l' or 's' or 'z'))
                w = w[..^1];
            else if (Measure(w) == 1 && EndsCvc(w))
                w += "e";
        }

        public void FinalY()
        {
            if (w.EndsWith('y') && HasVowel(w.AsSpan(0, w.Length - 1)))
                w = w[..^1] + "i";
        }

        public void Map((string From, string To)[] rules, int measureMin)
        {
            foreach (var (from, to) in rules)
            {
                if (!w.EndsWith(from, StringComparison.Ordinal))
                    continue;
                if (Measure(w.AsSpan(0, w.Length - from.Length)) > measureMin)
                    w = w[..^from.Length] + to;
                return;
            }
        }

        public void Strip()
        {
            string? longest = null;
            foreach (var suffix in Step4)
                if (w.EndsWith(suffix, StringComparison.Ordinal) && suffix.Length > (longest?.Length ?? 0))
                    longest = suffix;
            if (longest is null)
                return;
            var stem = w.AsSpan(0, w.Length - longest.Length);
            if (Measure(stem) > 1 && (longest != "ion" || (stem.Length > 0 && stem[^1] is 's' or 't')))
                w = stem.ToString();
        }

        public void FinalE()
        {
            if (w.EndsWith('e'))
            {
                var stem = w.AsSpan(0, w.Length - 1);
                var m = Measure(stem);
                if (m > 1 || (m == 1 && !EndsCvc(stem)))
                    w = stem.ToString();
            }
            if (w.EndsWith("ll", StringComparison.Ordinal) && Measure(w) > 1)
                w = w[..^1];
        }
    }

    private static bool IsConsonant(ReadOnlySpan<char> w, int i) => w[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(w, i - 1),
        _ => true,
    };

    /// <summary>Number of vowel-consonant sequences.</summary>
    private static int Measure(ReadOnlySpan<char> w)
    {
        var m = 0;
        var vowelBefore = false;
        for (var i = 0; i < w.Length; i++)
        {
            var consonant = IsConsonant(w, i);
            if (consonant && vowelBefore)
                m++;
            vowelBefore = !consonant;
        }
        return m;
    }

    private static bool HasVowel(ReadOnlySpan<char> w)
    {
        for (var i = 0; i < w.Length; i++)
            if (!IsConsonant(w, i))
                return true;
        return false;
    }

    private static bool EndsInDouble(ReadOnlySpan<char> w) =>
        w.Length >= 2 && w[^1] == w[^2] && IsConsonant(w, w.Length - 1);

    private static bool EndsCvc(ReadOnlySpan<char> w) =>
        w.Length >= 3 && IsConsonant(w, w.Length - 1) && !IsConsonant(w, w.Length - 2) && IsConsonant(w, w.Length - 3)
        && w[^1] is not ('w' or 'x' or 'y');
}
