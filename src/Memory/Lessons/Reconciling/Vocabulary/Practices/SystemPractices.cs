namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>Of <see cref="PracticeTable"/>: data, interfaces, safety, running, screens and devices.</summary>
internal static class SystemPractices
{
    public const string Lines = Data + Interfaces + Safety + Running + Screens + Devices;

    private const string Data = """
        Consumers are idempotent | A message can be processed twice | Handle duplicate deliveries | A repeated event changes nothing | Processing a message again is harmless | Deduplicate messages by id | Messages may arrive more than once
        Scripts are idempotent | Scripts can run twice | Safe to run again | A second run changes nothing | Re-running a job is harmless
        Publish events after commit | Events are published when the transaction is committed | Do not emit events inside the transaction | Send messages only when the transaction is through | Use an outbox
        No network calls inside a transaction | Do not hold a transaction open while calling a service | No I/O within transactions | Call external services outside of transactions
        Lock the row before changing it | Use select for update before an update | Read for update what you change | Take a row lock before the update
        Use optimistic locking | Check the version on update | Updates carry a row version | Detect concurrent edits by version
        Use parameterised queries | No SQL by concatenation | Bind values instead of interpolating them | Never build SQL from strings | No user input in SQL text | Use placeholders for values
        No N+1 queries | Do not query in a loop | Preload associations | Fetch related records in one query | Eager load what you iterate over | Load all rows at once instead of one by one
        No SELECT * | Name the columns | List columns explicitly | Select only needed columns | Spell out the columns you read
        Index foreign keys | Every foreign key has an index | Add an index for columns you filter by | Queries by a column need an index
        Migrations are reversible | Every migration has a down script | Write a rollback for each migration | A schema change can be undone
        Do not edit applied migrations | Add a new migration instead of changing an old one | Released migrations are frozen | A migration that ran is never touched
        Migrations are backward compatible | Old code runs on the new schema | Expand then contract | Drop a column one release later | Schema changes in two steps
        Backfill in batches | Update large tables in chunks | No single statement over all rows | Split data migrations
        Store money as integer cents | No floats for money | Use decimals for amounts | Prices are never floating point | Amounts are kept in minor units
        Store times in UTC | Timestamps are UTC | Convert to local time only for display | No local times in the database | Time zones matter only on screen
        Use ISO 8601 dates | Dates are formatted as ISO | Timestamps follow RFC 3339 | No custom date formats
        Paginate lists | No unbounded result sets | List endpoints are paged | Limit the rows a query returns | Endpoints never return everything
        Use cursor pagination | No offset pagination | Page with a cursor | Keyset instead of offset
        Cache entries expire | Set a TTL on cache keys | Nothing is cached forever | Every cached value has an expiry
        Soft delete records | Do not delete rows physically | Mark records as deleted | Set deleted_at instead of removing
        Test keys for uniqueness and nulls | Primary keys are tested for duplicates | Keys are never null and never twice
        Validate with a schema | Describe values with a JSON schema | Inputs are checked against a schema | A schema describes the values
        """ + "\n";

    private const string Interfaces = """
        A breaking change needs a new version | No breaking changes within a version | Put breaking changes under a new version
        Existing clients keep working | Do not break clients | Only add to the API | Stay compatible with old clients
        Deprecate before removing | Nothing is removed without a deprecation | Mark as deprecated one release before removal | Removal follows a deprecation period | Keep a deprecated function for a release
        Wrap third-party SDKs in an adapter | External services are behind an adapter | Hide external libraries behind our own interface | No vendor types in our code | Third-party types stay inside the adapter
        Validate input at the boundary | Check request data before use | Never trust client input | Reject invalid requests early | Validate everything that comes from outside
        Return problem details | Errors follow RFC 9457 | Error responses use problem+json
        Use the right status code | No 200 for errors | Errors are not sent with 200 | A failed request answers with a 4xx
        Do not expose entities | Return DTOs | API responses are no database models | Map entities before returning them | No ORM objects in responses
        Every call has a timeout | Set timeouts on outgoing requests | No request without a deadline | Network calls time out | Remote calls are limited in time
        Every job has a timeout | Jobs have a maximum duration | A CI job is limited in time | No job runs without end | Jobs are aborted after a while
        Retry with backoff | Wait longer between attempts | Retries back off exponentially | No immediate retry
        Limit retries | No endless retries | Give up after some attempts | Retries are bounded
        Only retry idempotent calls | Do not retry a write | Retries need an idempotency key | A POST is not repeated
        Dead-letter poison messages | Failed messages go to a dead-letter queue | Park messages that cannot be processed | No message is lost after failing
        Verify webhook signatures | Check the signature of incoming webhooks | No unsigned webhook is processed | Webhooks are authenticated
        Use constant names for routes | No hard-coded URLs | Addresses come from configuration | URLs are configured | Read endpoints from settings
        """ + "\n";

