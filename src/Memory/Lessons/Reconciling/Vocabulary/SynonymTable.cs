namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>
/// Data of <see cref="Synonyms"/>: <c>class: word | phrase | !contrary</c>. Words are compared by stem.
/// A class holds what reviewers say for one thing; when in doubt two things stay two classes.
/// </summary>
internal static class SynonymTable
{
    public const string Classes = Testing + Naming + Errors + Logging + Network + Data + Time + Interface + Structure
        + Documents + Delivery + Layout + Concurrency + Safety + Turns;

    private const string Testing = """
        test: test | spec | test case | testcase | test method | test suite
        unittest: unit test | unit spec
        integrationtest: integration test | integration spec
        e2etest: e2e test | end to end test | e2e | browser test
        mock: mock | stub | fake | test double | mocked | !against a real | !against the real | !against real | !real instance | !real database
        sleep: sleep | thread sleep | time sleep | task delay | fixed delay | wait a fixed time | sleeps | arbitrary wait
        flaky: flaky | nondeterministic | non deterministic | intermittent
        snapshot: snapshot | golden file | golden master
        assertion: assertion | assert | expectation | asserts
        clock: clock | !wall clock | !system clock | !systemtime now | !datetime now | !datetime utcnow | !date now | !time now | !instant now | !current time directly | time source | time provider | timeprovider | clock abstraction
        fakeclock: fake clock | frozen time | freeze time | mock the clock | fake time | freeze the clock | stop the clock
        independent: independent | isolated | in isolation | on its own | on their own | by itself | independently | self contained | !depend on the order | !depend on order | !depend on each other | !order dependent | !rely on the order | !rely on each other
        bug: bug | bugfix | bug fix | fixed bug | defect | fix of a bug | regression
        coverage: coverage | cover | covered
        happypath: happy path | success case
        """ + "\n";

    private const string Naming = """
        name: name | naming | identifier | variable name | named
        abbreviation: abbreviation | abbreviate | abbreviated | acronym | shortened | !in full | !written out | !write out | !full word | !unabbreviated | single letter | one letter | cryptic
        meaningful: meaningful | tell what | says what | say what
        magicnumber: magic number | magic value | magic constant | magic string | numeric literal | literal number | bare number | raw number | hard coded number | hardcoded number | unnamed number | unexplained number | !named constant | numero magico | números mágicos | numeros magicos | números magicos | magische zahl | magische zahlen | nombre magique | nombres magiques
        hardcode: hard coded | hardcode | hard code | hardcoded | hard coding | hardwire | baked in | into the code | in the source
        config: configuration | config | app settings | application settings | settings file | configured
        behaviour: behaviour | behavior | what is expected | what it does | expected to happen | expected result | expected outcome
        snakecase: snake case | snakecase | underscores
        camelcase: camel case | camelcase | lower camel case | lowercamelcase
        pascalcase: pascal case | pascalcase | upper camel case | uppercamelcase
        kebabcase: kebab case | kebabcase | kebab | dash case
        screamingcase: upper case | uppercase | screaming snake case | uppersnakecase | all caps | capitals
        lowercase: lower case | lowercase
        """ + "\n";

    private const string Errors = """
        error: error | exception | failure | fault
        catch: catch | except block | except clause | rescue | catching
        swallow: swallow | ignore | silently ignore | suppress | empty catch | discard | ignored | silence
        broadcatch: bare except | catch all | catch exception | catch exception broadly | bare except clause | blanket except | catch throwable | catch everything | swallow every exception | generic exception | base exception | broad except | catch broadly | !specific exception | !specific error | !specific exception type | !narrow exception | !specific type of exception
        throw: throw | raise | rethrow
        wrap: wrap | annotate | add context
        null: null | nil
        emptylist: empty list | empty collection | empty array | empty slice
        panic: panic | abort the process
        failfast: fail fast | crash | fail early | crash early | fail at start | fail on start
        """ + "\n";

    private const string Logging = """
        log: log | logger | write to the log | appear in the log | end up in the log | log statement | log line | log entry | log message
        print: print | println | printf | console log | print statement | system out println | fmt println | console writeline
        structured: structured | key value pair
        pii: personal data | pii | personally identifiable information | personal information | private data of
        debuglevel: debug level | level debug | at debug | debug
        infolevel: info level | level info | at info | info
        warnlevel: warn level | warning level | at warn | level warn | at warning
        errorlevel: error level | level error | at error
        metric: metric | measurement | telemetry
        """ + "\n";

