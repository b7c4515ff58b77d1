using System.Collections.Frozen;
using Memory.Lessons.Reconciling.Vocabulary;
using Memory.Text;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>
/// A rule as concepts with signs. Walks the words once: a refusing word turns what follows until the clause ends,
/// "X instead of Y", "prefer X over Y" and "X, not Y" give the two sides, "X is forbidden" turns what stands before.
/// </summary>
internal sealed partial class RuleReader
{
    private readonly string rule;
    private readonly List<Token> tokens;
    private readonly List<Item> items = [];
    private readonly List<Quantity> quantities = [];
    private int clause;
    private int clauseStart;
    private int sign = 1;
    private int refusedAt = -1;
    private bool circumstance;
    private bool preferring;
    private bool flipNext;
    private bool reason;
    private bool place;
    private bool headSeen;
    private int refusedItems = -1;
    private int withoutAt = -1;

    private bool qualifier;
    private bool condition;
    private int clauseToken;

    private readonly IReadOnlySet<string> unfolded;

    private RuleReader(string rule, IReadOnlySet<string> unfolded)
    {
        (this.rule, this.unfolded) = (rule, unfolded);
        tokens = Tokenizer.Read(rule);
    }

    /// <summary>
    /// Both, so that a phrase is one concept only where the other rule has it too ("raw SQL" beside "SQL" is two words),
    /// or where it is a choice that excludes others.
    /// </summary>
    public static (RuleReading A, RuleReading B) Read(string a, string b)
    {
        var (left, right) = (Read(a), Read(b));
        return (Unfolded(a, left, right), Unfolded(b, right, left));
    }

    public static RuleReading Read(string rule) => Read(rule, FrozenSet<string>.Empty);

    /// <summary>Every loose phrase as its words.</summary>
    public static RuleReading ReadWords(string rule) => Read(rule, Synonyms.LooseClasses);

    private static RuleReading Unfolded(string rule, RuleReading reading, RuleReading other)
    {
        var phrases = reading.Items.Where(i => i.End - i.Start > 1 && i.Concept[0] == '~').Select(i => i.Concept).ToHashSet(StringComparer.Ordinal);
        phrases.ExceptWith(other.Items.Select(i => i.Concept));
        return phrases.Count == 0 ? reading : Read(rule, phrases);
    }

    private static RuleReading Read(string rule, IReadOnlySet<string> unfolded)
    {
        var reader = new RuleReader(rule, unfolded);
        reader.Walk();
        return new RuleReading(reader.items, reader.quantities)
        {
            NowhereElse = reader.nowhereElse,
            Exclusive = reader.nowhereElse || reader.tokens.Exists(t => t.Text is "only" or "nowhere" or "exclusively" or "solely"),
        };
    }

