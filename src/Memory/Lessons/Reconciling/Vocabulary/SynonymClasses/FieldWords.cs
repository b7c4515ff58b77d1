namespace Memory.Lessons.Reconciling.Vocabulary.SynonymClasses;

/// <summary>Classes of <see cref="SynonymTable"/>. Words of single fields: clients, data work, operations, devices, and how languages spell a thing.</summary>
internal static class FieldWords
{
    public const string Classes = Delivery + Client + Server + Languages + Devices;

    private const string Delivery = """
        pipeline: workflow | build pipeline | build job | ci job | ci build | continuous delivery
        deploy: deploy | deployment | release to production | go live | roll out to production | ship to production
        production: production | prod | live system | live environment
        staging: staging | stage environment | test environment
        environmentvar: environment
        container: pod | containers
        resourcelimit: resource limit | memory limit | cpu limit | limit cpu | cpu and memory limit | limit memory | memory and cpu limit | cpu and memory
        changelog: change note | release notes | news file | history file
        adr: adr | architecture decision record | decision record | architectural decision
        dashboard: dashboard | grafana board
        alert: alarm | pager | page somebody
        runbook: runbook | playbook for incident | operating manual
        incident: incident | outage | postmortem
        artifact: artifact | build output | build result | build product | binary
        helmchart: helm chart | chart
        infra: infrastructure | infra
        terraform: terraform | tofu | hcl
        backup: backup | back up | dump
        restore: restore | recover
        monitor: monitor | monitoring | observe
        trace: trace | tracing | span
        healthcheck: health check | liveness probe | healthcheck
        secretstore: vault | secret manager | secret store | key vault | keychain | secrets manager
        schedule: schedule | cron | timer job | scheduled
        licence: license
        vulnerability: vulnerability | cve | security hole
        codereview: code review | review
        selfreview: self review
        squashing: squash | fixup
        forcepush: force push | push force | rewrite history | rewritten history
        hook: git hook | pre commit hook | pre commit
        submodule: submodule | git submodule
        largefile: large file | binary file | big file | git lfs | lfs
        monorepo: monorepo | mono repo
        mobileapp: mobile app
        dependencyupdate: renovate | dependabot | dependency update
        """ + "\n";

    private const string Client = """
        screen: screen | viewport | display
        dialog: dialog | modal | popup | pop up | modal window
        toast: toast | snackbar
        dropdown: dropdown | select box | combo box | combobox
        navigation: navigation | nav | navbar | menu
        landmark: landmark | semantic element | semantic html | semantic tag | nav and header | main nav and header | header and main
        heading: heading | headline | title
        spinner: spinner | loading indicator | progress indicator | skeleton
        contrast: contrast | colour contrast | color contrast
        focus: focus | keyboard focus
        animation: animation | transition | motion
        icon: icon | glyph | pictogram
        font: font | typeface
        responsive: responsive | breakpoint | media query
        darkmode: dark mode | dark theme
        props: props | component property | properties of component
        statemanagement: store of the app | redux store | global store
        hooks: hook
        rerender: rerender | re render | render again
        memoise: cache the result | remember the result
        debounce: debounce | throttle
        eventhandler: event handler | event listener | listener
        request: request | http request
        localstorage: local storage | localstorage | web storage
        stylesheet: scss | sass | css rule
        tailwind: tailwind | utility class
        cssmodule: css module
        inlinestyle: style in the markup | styling inline
        bundle: bundle size | javascript bundle
        lazyload: lazy load | load lazily | loading lazy | lazily loaded | lazy loading | defer loading | loaded on demand | load on demand
        fold: below the fold | off screen | outside the viewport | not in view
        activitycontext: activity context
        view: layout file
        viewmodel: view model | viewmodel
        translate: translation file | message catalogue | message catalog
        plural: plural form | pluralisation | pluralization
        """ + "\n";

