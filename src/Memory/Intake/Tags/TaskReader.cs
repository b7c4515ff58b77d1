using System.Text.RegularExpressions;
using Memory.Intake.Tags.Verbs;

namespace Memory.Intake.Tags;

/// <summary>Tells work on the change at hand from a practice for all changes.</summary>
internal static partial class TaskReader
{
    private static readonly Recent<bool> Tasks = new(ReadTask);

    /// <summary>True when the sentence asks for work on this change.</summary>
    public static bool IsTask(string sentence) => Tasks.Read(sentence);

    private static bool ReadTask(string sentence)
    {
        var text = Filler.Strip(sentence);
        if (OtherTongues().IsMatch(text))
            return !NormReader.General().IsMatch(text) && !Standing().IsMatch(text);
        if (OtherWork().IsMatch(text) && !NormReader.OtherTongues().IsMatch(text))
            return true;
        if (NeverMind().IsMatch(text) || OfThisChange().IsMatch(text) || (Wanted().Match(text) is { Success: true } wanted && Imperatives.Work.Contains(wanted.Groups["verb"].Value) && !Standing().IsMatch(text)))
            return true;
        if (Order.FirstVerb(text) is not { } verb)
            return Remark().IsMatch(text) && !Standing().IsMatch(text);
        if (Standing().IsMatch(text))
            return false;
        // "Complete the branch, the checksum has to be verified first": what is said of the one thing is how to do it.
        if (Imperatives.Work.Contains(verb) && !Imperatives.Practice.Contains(verb) && OneThing().IsMatch(text))
            return true;
        if (PointsHere().IsMatch(text))
            return !Leave().IsMatch(text);
        if (Imperatives.Practice.Contains(verb) && !Imperatives.Work.Contains(verb))
            return false;
        return !NormReader.General().IsMatch(text) && !Rule().IsMatch(text) && !HowThingsAreDone(text, verb);
    }

    /// <summary>"Compare scores with an epsilon": a kind of thing, no one thing, and the way it is done.</summary>
    private static bool HowThingsAreDone(string text, string verb) =>
        Imperatives.Practice.Contains(verb) && OfAKind().IsMatch(text) && !Polite().IsMatch(text);

    [GeneratedRegex(
        @"^(?!(?:replace|rename|remove|add|update|test|check|verify|merge|split|move|sort|show|list|reset|review|copy|take|make|do|run|put|"
        + @"change)\s)[\w-]+\s+(?!(?:the|this|that|these|those|a|an|my|your|our|it|them|some|both|all|tests?|docs?|comments?|typos?|conflicts?|changes?|results?|"
        + @"commits?)\b)(?:[\w-]+\s+){0,2}?[\w-]{2,}(?<![sui])s\s+(?:with|through|by|via|as|in)\s+(?!(?:this|these|the|those|my|your|main|master)\b)", Options, 1000)]
    private static partial Regex OfAKind();

    [GeneratedRegex(@"^[\w-]+\s+(?:the|this|that|these|those|it|them)\b(?!.*\b(?:every|each|all|any)\b)", Options, 1000)]
    private static partial Regex OneThing();

    [GeneratedRegex(@"\b(?:please|pls|plz)\b", Options, 1000)]
    private static partial Regex Polite();

