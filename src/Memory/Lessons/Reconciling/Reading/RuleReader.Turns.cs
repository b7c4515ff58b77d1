using Memory.Lessons.Reconciling.Vocabulary;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>The part that turns: refusals, preferences, exceptions, and where each ends.</summary>
internal sealed partial class RuleReader
{
    /// <summary>The words that turn the sign or open a circumstance; 0 when this is none.</summary>
    private int Turn(int i)
    {
        var word = tokens[i].Text;
        if (tokens[i].Code)
            return 0;
        // "So that writes are not locked" says why; what it refuses is no rule.
        if (reason && (Signs.Refuses(word) || Signs.RefusesBehind(word) || word == "without"))
            return 1;
        if (RefusesAgain(word, i))
        {
            // "Never refuse", "do not forget": what is refused is the refusal.
            Side(1, -1);
            return 1;
        }
        if (Placed(word, i) is var placed and > 0)
            return placed;
        return Sided(word, i) is var sided and > 0 ? sided : Refused(word, i);
    }

    /// <summary>The words that give two sides, a reason, or what is left out.</summary>
    private int Sided(string word, int i)
    {
        switch (word)
        {
            case "instead" or "rather" when Next(i) is "of" or "than":
            case "in" when Next(i) is "place" or "lieu":
                Side(-1, i);
                return 2;
            case "over" or "to" when preferring && items.Count > clauseStart:
                preferring = false;
                Side(-1, i);
                return 1;
            case "and" when sign > 0 && OpensDeed(i):
                EndClause();
                return 1;
            case "with":
                qualifier = true;
                break;
            case "without":
                Without(i);
                return 1;
            case "because" or "since" or "otherwise" or "weil" or "porque":
            case "so" when Next(i) is "that" or "the" or "it" or "we" or "they":
                reason = true;
                return 1;
            case "no" or "not" when Next(i) is "longer" or "more" && Next(i + 1) is "than":
                return 3;
            case "no" or "nothing" when Next(i) is "more" or "less" or "else" && Next(i + 1) is null:
                return 2;
            case "no" when Next(i) is "longer":
                Side(-1, i + 1);
                refusedItems = items.Count;
                return 2;
            case "but" or "instead" or "sondern" or "sino" or "mais":
                Side(1, -1);
                return 1;
            case "not" or "no" when Next(i) is "only" or "just" or "matter":
                return 2;
            case "leave" or "leaves":
                // Left to somebody else, or as it is: spoken of. Left out: refused.
                Side(Next(i) is "out" or "off" ? -1 : 0, i);
                return Next(i) is "out" or "off" ? 2 : 1;
            case "non":
                flipNext = true;
                return 1;
        }
        return 0;
    }

    /// <summary>Refusing and asking words, and what opens a circumstance.</summary>
    private int Refused(string word, int i)
    {
        if (Signs.RefusesBehind(word))
        {
            TurnBehind();
            return 1;
        }
        if (circumstance && sign > 0 && IsDeed(clauseStart) && (Signs.IsModal(word) || Signs.Refuses(word)) && word != "never")
            // "Return 404 for resources the caller may not see": says which resources.
            return 1;
        if (Signs.Refuses(word) || (word == "stop" && Next(i) is { } doing && doing.EndsWith("ing", StringComparison.Ordinal)))
        {
            if (Signs.IsModal(word) || (i > 0 && Signs.IsModal(tokens[i - 1].Text)) || word is "ne" or "não" or "non" && Next(i) is { } verb && Signs.IsModal(verb))
                SpeakOfSubject();
            Side(-1, i);
            refusedItems = items.Count;
            return 1;
        }
        if (Signs.Prefers(word))
        {
            preferring = true;
            return 1;
        }
        if (Signs.IsModal(word))
        {
            headSeen = false;
            for (var k = clauseStart; k < items.Count; k++)
                items[k] = items[k] with { Subject = true };
        }
        if (Signs.Asks(word) && sign < 0 && i - refusedAt > 2 && !circumstance)
            Side(1, -1);
        if (Signs.OpensCircumstance(word) && !(word == "on" && Next(i) is "top"))
        {
            circumstance = true;
            qualifier |= word is not ("as" or "before" or "after" or "until" or "into");
            place = Signs.OpensPlace(word);
            condition = word is "when" or "if" or "while" or "whenever" or "unless";
            if (Alternatives.IsMember(word) || Signs.Excepts(word))
                Emit(Stems.Of(word), i, 1);
            return 1;
        }
        return 0;
    }

    private void Side(int newSign, int refused)
    {
        sign = newSign;
        refusedAt = newSign < 0 ? refused : -1;
        circumstance = false;
        qualifier = false;
        headSeen = false;
        refusedItems = -1;
    }

    /// <summary>"Tests must not sleep": the tests are spoken of, neither asked for nor refused.</summary>
    private void SpeakOfSubject()
    {
        for (var i = clauseStart; i < items.Count; i++)
            items[i] = items[i] with { Sign = 0, Refused = false };
    }

    /// <summary>"No merge without review" asks for the review; alone, "without" refuses.</summary>
    private void Without(int i)
    {
        if (sign < 0)
        {
            SpeakOfSubject();
            Side(1, -1);
        }
        else
        {
            withoutAt = items.Count;
            Side(-1, i);
        }
    }

    private void EndClause()
    {
        // "Mockito must not be used": nothing that means anything stands behind the refusal, so it refuses what stands before.
        if (sign < 0 && refusedItems > clauseStart && items.Skip(refusedItems).All(i => i.Generic || i.Sign == 0))
            TurnBehind(refusedItems);
        clause++;
        clauseStart = items.Count;
        sign = 1;
        refusedAt = -1;
        refusedItems = -1;
        circumstance = false;
        qualifier = false;
        preferring = false;
        flipNext = false;
        headSeen = false;
        withoutAt = -1;
        reason = false;
        displacing = false;
        replacing = false;
    }

    /// <summary>The refusal stands behind: "X is forbidden", "X without Y is not accepted".</summary>
    private void TurnBehind(int end = int.MaxValue)
    {
        for (var i = clauseStart; i < Math.Min(end, items.Count); i++)
        {
            var turned = withoutAt >= 0 ? (i < withoutAt ? 0 : 1) : items[i].Circumstance ? -items[i].Sign : items[i].Flipped ? 1 : -1;
            items[i] = items[i] with { Sign = turned };
        }
        sign = 1;
        refusedItems = -1;
    }
}
