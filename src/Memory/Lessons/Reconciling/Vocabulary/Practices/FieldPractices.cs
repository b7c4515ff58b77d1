namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>Of <see cref="PracticeTable"/>: habits of single languages, stores, platforms and documents.</summary>
internal static class FieldPractices
{
    public const string Lines = Idioms + Stores + Services + Delivery + Interface + Documents;

    private const string Idioms = """
        Use const by default | No var | Prefer const over let | Declare variables with const | let only for what is reassigned
        Use val instead of var | Prefer val | Variables are val unless reassigned | No var where val will do
        Accept interfaces, return structs | Functions take interfaces and return concrete types | Parameters are interfaces, results are structs
        Use early exit with guard | Prefer guard let to nested if let | Unwrap with guard at the top | No pyramid of if let
        Use data classes for values | Plain values are records | Make value objects immutable records | Use a record for data without behaviour
        Use sealed classes for closed hierarchies | A closed set of types is sealed | Model variants as a sealed hierarchy
        Make classes sealed | Classes are final unless designed for inheritance | Seal every class | No open classes by default
        Use pattern matching | Prefer match to nested if else | Pattern match instead of casting | Replace if chains by a match expression
        Use comprehensions | Prefer list comprehensions to map and filter | A comprehension instead of a loop with append
        Iterate with enumerate | No range len loops | Do not index with range(len()) | Loop over items, not indices
        Use streams instead of loops | Prefer map and filter | Functional operators instead of for loops | No manual loops for transformations
        Use generics instead of Object | No raw types | Collections are typed | Parametrise collections
        Use typed errors | Define error types | Errors are values of their own type | Use sentinel errors | Compare errors with errors.Is
        Context is the first parameter | Pass ctx first | Functions take a context as first argument
        No context in structs | Do not store a context in a type | Contexts are passed, not kept
        Use table-driven tests | Cases of a test stand in a table | Put test cases into a table | Parametrise tests instead of copying them | One parametrised test for many inputs
        Use strict mode | Enable strict type checks | TypeScript runs strict | Switch on all compiler checks | strict is true in tsconfig
        Use named exports | No default exports | Export by name
        Use function components | No class components | Components are functions | Write components with hooks
        Hooks are called at the top level | No hooks in conditions | Do not call hooks in loops
        Declare all effect dependencies | No missing dependencies in useEffect | The dependency array is complete | List every value an effect uses
        Use the composition API | No options API | Components use script setup | Write components with setup
        Type the props | Props have types | Declare props with defineProps | Every component declares its properties
        Use structured concurrency | No GlobalScope | Launch coroutines in a scope | Coroutines belong to a lifecycle | viewModelScope instead of GlobalScope
        Inject dispatchers | No hard-coded Dispatchers | Dispatchers come in through the constructor
        Use atomic types | Counters shared between threads are atomic | No unsynchronised counters
        Prefer channels to shared memory | Communicate by channels | Share by communicating
        Do not log and throw | Log an error once | Either handle or return an error | No logging at every level | An error is logged where it is handled
        Use constants for keys | No string literals as keys | Keys are constants | Event names are constants | Define names once
        Avoid reflection | No reflection | Do not inspect types at run time | Resolve types at compile time
        Avoid macros | Prefer functions to macros | No function-like macros | Use inline functions or constexpr
        Use include guards | Headers have pragma once | Every header is guarded against double inclusion
        No using namespace in headers | Do not import std into headers | Qualify names in headers
        Use nullptr | No NULL | nullptr instead of 0
        Use override | Mark overriding methods | Virtual methods carry override
        Use fixed-width integers | No plain int in protocols | uint32_t instead of unsigned | Sizes of integers are explicit
        Avoid magic methods | No dynamic attributes | No monkey patching | Do not patch classes at run time
        Freeze constants | Constants are frozen | Arrays in constants are frozen
        Use keyword arguments | Name arguments at the call | Call with keyword arguments | Boolean arguments are passed by name
        Do not use eval | No exec of strings | Never run generated code | No dynamic code
        Prefer standard collections | No custom collections | Use built-in containers
        Avoid premature abstraction | No interface with a single implementation | Abstract on the third use | Do not generalise early | No speculative generality
        Avoid side effects in getters | Getters do not change state | A property has no side effects | Reading a value changes nothing
        Keep constructors simple | No work in constructors | Constructors only assign | No I/O in a constructor
        Separate commands from queries | A function answers or changes, not both | Queries have no side effects
        Limit line length | Lines are at most so many characters | No long lines | Wrap lines
        Limit file length | Split files above so many lines | No huge files | Files stay short
        Put braces around every block | No if without braces | Single statements have braces too
        Use trailing commas | Multi-line lists end with a comma | Last element has a comma
        Use single quotes | Strings stand in single quotes | No double quotes
        One class per file | Each type has its own file | No several classes in a file
        Use dedicated types for ids | No raw strings for identifiers | Wrap ids in types | Ids are value objects | Avoid primitive obsession
        """ + "\n";