    /// <summary>"don't merge yet", "make sure this runs before you merge", "the same typo in line 3": beyond doubt of the change at hand.</summary>
    [GeneratedRegex(
        @"^(?!.*\b(?:always|never|every|each|whenever)\b)(?:ping\s+me\b|.*\bso\s+(?:please\s+)?(?:rebase|merge|revert|rerun|retry|close)\b|"
        + @".*\b(?:whole|entire)\s+(?:file|pr|diff|class|method|test)\b|.*(?:,\s*|\bsomething\s+)like\s*[:,.]*\s*$|"
        + @"(?:please\s+)?(?:file|open|raise|create)\s+an?\s+(?:new\s+|follow-?up\s+|separate\s+)*(?:ticket|issue|bug|card)\b|"
        + @".*\band\s+(?:then\s+)?(?:post|paste|put|attach|send|drop|leave|share|report|link)\s+[^.;]{2,60}?\b(?:here|as\s+a\s+(?:comment|reply)|"
        + @"in(?:to)?\s+(?:a|the)\s+(?:pr\s+)?(?:comment|thread|ticket|description|chat))\b)|"
        + @"^(?:please\s+)?(?:do\s+not|don['’]?t|dont)\s+(?:\w+\s+){1,4}?(?:yet|for\s+now|until\s+i\b)|"
        + @"^(?!.*\b(?:always|never|every|each)\b).*\b(?:this|it|these|that)\b.*\bbefore\s+(?:you\s+|we\s+)?merg(?:e|ing)\b|\b(?:in|on|at)\s+lines?\s+\d+|"
        + @"^(?:please\s+)?(?:always\s+)?\w+\s+the\s+[^.;]{2,60}\b(?:while|when|if|after|before)\s+this\s+\w+s\b|"
        + @"\bwhenever\s+(?:you\s+(?:have|get|find|can|like)|possible)\b|,\s+(?:drop|remove|delete|fix|revert|rename|undo)\s+(?:it|them|that|this)[.!\s]*$|"
        + @"^(?:simplify|rewrite|refactor|fix|rework|redo|revert|undo|shorten)\s*[,.!—–-]|"
        + @"\ball\s+(?:two|three|four|five|six|\d+)\s+\w+s\b.*,\s+\w+\s+(?:it|them|that)\b", Options, 1000)]
    private static partial Regex OfThisChange();

