using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>The small words that turn a rule: refusals, turns back, and the words that open a circumstance.</summary>
internal static class Signs
{
    private static readonly FrozenSet<string> Refusing = Set("""
        never not no dont doesnt didnt avoid avoids avoiding cannot cant mustnt shouldnt isnt arent wont wouldnt neednt nobody none
        neither nor forbid forbids ban bans refuse refrain prohibit prohibits disallow disallows omit omits skip skips exclude excludes
        nie niemals kein keine keinen keiner nicht nunca jamas ningun ninguna evita evitar evitez jamais pas aucun aucune
        nao não ne nenhum nenhuma mai non
        """);

    private static readonly FrozenSet<string> RefusingBehind = Set("""
        forbidden banned prohibited disallowed discouraged unacceptable verboten prohibido prohibida interdit interdite proibido
        proibida taboo deprecated unwanted unwelcome outlawed obsolete
        """);

    private static readonly FrozenSet<string> Circumstance = Set("""
        in into as for when while during inside within if where unless after before at until on across between under whenever
        once wherever upon except outside throughout im bei wenn beim fuer für en cuando para quando dans pour quand si em
        """);

    private static readonly FrozenSet<string> Preferring = Set("prefer prefers preferred favor favour favors favours choose");

    private static readonly FrozenSet<string> Asking = Set("use uses using prefer must always should shall only do instead");

    private static readonly FrozenSet<string> Modal = Set("""
        must should shall may can could will would is are was were be been do does did has have need needs get gets
        mustnt shouldnt isnt arent cannot cant dont doesnt wont doit doivent peut peuvent muss müssen soll sollen darf dürfen kann können deve devem devono debe deben puede pueden
        """);

    private static readonly FrozenSet<string> Forgoing = Set("""
        avoid omit skip exclude refuse forbid ban prohibit disallow refrain forget neglect forgo
        """);

    /// <summary>A verb that leaves something undone: behind a refusal, it asks.</summary>
    public static bool Forgoes(string word) => Forgoing.Contains(word);

    /// <summary>Stands between a subject and what it does.</summary>
    public static bool IsModal(string word) => Modal.Contains(word);

    /// <summary>A verb follows.</summary>
    public static bool LeadsDeed(string word) =>
        word is "must" or "should" or "shall" or "may" or "can" or "could" or "will" or "would" or "to" or "not" or "never" or "dont" or "cannot" or "cant" or "always" or "only" or "and" or "or" or "please" or "lets" or "we" or "you" or "they" or "is" or "are" or "be" or "been";

    public static bool Refuses(string word) => Refusing.Contains(word);

    /// <summary>"X is forbidden": refuses what stands before it.</summary>
    public static bool RefusesBehind(string word) => RefusingBehind.Contains(word);

    public static bool OpensCircumstance(string word) => Circumstance.Contains(word);

    /// <summary>Turns a circumstance into its contrary: "outside tests" is not "in tests".</summary>
    public static bool Excepts(string word) => word is "except" or "unless" or "outside";

    /// <summary>Says where, not when.</summary>
    public static bool OpensPlace(string word) => word is "in" or "into" or "inside" or "within";

    public static bool Prefers(string word) => Preferring.Contains(word);

    public static bool Asks(string word) => Asking.Contains(word);

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
