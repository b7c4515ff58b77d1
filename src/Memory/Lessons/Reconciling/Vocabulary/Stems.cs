using System.Collections.Frozen;
using Memory.Text;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>
/// The stem under which a word is compared. Porter's rules know endings, not words: they make one of "author" and "authorize",
/// and two of "deploy" and "deployment", "write" and "written", "fail" and "failure".
/// </summary>
internal static class Stems
{
    private static readonly FrozenDictionary<string, string> Irregular = Table("""
        write=written,wrote keep=kept send=sent throw=thrown,threw build=built take=taken,took run=ran hold=held show=shown hide=hidden,hid
        choose=chosen,chose,choice,choices break=broken,broke give=given,gave leave=left make=made catch=caught find=found freeze=frozen,froze
        draw=drawn,drew know=known,knew lose=lost,loss,losses begin=begun,began speak=spoken,spoke deal=dealt feed=fed lead=led mean=meant
        bring=brought steal=stolen wake=woken,woke grow=grown,grew,growth fall=fallen,fell rise=risen,rose seek=sought teach=taught tell=told
        think=thought spend=spent sell=sold buy=bought bind=bound wind=wound stand=stood understand=understood swear=sworn hang=hung
        fail=failure,failures remove=removal,removals delete=deletion,deletions compare=comparison,comparisons decide=decision,decisions
        analyse=analysis,analyses,analyze,analyzes approve=approval,approvals prove=proof,proofs
        rename=renaming renew=renewal retrieve=retrieval arrive=arrival deny=denial,denied denote=notation
        interpolate=interpolation divide=division permit=permission,permissions extend=extension,extensions omit=omission
        describe=description,descriptions receive=receipt,reception consume=consumption resolve=resolution respond=response,responses
        subscribe=subscription,subscriptions transmit=transmission convert=conversion,conversions collide=collision,collisions include=inclusion
        exclude=exclusion explain=explanation,explanations persist=persistence persistent=persistency depend=dependence assume=assumption,assumptions
        perform=performance rely=reliance,relies maintain=maintenance occur=occurrence consist=consistence refer=reference,references
        declare=declaration,declarations acquire=acquisition expand=expansion suppress=suppression compress=compression decompress=decompression
        recurse=recursion,recursive,recursively alter=alteration inherit=inheritance press=pressed exceed=excess grant=granted
        indexes=indices schema=schemata,schemas datum=data criterion=criteria vertex=vertices matrix=matrices appendix=appendices child=children
        license=licence,licences,licenses,licensed defense=defence color=colour,colours,coloured,colours center=centre,centres,centred
        gray=grey catalog=catalogue,catalogues dialog=dialogue,dialogues program=programme,programmes artifact=artefact,artefacts
        panic=panicking,panicked,panics mimic=mimicking,mimicked traffic=trafficking
        """);

    /// <summary>Words that Porter would bring together with others, each under a name of its own.</summary>
    private static readonly FrozenDictionary<string, string> Apart = Table("""
        author=author,authors generics=generic,generics activity=activity,activities important=important,importance,importantly several=several
        universe=universe,universal university=university organ=organ policy=policy,policies operator=operator,operators relative=relative,relatively
        relation=relation,relations,relationship,relationships paste=paste,pasted,pastes,pasting static=static,statically positive=positive
        executive=executive internal=internal,internally international=international general=general,generally
        instant=instant,instants constant=constant,constants latest=latest meaning=meaning number=number,numbers,numbered instance=instance,instances
        status=status,statuses station=station animal=animal animate=animate,animated,animation,animations terminal=terminal,terminals
        terms=term,terms interest=interest,interested,interesting integral=integral integer=integer,integers secure=secure,secured,secures,securely
        security=security community=community communicate=communicate,communication user=user,users use=use,used,uses,using
        directory=directory,directories direction=direction,directions director=director directive=directive,directives
        object=object,objects objective=objective,objectives format=format,formats,formatted,formatting,formatter,formatters
        formal=formal,formally form=form,forms sign=sign,signs,signed,signing,signature,signatures signal=signal,signals significant=significant,significance
        analyzer=analyzer,analyzers,analyser,analysers dependency=dependency,dependencies container=container,containers option=option,options composite=composite,composites contract=contract,contracts contrast=contrast test=test,tests,tested,testing testify=testify critic=critic,critical,critically
        execute=execute,executes,executed,executing,execution executable=executable,executables
        """);

    public static string Of(string word)
    {
        if (Apart.TryGetValue(word, out var own))
            return own;
        var stem = PorterStemmer.Stem(Irregular.GetValueOrDefault(word) ?? word);
        // "deploying" gives deploi, "deployment" deploy.
        return stem.Length > 3 && stem[^1] == 'y' ? stem[..^1] + "i" : stem;
    }

    private static FrozenDictionary<string, string> Table(string lines)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in lines.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            foreach (var form in entry[(equals + 1)..].Split(','))
                table.TryAdd(form, entry[..equals]);
        }
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