    /// <summary>"this is flaky, can you fix it".</summary>
    [GeneratedRegex(@"\b(?:can|could|would|will)\s+(?:you|u)\s+(?:please\s+|maybe\s+|also\s+)?(?<verb>[a-z-]+)\b", Options, 1000)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"^(?:never\s*mind|don['’]?t\s+(?:worry|bother)|ignore\s+(?:the|that|this|my))\b", Options, 1000)]
    private static partial Regex NeverMind();

    /// <summary>"leave the two fences alone", "keep the gotos as they are".</summary>
    public static bool IsLeave(string sentence) => Leave().IsMatch(Filler.Strip(sentence));

    /// <summary>"This order is load-bearing, leave it alone": the order behind the statement.</summary>
    public static bool IsLeaveBehind(string sentence) =>
        sentence.LastIndexOfAny([',', ';', '—', '–']) is var pause and > 0 && Leave().IsMatch(sentence[(pause + 1)..].TrimStart());

    /// <summary>"Every call in this function needs a check, add them": of one place, with the work to do behind it.</summary>
    public static bool IsErrandHere(string said)
    {
        var errand = Errand().Match(said);
        return errand.Success && Imperatives.Work.Contains(errand.Groups["verb"].Value) && !Standing().IsMatch(said)
            && (OnePlace().IsMatch(said[..errand.Index]) || !NormReader.General().IsMatch(said));
    }

    [GeneratedRegex(
        @"(?:[,;.—–]|\band|\bso)\s+(?:please\s+|pls\s+)?(?<verb>[a-z]+(?:-[a-z]+)?)(?:\s+(?:&|and)\s+[a-z]+)?(?:\s+(?:them|it|this|that|these|those|everything|"
        + @"to\s+the\s+(?:new|old|other|existing|right|correct)\s+\w+))?(?:\s+(?:please|pls|plz|accordingly|again|here|too|now))*[.!\s]*$", Options, 1000)]
    private static partial Regex Errand();

    [GeneratedRegex(
        @"\bin\s+this\s+(?:function|method|class|test|loop|block|pr|diff|component|query|commit|branch|section|paragraph|line|table|hunk|struct)\b|"
        + @"\bthe\b[^.]*\bhere\b|^(?:the|this|these|that|those|it|should|must|needs?)\b", Options, 1000)]
    private static partial Regex OnePlace();

    /// <summary>Speaks of the change under review beyond doubt.</summary>
    public static bool PointsAtChange(string sentence) => Here().IsMatch(sentence);

    [GeneratedRegex(@"\b(?:this|these|here|the\s+(?:pr|branch|diff|build|ci|typos?|conflicts?|changelog|description)|above|below|again|back|in\s+a\s+follow-?up|for\s+me|asap)\b", Options, 1000)]
    private static partial Regex Here();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?:always(?!\s+the\s+same)|never(?!\s+(?:seen|heard|knew|thought|noticed|tried|met|saw|\w+(?<![sui])s)\b)|every\s+time|each\s+time|from\s+now\s+on|"
        + @"whenever(?!\s+(?:you\s+(?:have|get|find|can|like|want)|possible|convenient))|"
        + @"before\s+(?:adding|merging|using|changing|calling|returning|writing|you\s+\w+)|immer|niemals|siempre|nunca|toujours|jamais|sempre)\b|必ず|常に", Options, 1000)]
    private static partial Regex Standing();

    /// <summary>Words that point at the change under review.</summary>
    [GeneratedRegex(
        @"\b(?:this(?!\s+(?:project|repo|repository|codebase|team|company)\b)|these|here|those|"
        + @"that\s+(?!is\b|are\b|has\b|have\b|does\b|can\b|could\b|may\b|must\b|needs?\b|holds?\b|moves?\b|go(?:es)?\b|takes?\b|touch(?:es)?\b|use[sd]?\b|"
        + @"return[s]?\b|run[s]?\b|work[s]?\b|the\b|we\b|you\b|they\b|it\b|a\b|an\b|no\b|every\b|all\b|any\b)\w+|"
        + @"the\s+(?:above|following|failing|other|remaining|same|last|first|second|conflicts?|merge|branch|pr|ci|build|typos?|diff|description|title|changelog|"
        + @"readme|println|sleep|comment|todo)|above|below|back|now|again|too|as\s+well|right\s+away|asap|while\s+you(?:'re|\s+are)|for\s+(?:me|us)|"
        + @"in\s+a\s+follow-?up|since\s+(?:v?\d|the\s+last|yesterday))\b|^[\w-]+\s+it\b", Options, 1000)]
    private static partial Regex PointsHere();

    [GeneratedRegex(
        @"^(?:please\s+)?(?:leave\b[^.]{1,160}\b(?:alone|as[\s-]is|as\s+(?:it|they)\s+(?:is|are)|untouched|in\s+place|where|like\s+(?:this|that)|be\b|in\b)|"
        + @"keep\b[^.]{1,160}\b(?:as[\s-]is|as\s+(?:it|they)\s+(?:is|are)|untouched|like\s+(?:this|that)|the\s+way|"
        + @"in\s+(?:this|that|their|its)\s+(?:\w+\s+)?(?:order|place|form|shape|position|state|file|spot))|"
        + @"keep\s+(?:the|these|those|both|our|all)\b[^.]{1,160}?[\s,;—–](?:because|since|otherwise|or\s+else|so\s+that)\s|(?:do\s+not|don'?t|never)\s)", Options, 1000)]
    private static partial Regex Leave();

    /// <summary>A ban beside the order, or a choice between two ways, makes a practice of it.</summary>
    [GeneratedRegex(@"(?:,|;|—|–|\band)\s*(?:never|not|no|don'?t|do\s+not)\s|\binstead\s+of\s+\w+ing\b|\b(?:rather\s+than)\b", Options, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(
        @"^(?:(?:this|that|it|the\s+(?:build|ci|test|tests|pipeline|code|pr|branch|job))\s+(?:is|are|was|looks?|seems?|fails?|breaks?|needs?|should|throws?|"
        + @"crashes|does|doesn'?t|has|can)\b|(?:i|we)\s+(?:think|want|need|would|'d|get|see|still|also)\b|"
        + @"you\s(?!(?:must|should|may|can|shall|need)(?:n['’]?t|\s+(?:not|never|only|always))|never\s|always\s)|there(?:'s|\s+is|\s+are)\b|"
        + @"tests?\s*(?:,|please|plz|missing|for\s+this)|lint\b|(?:have|take)\s+a(?:nother)?\s+(?:look|stab|pass|shot)|your\s+turn|over\s+to\s+you|any\s+chance|"
        + @"mind\s+\w+ing|(?:should|must|needs?\s+to|has\s+to|ought\s+to)\s+(?:also\s+|really\s+|rather\s+)?(?:be|have|use|return|go)\b)", Options, 1000)]
    private static partial Regex Remark();

    [GeneratedRegex(
        @"(?<!\w)(?:(?<=\b(?:die|der|das|den|dem|diese[nrsm]?|einen?|hier|wieder|noch)\s[^.]{1,160})\w+(?:en|ern|eln)(?:\s+und\b[^.]*)?[.!]?$|"
        + @"^(?:faltan?|vuelve\s+a|aqui\s+falta|hier\s+fehl(?:t|en)|(?:es|da)\s+fehl(?:t|en)|il\s+manque|behebe?|korrigiere?|ergänze?|entferne?|lösche?|schreibe?|baue?|mache?|prüfe?|teste?|ändere?|ersetze?|benenne?|füge?|aktualisiere?|schau|erstelle?|"
        + @"räume?|verschiebe?|arregla|corrige|corrija|añade|agrega|elimina|borra|revisa|cambia|refactoriza|escribe|actualiza|mueve|renombra|haz|ejecuta|quita|"
        + @"crea|ajoute[rz]?|supprime[rz]?|enlève|répare|réécris|renomme|déplace|vérifie[rz]?|relis|fais|mets|lance|écris|remplace[rz]?|refais|regarde|conserta|"
        + @"arruma|adiciona|adicione|remove|remova|apaga|escreve|escreva|revisa|revise|muda|mude|renomeia|atualiza|atualize|roda|rode|faz|faça|cria|crie|troca|"
        + @"troque|puedes|peux-tu|pode|kannst\s+du)(?!\w)|^(?:(?:mal|kurz|noch|hier)\s+)*(?:prüfen|testen|anpassen|ändern|löschen|entfernen|ergänzen|korrigieren|"
        + @"beheben|umbenennen|verschieben|ersetzen|aktualisieren|aufräumen|einbauen|umstellen|nachziehen)(?!\w)|^請|^请(?=修|补|添|删|改|重|检|更|运|看|写|把|帮)|修一下|改一下|看一下)|"
        + @"(?:直して|修正して|追加して|削除して|書いて|確認して|レビューして|リファクタ|実行して|変更して|作成して|消して|戻して|更新して|対応して|お願いします)", Options, 1000)]
    private static partial Regex OtherTongues();

    /// <summary>Orders of languages in which an order seldom opens a rule: Dutch, Italian, Polish, Czech, Swedish, Norwegian, Ukrainian, Russian, Turkish, Finnish.</summary>
    [GeneratedRegex(
        @"^(?:zet|voeg|verwijder|haal|herstel|controleer|hernoem|verplaats|rimuovi|aggiungi|correggi|sposta|rinomina|metti|togli|aggiorna|sistema|usuń|dodaj|"
        + @"popraw|przenieś|napisz|sprawdź|zaktualizuj|cofnij|lägg|flytta|fixa|uppdatera|fjern|legg|flytt|odstraň|přidej|oprav|přesuň|přejmenuj|добавь|удали|"
        + @"исправь|перенеси|переименуй|додай|видали|виправ|ekle|düzelt|taşı|lisää|poista|korjaa|siirrä)(?!\w)", Options, 1000)]
    private static partial Regex OtherWork();

    /// <summary>A condition of the task, not a rule of the project: "don't touch the code blocks".</summary>
    [GeneratedRegex(@"\b(?:the|this(?!\s+(?:project|repo|repository|codebase|team|company))|that|these|those|here|it|them|now|again)\b", Options, 1000)]
    internal static partial Regex Bound();

    [GeneratedRegex(@"^[\W_]*$", Options, 1000)]
    internal static partial Regex Wordless();
}
