using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>Words that stand in any rule and say little about which rule it is.</summary>
internal static class GenericWords
{
    private static readonly FrozenSet<string> Generic = Set("""
        add put keep make write create give take set place call need want have let go come live belong stay stand go
        code file line project repo repository codebase thing something anything everything case way kind part
        value item data package here new old whole entire full
        any all each every single different several multiple first last next same other one such like
        always directly proper properly correctly simply really actually possible good goes going
        better best right wrong okay ok fine acceptable allow allowed permit permitted may welcome
        ensure sure make mean use user using usage apply remember note instead time place work thing look see
        follow provide define declare introduce handle carry get need require required want should
        long short big small large high low real
        run execute perform contain include exist group organise organize structure pass hand receive forward
        end
        answer respond reply return accept accepted expect longer shorter more less most least up limit maximum max minimum min exceed than keep
        github raw full complete existing current given certain number wherever whenever possible needed
        our appear driven based oriented statement clause enough possibly against protect objects attribute convention style welcome kind means sort shape area concern matter
        wanted instance variant forms form whoever whatever somebody
        aspect past beyond reach exceed bigger larger smaller greater fewer appear contain themselves itself ourselves whoever idea basis manner mood regard sake your their plain straight away back along around together
        """);

    private static readonly FrozenSet<string> Soft = Set("""
        read build convert launch refer reference load fetch touch say tell mark treat depend rely update work hang open
        start stop fall default carry bring try become happen show move turn cover reach pick
        element object class type module ~function source folder directory string hold serve produce expose enter fill ship cause lead hit render reproduce leave
        """);

    /// <summary>What can be said of anything, or done to it: shared, it makes no common subject.</summary>
    private static readonly FrozenSet<string> Qualities = """
        ~mutate ~remove ~small ~generated ~colocate ~shared ~explicit ~speed ~simple ~independent ~thin ~composition ~earlyreturn ~enable ~meaningful
        ~readable ~early ~obvious ~expensive ~automatic ~temporary ~unique ~empty ~safe ~unsafe ~valid ~local ~remote ~clear ~format ~print
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsQuality(string concept) => Qualities.Contains(concept);

    /// <param name="stem">From <see cref="Stems"/>.</param>
    public static bool Contains(string stem) => Generic.Contains(stem);

    /// <summary>A verb that goes with many nouns, or a noun that stands for any construct.</summary>
    public static bool IsSoft(string stem) => stem.StartsWith("~do-", StringComparison.Ordinal) || Soft.Contains(stem);

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Stems.Of)
            .ToFrozenSet(StringComparer.Ordinal);
}