    private const string Stores = """
        Add a unique constraint | Uniqueness is enforced by the database | Do not check uniqueness in code only | The database guards against duplicates
        Columns are not nullable | Declare NOT NULL by default | No nullable columns without reason | Avoid nulls in tables
        Add foreign keys | References are enforced by constraints | No relation without a foreign key constraint | Every reference has a foreign key
        Use UUID keys | Primary keys are UUIDs | No sequential ids | Ids cannot be guessed | No auto-increment keys
        Name constraints | Constraints have explicit names | Give indexes and constraints a name
        Create indexes concurrently | No locking index creation | Build indexes without blocking writes | Do not lock the table while indexing
        Analyse query plans | Check EXPLAIN for new queries | Look at the plan of a slow query | New queries come with a plan
        No business logic in the database | No triggers | No stored procedures | Rules live in code, not in procedures
        Read-only queries do not track | Add AsNoTracking to reads | No change tracking for queries that only read | Track only what you save
        Use migrations for schema changes | No manual schema changes | Schema changes only by migration | Never alter tables by hand
        Do not share databases between services | Each service owns its data | No service reads another's tables
        Separate reads from writes | Queries go to the replica | Reports read from the replica | No heavy reads on the primary
        Invalidate caches on write | Writes clear the cache | Update the cache when data changes | No stale cache after a write
        Prefix cache keys | Cache keys carry a version | Keys contain tenant and version | Namespace cache keys
        Filter by tenant | Every query has the tenant id | No query across tenants | Tenant isolation in each query | Rows are scoped to the tenant
        Use bulk operations | Insert in bulk | No single inserts in a loop | Write many rows at once | Batch writes
        Archive old data | Delete data after its retention | Old rows are purged
        Partition large tables | Big tables are partitioned by date
        Document models | Every model has a description | Describe each column | Columns are documented | Models have an owner
        Sources are declared | No hard-coded table names | Reference tables by ref | Use source and ref
        Use incremental models | No full refresh of big tables | Large models load incrementally
        """ + "\n";

    private const string Services = """
        Use plural resource names | Collections are named in the plural | Paths are plural nouns
        No verbs in URLs | Paths name resources, not actions | URLs consist of nouns
        Use PATCH for partial updates | PUT replaces the whole resource | Partial changes use PATCH
        Return 201 with Location after creating | Creating answers with 201 | A created resource is linked in the Location header
        Return 404 for foreign resources | Do not reveal that a resource exists | Hide forbidden resources behind 404
        Document the API in OpenAPI | Every endpoint is in the OpenAPI file | The specification is kept up to date | Describe routes in the spec
        Generate clients from the spec | No hand-written API clients | Clients come out of OpenAPI
        Rate-limit public endpoints | Throttle requests of anonymous users | Login attempts are limited | Limit requests per client
        Use a circuit breaker | Stop calling a service that fails | Failing dependencies are cut off
        Degrade gracefully | A failing dependency does not take the page down | Serve stale data when a service is down | Fall back when a service fails
        Reuse HTTP clients | No new HttpClient per request | Share one client | Create clients by the factory | Use IHttpClientFactory
        Reuse connections | Use a connection pool | No connection per request | Connections are pooled
        Compress responses | Responses use gzip | Enable compression
        Make events small | Events carry ids, not whole objects | No large payloads in messages | Put big payloads into storage
        Version events | Event schemas carry a version | Events are versioned | Consumers ignore unknown fields
        Validate events against a schema | Messages follow a registered schema | Use the schema registry
        Acknowledge after processing | Ack a message only when it is done | No auto-ack | Confirm messages at the end
        Keep services stateless | No sticky sessions | State lives in the database, not in memory
        Use feature-specific timeouts | Timeouts come from configuration | No hard-coded timeouts
        Use webhooks instead of polling | Do not poll | Updates are pushed | Changes come by webhook
        Sign URLs for downloads | Downloads use signed URLs | Files are served by expiring links
        Scan uploads | Uploaded files are checked for viruses | No upload without a scan
        Check file types by content | Do not trust file extensions | Verify the type of an upload by its bytes
        Audit changes | Log who changed what | Admin actions are audited | Changes leave an audit trail | Record who did it
        """ + "\n";

