using Memory.Lessons.Reconciling.Vocabulary;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>What is left out, kept out, replaced, or nowhere else.</summary>
internal sealed partial class RuleReader
{
    private bool nowhereElse;
    private bool displacing;
    private bool replacing;

    /// <summary>Number of tokens read; 0 when the word is none of these.</summary>
    private int Placed(string word, int i)
    {
        switch (word)
        {
            case "outside" or "except" when sign < 0 && items.Count > clauseStart && !circumstance && (word == "outside" || LeadsPlace(i)):
                // "No queries outside repositories" says where they belong.
                TurnBack();
                nowhereElse = true;
                circumstance = place = qualifier = true;
                return LeadsPlace(i) ? 2 : 1;
            case "nobody" or "none" when items.Count > clauseStart:
                // "Code that nobody calls": says which code.
                return 1;
            case "keep" or "keeps" or "kept" or "leave" or "leaves" or "left" or "move" or "moves" when TakesOut(i):
                Side(-1, i);
                refusedItems = items.Count;
                displacing = true;
                return 1;
            case "out" or "off" or "away" or "from" when displacing && items.Count > refusedItems:
                displacing = false;
                circumstance = place = qualifier = true;
                condition = false;
                return 1;
            case "nothing" or "nowhere" when items.Count > clauseStart && sign > 0 && !circumstance:
                TurnBehind();
                return 1;
            case "nothing" or "nowhere" when items.Count == clauseStart:
                Side(-1, i);
                refusedItems = items.Count;
                return 1;
            case "replace" or "replacing" or "swap" when sign > 0 && items.Count == clauseStart:
                Side(-1, i);
                replacing = true;
                return 1;
            case "with" or "by" or "for" when replacing && items.Count > clauseStart:
                replacing = false;
                Side(1, -1);
                return 1;
            default:
                return 0;
        }
    }

    private bool LeadsPlace(int i) => Next(i) is "of" or "in" or "inside" or "from";

    /// <summary>Right behind a refusal, a verb that refuses or fails to do.</summary>
    private bool RefusesAgain(string word, int i) =>
        sign < 0 && refusedAt >= 0 && i > refusedAt && i - refusedAt <= 2 && Signs.Forgoes(word) && items.Count == Math.Max(refusedItems, clauseStart);

    /// <summary>"Leave the number out of the name", "keep scripts off the page".</summary>
    private bool TakesOut(int i)
    {
        const int reach = 7;
        for (var j = i + 2; j < Math.Min(tokens.Count, i + reach) && tokens[j] is { Kind: TokenKind.Word, Code: false }; j++)
        {
            if (tokens[j].Text is "out" or "off" && !(Synonyms.Longest(tokens, j, unfolded, out var meaning, out _) && meaning.Flips))
                return true;
            if (Signs.OpensCircumstance(tokens[j].Text) || Signs.IsModal(tokens[j].Text))
                return false;
        }
        return false;
    }

    /// <summary>The clause begins with what is to be done: "return", "use", "add".</summary>
    private bool IsDeed(int first) =>
        first < items.Count && clauseToken < tokens.Count && items[first].Start == clauseToken
        && (GenericWords.Contains(items[first].Concept) || GenericWords.IsSoft(items[first].Concept)) && !tokens[clauseToken].Text.EndsWith('s');

    /// <summary>What was refused in this clause is asked for.</summary>
    private void TurnBack()
    {
        for (var i = clauseStart; i < items.Count; i++)
            items[i] = items[i] with { Sign = Math.Abs(items[i].Sign), Refused = false };
        Side(1, -1);
    }
}
