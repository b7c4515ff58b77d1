namespace Memory.Lessons.Reconciling.Vocabulary.SynonymClasses;

/// <summary>Classes of <see cref="SynonymTable"/>. Everyday English: verbs (<c>do-</c>, which weigh half), qualities, quantities and people.</summary>
internal static class EverydayWords
{
    public const string Classes = Verbs + Qualities + Things + People;

    private const string Verbs = """
        do-begin: start | begin | commence | lead with | leading | open with | kick off
        do-end: finish | conclude | trailing | end with
        do-show: show | display | present | reveal | visible | render
        do-hide: hide | conceal | mask | obscure
        do-cope: cope | tolerate | survive | withstand | deal with | put up with | handle gracefully
        do-notice: notice | perceive | observe
        do-happen: happen | occur | take place
        do-allow: enable user to | make it possible
        do-prevent: prevent | stop from | guard against | protect from | keep from
        do-keep: retain | preserve | maintain | hold on to
        do-attach: attach | accompany | come with | comes with
        do-record: write down | note down | is recorded | are recorded | jot down | put on record
        do-reverse: reverse | undo | take back
        do-adapt: adapt | adjust | tailor | customise | customize
        do-choose: choose | select | pick | opt for
        do-wait: wait | await for | pause for
        do-send: send | deliver | transmit | hand out
        do-send2: go out | goes out | going out
        do-receive: obtain | get from
        do-find: find | locate | discover | detect | spot
        do-search: search | look up | look for | lookup
        do-join: join | connect | link
        do-repeat: repeat | redo | do again | once more
        do-finishwith: wrap up
        do-fit: fit | suit | match
        do-explain: justify | give a reason | give the reason | say why | tell why | state why | explain why | reason
        do-assume: assume | suppose | take for granted
        do-rely: rely | depend | count on | hinge on | build on
        do-inform: inform | notify | tell | alert | let know
        do-improve: improve | enhance
        do-increase: increase | enlarge
        do-reduce: reduce | decrease | lower | shrink | lessen | cut down | minimise | minimize
        do-merge: merge | unify | consolidate | bring together
        do-separate: decouple | disentangle | keep apart
        do-reject: reject | decline | turn down | turn away
        do-examine: inspect | examine | review | look over | look through
        do-invoke: invoke | trigger
        do-implement: implement | realise
        do-substitute: substitute | swap
        do-hand: hand over | hand on | pass on | pass along | pass down | propagate
        do-respect: respect | honour | honor | obey | adhere | comply | stick to
        do-own: belong to
        do-fill: populate | fill in | fill
        do-clear: clear | empty | reset | wipe
        do-count: count | tally
        do-limit: cap | bound | restrict | constrain
        do-vary: vary | differ
        do-ship: ship | released with | delivered with
        do-refresh: refresh | reload
        do-arrive: arrive | come in | comes in
        do-stop: stop | halt | quit | cease | abort
        do-crash: blow up | fall over
        do-modify: modified | changes
        do-cancel: abandon | call off
        do-rename: rename
        do-shift: move | relocate | shift
        do-tidy: tidy | tidy up
        """ + "\n";

    private const string Qualities = """
        necessary: necessary | essential | indispensable | really need
        difficult: hard | difficult | tricky | tough
        minimal: minimal | smallest | smallest possible | bare minimum | as little as possible | as few as possible
        maximal: largest | biggest | longest
        quickly: rapidly | promptly | swiftly
        immediately: immediately | at once | right away | instantly | straight away
        slow: slow | sluggish
        clear: clear | understandable | comprehensible | unambiguous
        unique: unique | distinct | uniquely
        identical: identical | equal | the same as
        consistent: consistent | consistently | uniform | uniformly
        temporary: temporary | temp | transient
        permanent: permanent | permanently | forever | for good
        automatic: automatic | automatically | automated
        random: random | randomised | randomized
        deterministic: deterministic | reproducible | repeatable
        stale: stale | outdated | out of date | expired
        current: up to date
        previous: previous | earlier | prior | former | preceding
        next: subsequent | upcoming
        initial: initial | initially
        partial: partial | partially | incomplete
        empty: empty | blank
        hidden: hidden | invisible
        local: local | locally
        remote: remote | remotely
        safe: safe | safely
        unsafe: unsafe | dangerous | risky
        invalid: invalid | malformed
        sensitive: sensitive | confidential
        visible: apparent
        nestedness: nest | nested | nesting
        concise: concise | terse | brief
        verbose: verbose | wordy
        specific: specific | precise | exact
        vague: vague | unclear
        alone: alone | lone | standalone
        twice: twice | two times | more than once | several times | multiple times | repeatedly | a second time
        frequent: frequent | frequently | often | high frequency
        rarely: rarely | seldom
        common: common | usual | typical
        extra: extra | additional | superfluous | unnecessary | needless | redundant
        foreign: third party | vendor
        """ + "\n";

    private const string Things = """
        reason: rationale | justification
        decision: decision | decide | choice | choose
        beginning: beginning | start of
        order: order | ordering | sequence
        list: list | listing
        amount: quantity | amount of
        part: portion | section | fragment
        difference: difference | delta
        limit: ceiling | upper bound | upper limit
        goal: goal | objective | aim
        problem: problem | trouble
        mistake: mistake | blunder | typo
        hint: hint | tip | clue
        guideline: guideline | policy
        workaround: workaround | hack | kludge
        picture: screenshot | screen shot | screen capture
        video: video | clip | film
        sound: sound | audio
        paper: document
        path: path | file path
        language: language | locale
        size: size | dimension
        width: width | wide
        speedy: latency | response time
        cost: cost | expense
        space: storage space
        place: location | position
        """ + "\n";

    private const string People = """
        user: customer | visitor | end user | people
        developer: developer | programmer | engineer
        reviewer: reviewer | approver
        maintainer: maintainer | code owner | codeowner
        team: team | group of people
        operator: operator | administrator | admin | sysadmin
        caller: caller | callers
        tester: tester | qa
        writer: contributor
        recipient: recipient | addressee
        """ + "\n";
}