    private const string Safety = """
        No secrets in code | Do not commit credentials | Passwords are not in the repository | Credentials stay out of git | No keys in the source
        Secrets come from the vault | Read credentials from the secret store | Keys are kept in the vault
        Do not log secrets | Mask tokens in logs | No passwords in log lines | Redact credentials before logging | Log no tokens
        Do not log personal data | No PII in logs | Mask e-mail addresses in logs | Logs contain no customer data | User data stays out of logs
        Hash passwords | No plain text passwords | Passwords are salted and hashed
        Compare secrets in constant time | No == on tokens | Use timing-safe comparison | Token comparison is timing safe
        Escape output | Templates escape what they print | No raw HTML from users | Sanitise HTML before rendering | No innerHTML | Avoid dangerouslySetInnerHTML
        Use a cryptographic random generator | No Math.random for tokens | Tokens come from a secure random source | No rand for security
        Every endpoint checks permissions | Authorise on the server | No route without an authorisation check | Check access in the handler | Endpoints are protected by default | Never rely on the client for access checks
        Least privilege | Request only permissions that are needed | As few permissions as possible | Minimal permissions | Roles get only needed rights | No wildcard permissions | No admin rights where reading is enough
        Do not run as root | Containers run unprivileged | Use a non-root user | No root in images
        Encrypt data at rest | Disks are encrypted | Stored data is encrypted
        Use TLS | No plain HTTP | Connections are encrypted | Only HTTPS
        Do not disable certificate checks | Verify TLS certificates | No insecure skip verify | Certificates are validated
        Sanitise file names | Strip path separators from uploads | Do not trust uploaded names | No path traversal
        Limit upload size | Reject large files | Uploads have a maximum size | Big uploads are refused
        Do not deserialise untrusted data | No pickle from outside | Parse untrusted input with a safe loader | No eval | Never evaluate strings as code
        Update vulnerable dependencies | Fix known vulnerabilities | No packages with known CVEs | Audit dependencies
        Rotate keys | Secrets are renewed regularly | Change credentials every quarter | Keys expire
        No token in localStorage | Session tokens live in httpOnly cookies | Do not keep tokens in web storage
        Pin actions to a commit | Reference actions by SHA | No action by tag | Actions are pinned by hash
        """ + "\n";

    private const string Running = """
        Set resource limits | No pod without limits | Every container has CPU and memory limits | Limit memory and CPU | Requests and limits are declared
        Add health checks | Containers have a readiness probe | Expose a health endpoint | Services report whether they are ready
        Pin image tags | No latest tag | Use a fixed image version | Base images have a version
        Use multi-stage builds | No build tools in the final image | Build in one stage and run in another
        Terraform state is remote | No local state files | State lives in the backend | Use the S3 backend for state | Keep state out of the working copy
        Tag cloud resources | Every resource has an owner label | Label resources with cost centre | No untagged resources
        Infrastructure as code | No changes in the console | Change infrastructure through Terraform | Do not click in the cloud console | Manual changes are forbidden
        Log structured | Pass values as fields to the logger | No string interpolation in logs | Log key-value pairs | Do not format values into the message | Use message templates for logging
        Use the logger | No print | No console.log | Log instead of printing | Remove print statements | Print is not for production
        Carry a correlation id | Log the request id | Every log line has a trace id | Pass the trace id along
        Alerts have a runbook | Every alert links to a runbook | No alert without instructions | An alarm says what to do
        Shut down gracefully | Finish running requests before stopping | Handle SIGTERM | Drain connections on shutdown
        Deploy without downtime | Rolling deployments | Users notice no deployment | No maintenance window
        Cancel superseded runs | Only the newest run matters | Old builds of a branch are stopped | Use a concurrency group
        Cache dependencies in CI | CI reuses downloaded packages | The pipeline caches packages | Do not download dependencies in each run
        Slow work goes to a job | Do long work in the background | No heavy work in the request | Move slow tasks off the request
        Test restores | Backups are restored regularly | A backup counts once it was restored
        Configure through the environment | Settings come from environment variables
        Processes are stateless | No local files for state | Keep sessions out of memory | An instance holds no state
        """ + "\n";