    private const string Server = """
        consumer: consumer | message handler | message consumer | subscriber | handler | listener of queue
        producer: producer | publisher
        queue: queue | message queue | broker | topic
        deadletter: dead letter | dead letter queue | dlq | poison message
        idempotent: idempotent | idempotency | idempotence | idempotency key
        event: domain event
        transactionend: after commit | after the commit | transaction has been committed | once the transaction is committed | once committed | transaction commits | commit succeeds | commit has succeeded
        lockrow: lock row | select for update | selectforupdate | for update | row lock | pessimistic lock | lock the row
        column: column | database column | table column
        nullable: nullable | not null | notnull | null constraint
        unique: unique constraint | unique index | uniqueness
        duplicate: duplicates
        primarykey: key of table | table key
        view: materialised view
        storedprocedure: stored procedure | trigger | database function
        orm: orm | entity framework | hibernate | active record
        rawsql: raw sql | hand written sql | sql string | plain sql
        querybuilder: query builder | querydsl
        sharding: shard | partition
        cache: cache | caching | cached
        invalidate: invalidate | evict | bust
        token: token
        webhook: webhook | callback url
        poll: poll | polling
        stream: stream | streaming
        circuitbreaker: circuit breaker
        gateway: gateway | api gateway
        adapter: adapter | wrapper | port | facade | anti corruption layer | own wrapper | own interface
        vendorsdk: third party sdk | vendor sdk | vendor client | third party client | third party api | vendor library | external sdk | vendor api
        middleware: middleware | interceptor | filter chain
        repositorypattern: repository class
        aggregate: aggregate | aggregate root
        valueobject: value object | value type
        eventsourcing: event sourcing
        apiversion: api version | version of the api
        deprecate: deprecate | deprecation | mark as deprecated | marked deprecated | marked as deprecated | mark deprecated
        breakingchange: breaking change | break the contract
        errorcode: error code
        denied: access denied | access is denied | forbidden to see | no access | lacks permission | without permission
        notfound: unknown resource
        pagesize: page size
        personaldata: pii | gdpr
        encryptrest: at rest | on disk encrypted
        hash: hash | digest
        csrf: csrf | cross site request forgery
        xss: xss | cross site scripting
        sqlinjection: sql injection
        """ + "\n";

    private const string Languages = """
        pathlib: pathlib | path object | path class
        ospath: os path | os path join
        strictequal: triple equals | ===
        wildcardimport: wildcard imports | import everything | glob import | on demand import
        globalmutable: global mutable state | mutable global state | mutable global | module level variable | global variable | static mutable | package level variable | module variable | mutable static
        commentedcode: commented out code | code in comment | outcommented code | dead code in comments
        stringbuilder: string builder | stringbuilder
        interpolated: interpolated string | formatted string | string formatting | concatenated string
        structured: structured field | structured logging | key value field
        exceptiontype: exception type
        raiseerror: raise | throw
        errorvalue: error object | error value | error result
        recursion: recursive
        reflection: reflection | reflect
        generator: generator | yield
        comprehension: comprehension | list comprehension
        branching: branch in shader | dynamic branch
        optional: optional | maybe
        immutable: frozen | freeze
        nullcheck: null check | nil check
        assertion: check in test | expectations
        ordered: order they run in | order of tests | test order | execution order
        rowsorder: row order | sort order
        random: seed | random seed | rng
        goroutineleak: goroutine leak
        allocate: heap | malloc | new memory | memory allocation
        audiocallback: audio callback | audio thread | render thread | realtime thread | real time thread | audio render thread
        fragmentshader: fragment shader | pixel shader
        conditional: if | if statement | branch statement
        loopbody: hot path | hot loop | inner loop | tight loop
        typealias: type alias
        unionfind: discriminated union | tagged union | sum type
        sealedclass: sealed
        visibility: access modifier
        memberprefix: underscore prefix
        """ + "\n";

    private const string Devices = """
        mcu: microcontroller | mcu | firmware
        interrupt: interrupt | isr | interrupt handler | interrupt service routine
        volatilevar: volatile
        register: register access
        battery: battery | power consumption | energy
        offline: offline | without network | without connection | no connectivity
        gameloop: game loop | update loop | frame loop
        mesh: mesh | model file
        contractcall: calling another contract | call another contract | call to another contract | call other contract
        reentrancy: reentrancy | checks effects interactions | re entrancy
        notebook: notebook | jupyter
        dataset: dataset | data set
        training: training | train
        dbtmodel: dbt model
        """ + "\n";
}