    private void Walk()
    {
        var i = 0;
        while (i < tokens.Count)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Break || (token.Kind == TokenKind.Comma && !GoesOn(i)))
            {
                EndClause();
                clauseToken = ++i;
            }
            else if (token.Kind == TokenKind.Comma)
                i++;
            else
                i += Take(i);
        }
        EndClause();
    }

    /// <summary>Reads one word or phrase; gives the number of tokens read.</summary>
    private int Take(int i)
    {
        if (Languages.Of(tokens[i].Text, i > 0 ? tokens[i - 1].Text : "", Next(i) ?? "") is { } language)
        {
            Emit(language, i, 1);
            return 1;
        }
        if (TurnPhrases.At(tokens, i, out var refusal, out var phrase))
        {
            if (refusal == Refusal.Behind)
                TurnBehind();
            else
                Side(-1, i + phrase - 1);
            refusedItems = refusal == Refusal.Ahead ? items.Count : -1;
            return phrase;
        }
        if (Synonyms.Longest(tokens, i, unfolded, out var meaning, out var length) && !IsBareNumber(i, length))
        {
            Emit(meaning.Concept, i, length, tokens[i].Code, meaning.Flips, meaning.EitherOr);
            return length;
        }
        if (Quantity.TryRead(tokens, i, out var quantity, out var name, out length))
        {
            if (name.Length > 0)
                Emit("#" + name, i, length, code: true);
            else
                // "Must not exceed 80" sets a limit; "not 80" refuses a number.
                quantities.Add(quantity with { Refused = sign < 0 && !(i > 0 && NumberSense.Bounds(tokens[i - 1].Text)) });
            // "Three times" is an amount and no time.
            return name.Length == 0 && i + length < tokens.Count && tokens[i + length].Text is "times" or "time" ? length + 1 : length;
        }
        return Turn(i) is var turned and > 0 ? turned : Plain(i);
    }

    /// <summary>"N 1" begins with a word; "404" alone is read as a number.</summary>
    private bool IsBareNumber(int i, int length) => length == 1 && tokens[i].Text.All(char.IsAsciiDigit);

    private int Plain(int i)
    {
        var token = tokens[i];
        var word = ForeignWords.English(GenericWords.Contains(Stems.Of(token.Text)) ? token.Text : Adverbs.Plain(token.Text));
        var stem = Stems.Of(word);
        if (!token.Code && word != "own" && !IsKeyword(i) && (StopWords.Contains(word) || StopWords.Contains(stem)) && !Alternatives.IsMember(word) && !Alternatives.IsMember(stem))
            return 1;
        Emit(stem, i, 1, token.Code);
        return 1;
    }

    private void Emit(string concept, int at, int length, bool code = false, bool flips = false, bool eitherOr = false)
    {
        var generic = !code && GenericWords.Contains(concept) || concept is "std" or "src" or "com" or "org";
        // "in local time" refuses UTC although it says how, not what.
        var itemSign = reason || (circumstance && !eitherOr) ? 0 : flips ^ flipNext ? -sign : sign;
        var head = !circumstance && !reason && !generic && !headSeen;
        headSeen |= head;
        flipNext = false;
        items.Add(new Item(
            concept, reason ? Weights.Reason : Weights.Of(concept, code, generic), itemSign, clause, head,
            circumstance, circumstance && place, flips, eitherOr, code, generic, at, at + length)
        {
            Refused = sign < 0,
            Qualifier = qualifier,
            Condition = circumstance && condition,
            Opens = at == clauseToken || Signs.LeadsDeed(tokens[at - 1].Text),
            Numbered = concept[0] is not '~' && concept.Any(char.IsAsciiDigit),
            Words = rule[tokens[at].From..tokens[at + length - 1].To],
        });
    }

    /// <summary>A comma inside a list ("no controllers, services, models folders") does not end a refusal.</summary>
    private bool GoesOn(int comma)
    {
        if (sign > 0)
            return false;
        for (var i = comma + 1; i < Math.Min(tokens.Count, comma + 4); i++)
        {
            if (tokens[i].Kind == TokenKind.Comma || tokens[i].Text is "or" or "nor")
                return true;
            if (tokens[i].Kind == TokenKind.Break || Signs.Asks(tokens[i].Text) || Signs.Refuses(tokens[i].Text))
                return false;
        }
        return false;
    }

    /// <summary>"persisted as UTC and converted for display": a deed of its own, not one more thing in a list.</summary>
    private bool OpensDeed(int and) =>
        items.Count > clauseStart && Next(and) is { } word
        && ((word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) || Signs.Asks(word));

    /// <summary>"use let", "over any": words of a language that are stop words elsewhere.</summary>
    private bool IsKeyword(int i) =>
        tokens[i].Text is "let" or "any" or "as" or "this" or "do" or "is"
        && i > 0 && tokens[i - 1].Text is "use" or "using" or "prefer" or "over" or "avoid" or "no" or "than" or "of"
        && Next(i) is not ("of" or "other" or "more");

    private string? Next(int i) => i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Word ? tokens[i + 1].Text : null;
}