    private const string Network = """
        endpoint: endpoint | route | api route | api endpoint
        pagination: page | paging | paginate | pagination | !unbounded | !unpaged | !everything at once | !unlimited
        collection: collection | list | array
        compatible: compatible | backward compatible | backwards compatible | backward compatibility | keep working | keeps working | stay compatible | downward compatible | !break client | !break existing | !break the api | !break consumer | !break compatibility | !breaking | !breaking change | !incompatible
        oldversion: old code | old client | existing client | existing consumer | previous version | running version | old version | previous release
        nodowntime: without downtime | zero downtime | no downtime | rolling deploy | rolling update
        ratelimit: rate limit | throttle | rate limiting | rate limited
        timeout: timeout | time out | deadline | time limit
        retry: retry | retrying | try again | reattempt
        backoff: backoff | back off | exponential backoff | exponential back off | exponentially | exponential | wait longer | increasing delay | growing delay | increasing interval | longer pause
        jitter: jitter | randomness | random delay | randomise | randomize | random
        network: network | network call | network i o | network io | network access | network request | remote call | http call | http request | another service | outbound call | rpc | web request | remote service | api call | remote api | other service | call out
        https: https | tls | ssl | encrypted connection | !plain http | !unencrypted | !cleartext | !clear text
        cursor: cursor | cursor pagination | cursor based | keyset | keyset pagination | !offset | !offset pagination | !offset based
        notfound: 404 | not found | does not exist | do not exist | missing
        statuscode: status code | http status | http code
        clientside: client side | on the client | in the browser | !server side | !on the server
        compress: compress | compression | gzip
        """ + "\n";

    private const string Data = """
        database: database | db | data base | datastore
        query: query | sql query | queries | sql
        parameterised: parameterised query | parameterized query | parametrised query | bind parameter | bound parameter | prepared statement | placeholder in sql | bind variable | bind value | placeholder | parameterised | parameterized | bound variable | !concatenation | !concatenate | !string concatenation | !string interpolation | !interpolation | !interpolate | !build strings | !string building | !f string | !template string
        nplusone: n 1 | n plus 1 | n plus one | one query per row | query per row | query in a loop | query inside a loop | query inside loop | query per record | database in a loop | query for each | query the database in a loop
        preload: preload | eager load | !lazy load | !load lazily | eagerly load | load eagerly | use include | prefetch | join fetch | select related | selectrelated | prefetchrelated | load up front | batch load
        associations: association | relation | related record | related object
        migration: migration | schema change | schema migration
        applied: already applied | existing migration | released migration | merged migration | already run | already ran | already merged | already shipped | was applied | were applied
        foreignkey: foreign key | fk
        primarykey: primary key | pk
        record: record | row | database row
        dto: dto | view model | response model | data transfer object
        entity: entity | database entity | orm entity | domain entity
        softdelete: soft delete | soft deletion | mark as deleted | deleted at | deletedat | deleted flag | !hard delete | !for real | !delete permanently | !physically delete | !really delete
        store: store | persist | save
        money: money | monetary | monetary amount | monetary value | currency | price | amount | currency amount | amount of money | money amount
        decimal: decimal | bigdecimal | !float | !floating point | !floating point number
        uuid: uuid | guid | random id | !auto increment | !autoincrement | !serial | !integer id | !bigserial | !sequential id
        selectstar: select star | select *
        """ + "\n";

    private const string Time = """
        timestamp: timestamp | datetime | date time | time | date | point in time
        everytime: each time | every time | at a time | in time | all the time
        utc: utc | zulu time | universal time | !local time | !server time | !local timezone | !local time zone
        timezone: time zone | timezone
        isotime: rfc 3339 | rfc3339 | iso 8601 | iso8601 | iso string | iso date | !unix second | !unix timestamp | !unix time | !epoch | !epoch second | !epoch millisecond | !unix epoch
        expire: expire | ttl | expiry | time to live
        """ + "\n";

    private const string Interface = """
        uitext: user visible string | user facing string | user facing text | ui text | ui string | visible text | user visible text | visible string | displayed text | text shown to user | user visible label | interface text
        translate: translate | translated | translation | localise | localize | i18n | internationalise | internationalize | gettext | translatable
        clickable: clickable | onclick | click handler | click | on click | clicked
        div: div | span
        alttext: alt text | alt attribute | alternative text | alt | text alternative
        inlinestyle: inline style | style attribute | style prop
        component: component | widget
        designtoken: design token | theme variable | css variable | theme token
        defaultexport: default export | export default | !named export | !export by name
        wildcardimport: wildcard import | star import | import star
        classcomponent: class component | !function component | !functional component
        enum: enum | enumeration | !literal union | !union type | !string union | !union of literals | !string literal union
        barrel: barrel file | barrel | index re export
        screenreader: screen reader | assistive technology
        keyboard: keyboard | keyboard user
        """ + "\n";

