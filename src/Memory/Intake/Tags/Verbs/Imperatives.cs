using System.Collections.Frozen;

namespace Memory.Intake.Tags.Verbs;

/// <summary>Base forms of verbs that open a request. Data.</summary>
internal static class Imperatives
{
    /// <summary>Work on the code at hand: a sentence that opens with one asks for a change unless it speaks of all cases.</summary>
    public static readonly FrozenSet<string> Work = Set("""
        fix review rewrite implement finish rebase resolve run rerun open update write rename squash merge push revert
        investigate debug refactor explain split move extract generate create bump delete drop resolve look tighten make change
        convert port address clean commit amend cherry-pick summarize summarise simplify inline regenerate reproduce bisect
        benchmark profile measure find search fetch draft document deploy publish release close reopen label assign retry
        restore undo complete adjust correct repair patch scaffold stub mock format lint reformat reorder sort expand shorten
        polish improve optimize optimise speed reduce squeeze swap replace remove add apply take give try tell show list
        compare paste post reply comment respond ping notify translate migrate upgrade downgrade downsize switch set turn enable
        disable hook wire plug get put check verify confirm test cover double-check re-run re-request redo start stop help
        figure dig trace locate analyze analyse audit sanity-check suggest propose recommend handle do go work proceed continue
        ship land prepare finalize finalise strip trim dedupe deduplicate unify consolidate modernize modernise annotate
        back bring carry duplicate copy reword rephrase proofread spellcheck edit build compile extend fill flesh hold look
        break plot pull rip kill ask throw scrap sync tidy untangle unbreak unblock untie validate wrap
        """);

    /// <summary>Words that open rules as often as tasks; what follows decides.</summary>
    public static readonly FrozenSet<string> Practice = Set("""
        use prefer avoid keep leave name call pass log return escape quote pin declare iterate ensure require treat
        freeze launch read render guard throw catch store expose inject register define declare import export model
        order group place assert await batch cache cap chain clamp close compute count dispose document encode
        encrypt decode fail favor favour format give go guard hide include index initialize initialise insert isolate join
        let limit load lock mark map mask mention normalize normalise parse parametrize parameterize paginate page
        persist prefix propagate provide publish put query raise record redact reference reject release rely reserve respect
        reuse rely roll round sanitize sanitise save scope seal seed send serialize set sign sort specify spell
        start state stick stream strip surface target test think thread throttle touch type unit-test unwrap update
        validate version wait warn wire wrap write list add check copy take make do configure commit create run handle
        stay access allocate annotate append bind bound box bubble build clear compare compose delegate delete derive describe
        design enforce enumerate exclude extend fall fetch follow free gate generate hand hard-code hardcode hash hoist
        ignore implement inherit inspect instantiate invoke link lowercase measure merge mock mutate nest open override own
        pick poll postfix print process push pull refer remove rename replace report request reset resolve retry reach refuse
        schedule separate show skip split structure stub subscribe suffix suppress switch throttle trust turn
        prevent protect preserve restrict centralize centralise align detach honor honour forbid disallow rethrow
        fit compose ack acknowledge emit flush preallocate precompute omit partition truncate
        unregister verify watch capitalize capitalise translate localize localise
        """);

    public static bool Any(string word) => Work.Contains(word) || Practice.Contains(word);

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
