using System.Diagnostics.CodeAnalysis;

namespace Memory.Intake.Tags.Verbs;

/// <summary>
/// What was made of the last few sentences, by reference: grammar and distiller put the same question to the same sentence
/// many times over. Each thread has its own; nothing but the time it takes can be told from outside.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Held in static fields: it lives as long as the process.")]
internal sealed class Recent<T>(Func<string, T> read)
{
    private const int Kept = 16;
    /// <summary>Longer texts are no sentences and are not held on to.</summary>
    private const int LettersMax = 1_200;

    private readonly ThreadLocal<Slots> _slots = new(() => new Slots());

    public T Read(string text)
    {
        if (text.Length > LettersMax)
            return read(text);
        var slots = _slots.Value!;
        for (var i = 0; i < Kept; i++)
            if (ReferenceEquals(slots.Texts[i], text))
                return slots.Answers[i];
        var answer = read(text);
        slots.Texts[slots.Next] = text;
        slots.Answers[slots.Next] = answer;
        slots.Next = (slots.Next + 1) % Kept;
        return answer;
    }

    private sealed class Slots
    {
        public readonly string?[] Texts = new string?[Kept];
        public readonly T[] Answers = new T[Kept];
        public int Next;
    }
}