    private const string Structure = """
        composition: composition | compose | out of smaller | !inheritance | !inherit | !subclass | !subclassing | !base class | !derive
        byfeature: feature folder | by feature | per feature | folder per feature | vertical slice | !technical layer | !by layer | !by type | !layer folder | !by technical layer | !per layer
        inject: inject | dependency injection | injection | !singleton | !global instance | !static instance
        constructor: constructor | through the constructor | ctor
        globalstate: global state | global variable | static state | module level state | mutable global | global
        logic: logic | business logic | domain logic | business rule
        thin: thin | !fat
        duplicate: duplicate | duplication | copy and paste | copy paste | duplicated | copied
        extract: extract | factor out | pull out
        small: small | short | smaller | !big | !large | !huge
        split: split | break up | break down | split up
        earlyreturn: early return | return early | guard clause | exit early | bail out early | early exit | !nest | !nested if | !nested | !nesting | !deep nesting | !deeply nested | !nested condition | !nest condition
        mutate: mutate | edit | modify | alter | mutable | mutation | change | in place | !read only | !only read | !readonly | !immutable | !immutably | !unchanged
        argument: argument | parameter | param | function argument | function parameter | method argument | passed in
        queryparameter: query parameter | url parameter | query string
        deadcode: dead code | commented out code | unused code | commented out | comment out | unreachable code | comment it out
        remove: remove | delete | clean up | cleanup | get rid of | drop | strip | throw away
        constant: constant
        colocate: next to | beside | close to | alongside | where it is used | where they are used | near | !central | !centralise | !centralised | !separate | !one place | !single place | !separate folder | !shared file | !central file
        """ + "\n";

    private const string Documents = """
        document: doc comment | documentation comment | docstring | javadoc | godoc | xml doc | xml comment | kdoc | jsdoc | tsdoc | rustdoc | documentation | document | docs | godoc comment | doc | describe | description | explain
        public: public | exported | publicly visible
        comment: comment
        todo: todo | fixme
        ticket: ticket | issue | issue number | issue link | ticket number | tracking issue | jira ticket | ticket link
        changelog: changelog | release note | change log | changelog entry
        userfacing: user facing | user visible | user facing change | user visible change
        obvious: obvious | self explanatory | say it all | speaks for itself
        """ + "\n";

    private const string Delivery = """
        dependency: dependency | package | library | third party library | third party package | npm package | nuget package
        ask: ask | approval | approve | approved | sign off | consult | agreement | agreed
        pin: pin | pinned | fixed version | exact version | lock the version
        sha: sha | commit sha | full commit sha | commit hash | full sha | full commit hash | git sha
        action: github action | action | workflow action
        pipeline: pipeline | ci | ci pipeline | continuous integration | build server
        baseimage: base image | docker image | container image
        container: container | docker | dockerfile
        root: root | root user | as root | privileged | superuser | !non root | !non root user | !nonroot | !unprivileged | !rootless | !not root | !unprivileged user
        pullrequest: pull request | pr | merge request | mr
        mainbranch: main | master | main branch | master branch | trunk | default branch
        push: push | commit directly | push directly | direct commit | direct push
        mergecommit: merge commit
        commitmessage: commit message | commit title | commit subject
        checkin: commit | version control | in git | into git | under version control | source control | in the repository | in the repo | into the repository | into the repo | !out of the repository | !out of the repo | !out of git | in source code | in the source code | in code
        imperative: imperative | imperative mood
        pasttense: past tense
        presenttense: present tense
        onething: one assertion | single assertion | one behaviour | single behaviour | one assert | single responsibility | one responsibility | one purpose | purpose | single purpose | one concern | single concern | one thing | single thing | one topic | single logical change | one logical change | logical change | atomic | single change | one change
        mix: mix | combine | bundle | mingle | lump together
        featureflag: feature flag | toggle | feature toggle | flag | feature switch
        rollout: rollout | roll out | rolled out | fully enabled | released
        lockfile: lock file | lockfile
        generated: generated code | generated client | generated file | generated client code | generated source
        env: environment variable | env var | env | environment
        """ + "\n";

    private const string Layout = """
        tab: tab | hard tab | !soft tab | !space
        indent: indent | indentation
        singlequote: single quote | single quoted | !double quote | !double quoted
        linelength: line length | line width | max line length | maximum line length | character | characters long | line limit | line length limit
        top: top | beginning
        bottom: bottom | end of the file
        semicolon: semicolon
        perfile: per file | file by file | each file | file level | !whole solution | !whole project | !project wide | !globally | !solution wide
        """ + "\n";