    private const string Delivery = """
        Cache layers in Dockerfiles | Copy the manifest before the source | Install dependencies before copying code | Order layers by change
        Use dockerignore | Keep the build context small | Do not copy everything into the image
        One process per container | A container runs one thing | No supervisor in containers
        Do not store data in containers | Data lives in volumes | Containers are disposable
        Set replicas to at least two | No single instance in production | Services run with several replicas
        Use namespaces | Workloads are separated by namespace | Nothing runs in the default namespace
        Use rolling updates | No recreate strategy | Pods are replaced one by one
        Modules are versioned | Pin module versions | Terraform modules have a version
        Pin provider versions | Providers have a version constraint | Lock provider versions
        Plan before apply | Review the plan | No apply without a plan
        Lint in CI | CI fails on lint errors | The linter runs in the pipeline | Style is checked in CI
        No merge without green tests | Tests are green before the merge | Merge only when tests pass
        Keep the build fast | CI finishes within minutes
        Restrict workflow permissions | Workflows declare permissions | The token of a workflow is read-only | No write-all permissions
        No secrets in workflows of forks | Do not use pull_request_target | Forks get no secrets
        Use environments with approval | Production deployments need approval | Somebody approves a release
        Tag releases | Every release has a tag | Releases are tagged in git | A version gets a signed tag
        Follow semantic versioning | Breaking changes raise the major version | Versions follow semver
        Sign commits | Commits are signed | No unsigned commits
        Use conventional commits | Commit messages begin with a type | feat and fix prefixes in commits
        Reference the ticket | Commits name their ticket | Put the issue number into the commit message
        Two reviewers | Every change has two approvals | No merge with a single approval
        The author merges | Reviewers do not merge | Who wrote it merges it
        Resolve all threads | No merge with open comments | Comments are answered before the merge
        Show screenshots for UI changes | A visual change has a screenshot | Pull requests that change the UI show a picture
        Roll back first | Revert on failure | Undo a bad release before looking for the cause
        Monitor after deployment | Watch the dashboards after a release | Check metrics after deploying
        Define service levels | Every service has an SLO | Availability goals are written down
        Delete unused resources | No orphaned resources
        """ + "\n";

    private const string Interface = """
        Mobile first | Design for small screens first | Start with the smallest viewport
        Use relative units | No pixel font sizes | Sizes are rem | Use em and rem
        Avoid !important | No important in styles | Specificity instead of important
        No deep nesting of selectors | Selectors are flat | Nest selectors at most three levels
        Name classes by BEM | Class names follow BEM | Use block element modifier
        Use CSS variables | Sizes come from custom properties | No repeated values in CSS
        Use the component library | No custom buttons | Take components of the design system | Do not rebuild existing components
        Keep components small | Split large components | A component does one thing
        Lift state only when needed | Keep state local | State lives where it is used | No global store for local state
        Keep server data in the query cache | Do not copy server state into the store | Fetch with the query library
        Virtualise long lists | Do not render thousands of rows | Long lists are windowed
        Split bundles | Load routes lazily | Code splitting by route | No single huge bundle
        Optimise images | Serve modern image formats | Use WebP
        Announce changes to screen readers | Use live regions | Dynamic content is announced
        Use aria only when needed | Native elements before ARIA | No ARIA where HTML will do
        Errors stand beside the field | Show validation messages inline | Say next to the input what is wrong
        Disable a button while submitting | No double submit | Prevent sending a form twice
        Keep what the user typed | Do not clear the form after an error | Input survives an error
        Format numbers by locale | Use Intl for dates and numbers | No hand-made number formats | Dates follow the user's locale
        Do not concatenate translations | Use placeholders in messages | Sentences are translated whole | No sentence from parts
        Support right-to-left | Use logical properties | start and end instead of left and right
        Provide captions | Videos have subtitles | Every video is captioned
        Do not autoplay | No sound without a click | Media start only when the user wants it
        Touch targets are large | Buttons have a minimum size | Tap areas are big enough
        Save battery | No polling in the background | Stop sensors when hidden | Release sensors in background
        Restore state after rotation | Survive configuration changes | Screen rotation keeps the state
        Work offline | Queue changes without network | The app works without a connection
        Ask for permission when needed | Request a permission at the moment of use | No permission prompts at start
        """ + "\n";

    private const string Documents = """
        Write short sentences | No long sentences | One idea per sentence
        Use active voice | No passive voice | Write actively
        Address the reader directly | Use second person | Write you
        Write in present tense | No future tense | Describe what happens now
        Examples can be run | Code samples are tested | Snippets compile | No example that does not work
        Define abbreviations | Spell out an acronym on first use | Explain terms the first time
        Link instead of repeating | Do not copy documentation | One source of truth for docs
        Use sentence case in headings | No title case headings
        Every package has a README | Modules explain themselves in a README | Each folder has a readme
        Date decisions | Decisions carry a date and status
        Write docs in English | Documentation is in English | No German comments | Comments are English
        Document breaking changes | Breaking changes are in the migration guide | Say how to migrate | A removal is listed in the upgrade guide
        """ + "\n";
}
