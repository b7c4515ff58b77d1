using System.Collections.Frozen;

namespace Memory.Serving;

/// <summary>
/// Small words of languages other than English. A question in such a language still names its subject in words that
/// the lessons have ("npm", a class, a cognate); its small words must not count as subjects nobody has spoken of.
/// </summary>
internal static class ForeignWords
{
    private const int WordsMin = 2;

    private static readonly FrozenSet<string> Small = """
        der die das den dem des ein eine einen einem einer und oder aber nicht kein keine ich du er sie es wir ihr man mein unser
        ist sind war wird werden wurde kann darf muss soll sollte dürfen können müssen sollen habe hat haben wie wo was wann warum
        wieso welche welcher welches wer wen wem für mit von zu zum zur im am auf aus bei nach über unter vor einfach neu neue
        neues neuen gibt bitte auch noch schon nur wenn dass ob hier dort mir dir uns euch einbauen verwenden benutzen
        el la los las un una unos unas y o pero no yo tú usted nosotros es son está están ser estar puede puedo debo debe deben
        cómo como dónde donde qué cuál cuáles cuándo cuando quién por para con sin de del al en se su sus mi nuestro hay hacer
        hago usar nuevo nueva este esta esto
        le les une des et ou mais ne pas je tu il elle nous vous ils est sont être peut peux dois doit faut comment où quoi quel
        quelle quels quelles quand qui pourquoi pour avec sans du au aux dans sur ce cette ces mon notre faire utiliser nouveau nouvelle
        o os as um uma e ou mas não eu ele ela nós é são pode posso devo deve como onde qual quais quando quem porque para com sem
        do da dos das no na nos nas em meu nosso fazer usar novo nova
        il lo gli uno e o ma non io lui lei noi sono può posso devo deve come dove quale quali quando chi perché per con senza
        di del della dei nel nella mio nostro fare usare nuovo nuova
        de het een en of maar niet ik jij hij zij wij zijn mag kan moet hoe waar wat welke wanneer wie waarom voor met van te op
        uit bij naar mijn onze nieuw nieuwe
        och eller men inte jag du han hon vi är var kan får måste ska hur vad vilken vilka när vem varför för med utan av till på
        ett en den det min vår ny nya
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> English = """
        the a an of to is are was be do does did how what where when why who which can may must should i we you it in on for with and
        or not my our there this that if from by at no as
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A text with more small words of other languages than of English, without them; any other as it is.</summary>
    public static string WithoutStopWords(string text)
    {
        var words = text.Split([' ', '\t', '\n', '\r', ',', '.', '?', '!', '¿', '¡', ';', ':', '"'], StringSplitOptions.RemoveEmptyEntries);
        var foreign = words.Count(Small.Contains);
        return foreign < WordsMin || foreign <= words.Count(English.Contains)
            ? text
            : string.Join(' ', words.Where(w => !Small.Contains(w)));
    }

    /// <summary>Not English, as far as its small words and its letters tell.</summary>
    public static bool Is(string text) => !ReferenceEquals(WithoutStopWords(text), text);
}