    private const string Concurrency = """
        async: async | asynchronous | asynchronously | !sync | !synchronous | !synchronously
        await: await | !floating promise | !unawaited promise | !dangling promise | !unawaited | !fire and forget | !dangling
        cancellation: cancellation token | cancellationtoken | cancellation | cancel | cancelled | ctx done | done channel
        goroutine: goroutine | go routine
        lock: lock | mutex | guard access | guarded access | protect access | holding a lock | holding a mutex | critical section | holding the lock | !unlock | !release the lock | !drop the lock | !release a lock | !release the mutex
        shareddata: shared state | shared data | shared memory | shared variable
        close: close | dispose | release
        contextmanager: context manager | with block | with statement | using statement | using block | try with resource | using declaration
        resource: resource | disposable | idisposable | closeable | io closer
        job: job | background job | worker | background task | queue job
        id: id
        backgroundthread: background thread | worker thread | off the main thread
        mainthread: main thread | ui thread | event loop
        block: block | blocking
        """ + "\n";

    private const string Safety = """
        secret: secret | credential | api key | access key
        password: password | passphrase
        sanitize: sanitize | sanitise | escape | !unsanitized | !unsanitised | !unescaped | purify
        validate: validate | validation | check | verify
        input: input | user input | request data | request body | payload | user supplied data | incoming data | untrusted data | untrusted input | input data | request input | incoming request
        boundary: boundary | api boundary | edge | entry point | at the edge | in the handler | system boundary
        authenticate: authentication | authenticate | auth
        authorize: authorization | authorize | authorise | permission | access check | permission check
        encrypt: encrypt | encryption
        """ + "\n";

    private const string Turns = """
        plural: plural | !singular
        eager: eager | eagerly | !lazy | !lazily
        optimistic: optimistic | !pessimistic
        ascending: ascending | !descending
        explicit: explicit | explicitly | spell out | spelled out | written out explicitly
        application: application | app
        function: function | method | routine
        duration: duration | elapsed time | elapsed
        bump: bump | increment | increase
        querybuilder: query builder
        openapi: openapi | open api | openapi spec | swagger
        loop: loop | inside loop | iterate | iteration | for each | foreach | per iteration
        atonce: at once | in one query | in one go | in bulk | bulk | batch | in a batch | single query | one query
        external: external | third party | outside world | external service | external system | third party service
        access: access | touch | talk to | contact
        emit: emit | publish | dispatch | send out
        retrieve: fetch | retrieve | load
        calculate: calculate | compute
        convert: convert | transform
        instantiate: instantiate | create an instance | new up
        simple: simple | simplify | straightforward | !complex | !complicated | !clever
        readable: readable | readability | legible | easy to read
        regex: regex | regular expression | regexp
        lint: lint | linter | eslint | ruff | clippy | analyzer
        format: format | formatter | prettier | gofmt | clang format
        typehint: type hint | type annotation | type annotated | annotate with type
        strictequality: strict equality | triple equal | === | !loose equality
        constanttime: constant time | timing safe | fixed time | timingsafeequal
        email: e mail | email | mail address | mail
        url: url | uri | web address
        transaction: transaction | db transaction | unit of work
        label: label | aria label | arialabel | accessible name
        colour: color | colour | hex color | hex colour | hex value
        pixel: pixel | px
        rawpointer: raw pointer | naked pointer | !smart pointer | !unique ptr | !uniqueptr | !shared ptr | !sharedptr
        circular: circular | cyclic | cycle | circular dependency | import cycle
        utility: util | helper | utility
        standardlibrary: standard library | stdlib | built in | builtin
        correlationid: correlation id | request id | trace id | traceid
        stacktrace: stack trace | stacktrace | traceback
        exhaustive: exhaustive | all cases | every case
        stylesheet: stylesheet | style sheet | css file | css
        plaintext: plain text
        ternary: ternary | conditional operator | ternary operator
        lambda: lambda | arrow function | anonymous function | closure
        flagargument: boolean parameter | boolean argument | flag argument | boolean flag
        latesttag: latest | latest tag
        view: view | template | razor page | markup
        speed: fast | quick | speed | !slow
        allocate: allocate | allocation | heap allocation
        leak: leak | memory leak
        unsubscribe: unsubscribe | remove the listener | remove listener | detach | clean up listener
        early: up front | upfront
        enable: enable | switch on | turn on | activate | switched on | !disable | !switch off | !turn off | !deactivate
        """;
}
