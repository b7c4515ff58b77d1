namespace Memory.Lessons.Reconciling.Vocabulary.SynonymClasses;

/// <summary>Classes of <see cref="SynonymTable"/>. Words of languages, platforms and tools, and the nouns of common verbs.</summary>
internal static class PlatformWords
{
    public const string Classes = Deeds + Code + Platforms + Process;

    private const string Deeds = """
        argument: argument list | parameter list
        compare: compare | comparison | comparing
        decide: decide | decision
        initialise: initialise | initialize | init | set up
        terminate: terminate | shut down | shutdown | exit
        reproduce: reproduce | repro
        measure: measure | profile | benchmark
        memoise: memoise | memoize | memo | usememo
        truncate: truncate | cut off
        expensive: expensive | costly | heavy
        outgoing: outgoing | outbound
        round: round | rounding
        sort: sort | sorted | order by
        """ + "\n";

    private const string Code = """
        typehint: type hint | type annotation | type annotate | annotate with type | annotated type | annotated with type | typed signature
        includeguard: include guard | double inclusion | multiple inclusion | included twice
        forceunwrap: force unwrap | force unwrapping | forced unwrap | unwrap forcibly | unwrap optional by force
        optionalbind: if let | guard let | optional binding
        smartpointer: smart pointer
        constref: const reference | const ref | const auto | reference to const
        bigobject: big object | large object | big parameter | large parameter | heavy object | expensive object
        floating: floating promise | unawaited promise | promise that is not awaited | promise not awaited | not awaited
        anytype: any type | type any
        fstring: log placeholder | log template | message template | template argument | logging placeholder | structured placeholder | !interpolate in log | !interpolated log
        boolean: boolean | bool
        nested: nesting depth | level of nesting
        generics: generic | type parameter
        subclass: subclass | child class | derived class
        classvsrecord: data class | dataclass | record class
        dead: unused | unreferenced
        concurrentmap: concurrent map | shared map | map shared
        switchcase: switch | match expression | pattern match
        constantname: named constant | namen als konstante
        """ + "\n";

    private const string Platforms = """
        image: image | img | picture | photo
        altattr: alt
        input: form field | form control | input field | input element
        button: button
        probe: readiness probe | health probe | readiness check
        replicas: replica | instance
        latesttag: latest tag | tag latest | the latest | !pinned image | !image digest
        manifest: manifest | kubernetes manifest | yaml manifest
        tag: label resource | tag
        disk: disk | volume
        securitygroup: security group | firewall rule | ingress rule
        anywhere: anywhere | the whole internet | the internet | everywhere | 0 0 0 0 0
        remotestate: remote backend | remote state | !local state | !stored locally | !state locally
        statefile: state file | terraform state
        mainthread: main queue | main actor
        reversible: reversible | down script | down migration | roll back | rolled back | rollback | rollback script | undo script | reverted | revert | !irreversible | !one way
        batches: batch | chunk | in chunk | in batch | piecemeal | bit by bit | !one statement | !single statement | !in one go
        backfill: backfill | data migration
        concurrently: concurrently | create index concurrently | without locking | online index
        timezoned: timestamptz | with time zone | with timezone | zoned timestamp | !without time zone | !without timezone | !naive
        decimalplaces: decimal place | two decimal | with decimal | fraction digit | !without decimal | !no decimal | !whole number | !rounded to whole
        strictequal: strict equality | === | strictly
        looseequal: == | loose equality | double equal
        semver: semantic version | semver | semantic versioning
        problemdetails: problem detail | problem+json | problem json | problemdetails | application problem+json
        stringresource: string resource | strings xml | string file | resource string
        immutable: immutability
        stdout: stdout | standard output | standard out
        designsystem: design system | component library | ui kit
        cachekey: cache key | key of the cache
        tenant: tenant | tenant id | customer id
        opaqueid: opaque id | opaque | !sequential id | !sequential database id | !database id | !row id | !internal id | !numeric id
        formatter: formatter
        """ + "\n";

    private const string Process = """
        regressiontest: regression test | test that fails without the fix | test that fails before the fix | test that reproduces | test for the bug
        fixbug: fix a bug | bug fix | bugfix | fix of a bug | fixing a bug | bug is fixed
        subject: commit message | commit subject | commit title | subject line
        realtime: real clock | real time | actual time | wall clock
        friday: friday
        commented: comment it out | commented out | comment out
        personaldata: personal data | personal information | private data | customer data
        titlecase: title case | headline case
        sentencecase: sentence case
        docstyle: google style | google convention | google docstring
        """ + "\n";
}
