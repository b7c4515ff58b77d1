using System.Collections.Frozen;
using Memory.Text;

namespace Memory.Indexing;

/// <summary>
/// Words that stand in every other request to a programmer. They help to rank, but a lesson that shares
/// only such words with a request has nothing to do with it.
/// </summary>
public static class WeakWords
{
    private static readonly FrozenSet<string> Words = Build();

    /// <param name="term">Stemmed.</param>
    public static bool Contains(string term) => Words.Contains(term) || IsNumber(term) || SearchTerms.IsLetter(term);

    private static bool IsNumber(string term)
    {
        foreach (var c in term)
            if (!char.IsDigit(c))
                return false;
        return true;
    }

    private static FrozenSet<string> Build()
    {
        const string words = """
            able accept actual actually add added additional allow allowed already another anything app application apply
            appropriate approach area around ask assume available avoid away back bad base based basic begin best better
            big bit body bool boolean break bring broken bug build built call case certain change check choose claude
            class clean clear code come comment commit common complete completely consider contain content copy correct
            correctly could create current currently day default define definition depend describe detail develop
            developer different difference directly directory done easy edit effect element empty enable end
            enough ensure entire error everything exactly example exist existing expect explain extra fact false far fast
            feature feel file final find fine first fix fixed folder follow following forget  full function general
            generally give given go good great guess guy handle happen hard help here high hold hope idea immediately
            implement implementation important improve include individual information input inside instead integer issue
            item  keep kind know large last late later latest lead least leave left less let level like line list
            little local logic long look lot low main make making many maybe mean member  mention method might mind
            minor missing mode module move multiple name necessary need needed new next nice normal note nothing notice
            number object ok old one open option order original output outside own  parameter part particular
            people perhaps person piece place plan please point possible pr prefer present pretty previous probably
            problem proceed process  program project proper properly property pull put question quick
            quite range read ready real really reason refactor refer related relevant remember remove  repo
            repository request require required rest result return review right rule run sample say second section see
            seem select send sense separate set setting several shape short show side similar simple simply single size
            small software someone something sort source specific stand standard start state statement step still stop
            string stuff style support sure system take talk task team tell  thank thing think time title today todo
            together top total touch true try turn two three type understand unit unless update upgrade useful user
            usual usually valid value variable version want watch way week weird whatever whole wish wonder word work world
            worry would doc docs src lib web http https www com suppose somehow sometimes basically maybe whenever wherever write wrong written zero always
            """;
        return words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
    }
}