    private const string Screens = """
        Translate visible texts | No hard-coded strings in the UI | Texts come from resource files | User-facing text goes through i18n | Every label is translatable | Put strings into the catalogue
        Images have alt text | Describe images for screen readers | No image without alt | Pictures carry a text alternative
        Form fields have labels | Every input has a label | No field without a visible label | Placeholders are no labels
        Usable with the keyboard | Everything can be operated by keyboard | No mouse-only controls | Interactive elements are focusable
        Keep the focus visible | Do not remove the outline | Focused elements are marked | No outline none
        Enough contrast | Text has a contrast of 4.5 to 1 | Contrast meets WCAG | No pale text
        Colour is not the only signal | Do not rely on colour alone | Add an icon or text to colours | Never show state by colour only
        Lazy-load images | Images use loading=lazy | Load images below the fold lazily | Do not load images that are off screen | Defer offscreen images
        Reserve space for images | Set width and height on images | Avoid layout shifts | Images have dimensions
        Use design tokens | No hard-coded colours | Colours come from the theme | No hex values in components | Spacing comes from tokens
        No inline styles | Put styles into the stylesheet | Styling belongs into CSS | No style attribute
        Use stable keys in lists | No array index as key | List keys are ids | Keys do not change with position
        No derived state | Compute values while rendering | Do not copy props into state | Derive instead of storing
        Clean up effects | Unsubscribe when unmounting | Remove listeners on unmount | Effects return a cleanup | Subscriptions end with the component
        Debounce input | Do not search on every key stroke | Wait until the user stops typing | Throttle frequent events | Limit handlers of frequent events
        Show loading and error states | Every request has a loading state | The user sees that something is loading | No silent failure in the UI
        Confirm destructive actions | Ask before deleting | Deleting needs a confirmation | No irreversible action by one click
        Respect reduced motion | No animation when the user turned it off | Honour prefers-reduced-motion
        Update the UI on the main thread | Touch views only from the UI thread | No UI changes from background threads
        No work on the main thread | No I/O on the UI thread | Keep the UI thread free | Do heavy work in the background thread | No blocking calls on the main thread
        No file access on the main thread | File access happens off the UI thread | Do not touch files on the main thread | Disk reads run in the background
        Do not keep a context in statics | No view in a singleton | Singletons hold the application context | Never hold a view in a static field | Avoid leaking the Activity
        Capture self weakly | No strong self in closures | Use weak self | Avoid retain cycles
        """ + "\n";

    private const string Devices = """
        No allocation in the audio callback | The audio thread allocates nothing | No heap on the audio thread | Preallocate buffers for the callback | No malloc in real-time code
        No allocation in the game loop | Pool objects | Reuse objects in each frame | Nothing is allocated per frame | Avoid garbage in the update loop
        No locks in the audio thread | The real-time thread never waits | Do not block in the callback | Lock-free in real-time code
        No branches in shaders | No if in fragment shaders | Blend instead of branching | Shaders have no conditionals
        Keep interrupt handlers short | Only set a flag in the interrupt | Defer work from the interrupt handler | No long work in an ISR
        Mark shared variables volatile | Variables changed in an interrupt are volatile | Registers are volatile
        No dynamic memory on the device | Static allocation only | No heap in firmware | Buffers have a fixed size
        Feed the watchdog | Reset the watchdog in the main loop
        Change state before external calls | Follow checks-effects-interactions | Update state before calling another contract | No external call before state is written | Guard against reentrancy | Effects come before interactions
        Multiply by the frame time | Movement does not depend on the frame rate | Use delta time | Speed is independent of frames
        Batch draw calls | Draw from a shared atlas | Fewer draw calls | Sprites share one texture
        Set the seed in notebooks | Experiments are reproducible | Fix seeds before training | A run can be reproduced
        Split before preprocessing | Fit scalers on training data only | No information from the test set | Avoid data leakage | The test data is never seen in training
        Notebooks run from top to bottom | Restart and run all before commit
        Clear outputs of notebooks | No output in committed notebooks | Notebooks are committed without results
        Vectorise | No loops over rows | Use array operations instead of loops | Avoid iterrows
        Use size types for sizes | No int for lengths | Lengths are size_t
        Check the result of malloc | malloc can fail | Test allocations for NULL
        Free memory where it was allocated | Whoever allocates frees | The owner releases memory | Allocation and free stay in one module
        No unbounded string functions | Use snprintf | No strcpy and sprintf | Bounded string functions only
        No unsafe without a comment | Explain every unsafe block | Each unsafe block says why it is sound | Unsafe needs a SAFETY comment
        Clone sparingly | No clone to satisfy the borrow checker | Borrow instead of cloning | Avoid needless copies
        Goroutines can be stopped | No goroutine without a way to end | Every goroutine ends with its context | Do not leak goroutines
        Protect shared maps | Guard shared state with a mutex | Concurrent access needs a lock | No unsynchronised shared data
        Locks are taken in one order | Always lock in the same order | Avoid deadlocks by order
        Release locks with defer | Unlock right after locking with defer | Locks are released in finally
        """ + "\n";
}
