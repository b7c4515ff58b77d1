namespace Memory.Lessons.Reconciling.Vocabulary.SynonymClasses;

/// <summary>Classes of <see cref="SynonymTable"/>. What is built and delivered: interfaces, structure, documents, layout.</summary>
internal static class ProductWords
{
    public const string Classes = Interface + Structure + Documents + Delivery + Layout + Turns;

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
        barrel: barrel file | barrel | index ts barrel file | index file re export | index re export
        screenreader: screen reader | assistive technology
        keyboard: keyboard | keyboard user
        """ + "\n";

    private const string Structure = """
        composition: composition | compose | out of smaller | !inheritance | !inherit | !subclass | !subclassing | !base class | !derive
        byfeature: feature folder | by feature | per feature | folder per feature | vertical slice | !technical layer | !by layer | !by type | !layer folder | !by technical layer | !per layer
        inject: inject | dependency injection | injection
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
        shared: share | shared | sharing | in common | common to | !own | !owns | !of its own | !dedicated
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
        pin: pin | pinned | fixed version | exact version | lock the version | locked to | lock to | exact tag | fixed to
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
        checkin: commit | committed | !gitignore | !ignored by git | !in gitignore | version control | in git | into git | under version control | source control | in the repository | in the repo | into the repository | into the repo | !out of the repository | !out of the repo | !out of git | in source code | in the source code | in code
        imperative: imperative | imperative mood
        pasttense: past tense
        presenttense: present tense
        onething: one assertion | single assertion | one behaviour | single behaviour | one assert | single responsibility | one responsibility | one purpose | purpose | single purpose | one concern | single concern | one thing | single thing | one topic | single logical change | one logical change | logical change | atomic | single change | one change
        mix: mix | combine | bundle | mingle | lump together
        featureflag: feature flag | toggle | feature toggle | flag | feature switch
        rollout: rollout | roll out | rolled out | fully enabled | released
        lockfile: lock file | lockfile
        generated: generated | generated code | generated client | generated file | generated client code | generated source | auto generated | autogenerated | generate | !by hand | !hand written | !handwritten | !manually | !hand rolled | !hand crafted | !hand coded | !hand edited
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
        rawpointer: raw pointer | naked pointer
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
        """ + "\n";
}
