namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>Of <see cref="PracticeTable"/>: how code is written, named, tested and reviewed.</summary>
internal static class CodePractices
{
    public const string Lines = Style + Errors + Tests + Names + Work;

    private const string Style = """
        No magic numbers | Name numeric literals | Introduce a named constant for literals | No bare literals | Give numbers a name | Replace literals by constants | Literal values get a named constant
        No wildcard imports | Import each class by name | Import only what is used by name | No star imports | Name what you import | List imported names one by one
        No global mutable state | No module-level variables that change | No mutable static fields | Keep no state in globals | Package-level variables are constants | Statics are immutable
        No commented-out code | Delete old code instead of leaving it in comments | Old code is no comment | Remove disabled code | Version control keeps old code
        No dead code | Remove unused code | Delete functions that nobody calls | Unused functions are removed | Code nobody reaches is deleted
        Return early | Use guard clauses | No nested conditionals | Handle the error case first and return | Avoid deep nesting | Flatten nested ifs | Bail out first
        Keep functions short | Split long functions | No long methods | Functions fit on a screen
        Do not repeat yourself | Extract duplicated code | No copy and paste | Move duplicated logic to a shared helper | Share code instead of copying it
        Prefer composition to inheritance | Compose objects rather than inherit | No base classes for reuse | Do not subclass to share code
        Prefer immutable values | Do not mutate arguments | Objects do not change after construction | Make fields readonly | Fields are final | Copy instead of changing in place | Build a new object instead of modifying
        No boolean parameters | A flag argument makes two functions | Replace boolean flags by an enum | A call with true or false says nothing | Use two functions instead of a flag
        No more than few parameters | Group parameters in an object | Take an options object | Long parameter lists become a type
        Inject dependencies | Take collaborators through the constructor | Do not construct dependencies inside a class | No service locator | Pass collaborators in
        No singletons | Avoid global instances | Pass the instance instead of a static accessor
        Use strict equality | Compare with === | No == comparison | No loose comparison | Avoid type coercion in comparisons
        Use async await | No then chains | Avoid promise callbacks | Do not chain then
        No floating promises | Await every promise | Handle every promise | Promises are awaited or returned | Do not ignore a promise
        Do not block on async code | No Result or Wait on tasks | Await tasks instead of blocking | No sync over async
        Pass the cancellation token | Hand cancellation tokens on | Async methods accept a cancellation token | Forward the token to calls
        No any type | Avoid any | Use unknown instead of any | Everything has a precise type | Do not switch off the type checker
        Annotate types | Functions have type hints | Declare parameter and return types | Signatures are typed | Public functions carry type annotations
        No force unwrap | Bind optionals with if let | Unwrap optionals safely | No ! on optionals | Use guard let for optionals
        No non-null assertions | Do not silence null checks with ! | Narrow the type instead of asserting non-null
        Return an empty collection instead of null | Never return null for a list | Lists are never null | A method that finds nothing returns an empty list
        Do not return null | Use Optional instead of null | Absence is an Option | Model missing values with Optional
        Dispose resources | Open files with a context manager | Use try with resources | Close what you open with using | Use with when opening files | Release handles with defer
        Use a StringBuilder in loops | Do not concatenate strings in loops | Build strings with a builder | No += on strings inside a loop
        Use pathlib | Build paths with Path objects | No os.path | Paths are Path objects | Join paths with Path
        Use f-strings | No percent formatting | Format with f-strings instead of format | No str.format
        No mutable default arguments | No list or dict as default parameter | Default arguments are immutable | Defaults are None instead of an empty list
        Use smart pointers | No raw new and delete | Own memory with unique_ptr | No owning raw pointers | Memory is owned by unique_ptr
        Use RAII | Acquire resources in constructors | Release in the destructor
        Pass large objects by const reference | Do not copy large parameters | Take big arguments by const&
        No recursion | Replace recursion by a loop | Iterate instead of recursing
        Use exhaustive switches | No default branch in a switch over an enum | Handle every case of the enum | Let the compiler find missing cases | Match all variants
        Use enums instead of strings | No stringly typed values | A fixed set of values is an enum | Replace string constants by an enum
        No clever code | Prefer readable code | Write simple code | Clarity before brevity | Code is written for readers
        No nested ternaries | No ternary inside a ternary | Write if instead of nested conditional operators
        No abbreviations | Write names out | Spell names in full | Do not shorten identifiers | Use whole words in names
        Sort imports | Imports are ordered alphabetically | Keep imports sorted | Order imports by name
        No unused imports | Remove imports nobody uses | Delete unneeded imports
        Let the formatter decide | Run the formatter before commit | Code is formatted automatically | Formatting is the tool's job | Do not format by hand
        Fix warnings | No compiler warnings | Warnings are errors | The build has no warnings | Treat warnings as errors
        Do not suppress lint rules without a reason | A disabled lint rule needs a reason | Explain every suppressed warning | Say why a linter rule is switched off | An ignore comment gives the reason
        Depend on interfaces | Program against abstractions | Do not depend on concrete classes | Take the interface, not the implementation
        Use dependency inversion | The domain does not depend on infrastructure | Inner layers know nothing of outer layers | Domain code imports no framework | No framework types in the domain
        Controllers are thin | No business logic in controllers | Logic belongs into services | Move logic out of controllers | Handlers only translate and delegate
        No circular dependencies | Modules do not import each other | Avoid import cycles | Packages form no cycle
        Keep internals private | Expose as little as possible | Make everything private unless needed | Smallest visibility | Members are private by default | Only export what others need
        Use semantic HTML | Structure pages with main, nav and header | Landmarks instead of divs | No div soup | Use the element that says what it is
        """ + "\n";

    private const string Errors = """
        Do not swallow exceptions | No empty catch blocks | Log or rethrow a caught exception | Every caught error is handled | Never ignore an error | A catch block does something | Errors are not dropped
        Catch specific exceptions | No bare except | Do not catch Exception | Catch only what you can handle | No catch-all
        Check every error | No ignored return errors | Handle each returned error | Do not discard errors with _ | Errors are checked
        Wrap errors with context | Add context when returning an error | Say what failed when passing an error on | Errors carry context | Wrap with %w
        Do not use exceptions for control flow | Exceptions are for the unexpected | Expected results are no exceptions | Return a result instead of throwing for expected cases
        Do not throw | Return an error value | Report failure through the return value | Methods return a Result and never raise | Failures are values
        Do not panic | Return an error instead of panicking | No panic in libraries
        No unwrap | unwrap is not used | Handle None instead of unwrapping
        Abort at start-up when configuration is missing | Validate settings at startup | Refuse to start without required settings | Check configuration on boot
        Error messages say what to do | Tell the user how to fix the error | An error names the fix | Messages give the next step
        Do not expose stack traces | Hide internal errors from users | No internals in error responses | Clients get a generic error | Do not leak exception details
        Keep the original exception | Preserve the cause | Do not lose the stack trace when rethrowing | Chain exceptions | Rethrow with the cause
        """ + "\n";

    private const string Tests = """
        Tests do not depend on order | Each test sets up its own state | Tests run alone | Tests are independent | No shared state between tests | Any test can run by itself | Isolate tests from each other
        No sleep in tests | Wait for a condition instead of sleeping | Tests poll instead of sleep | No fixed delays in tests | Use a fake clock instead of sleeping
        Inject the clock | Do not read the current time directly | Take time from a clock | No now() in business code | Freeze time in tests | Tests control the time
        One assertion per test | A test checks one thing | One behaviour per test | Split tests that check several things | No tests that assert everything
        Test behaviour, not implementation | No assertions on internals | Check results instead of calls
        Do not test private methods | Test through the public API | Private functions are tested by their callers
        A bug fix comes with a test | Add a regression test for every fix | Reproduce a bug in a test first | No fix without a test | Fixes are covered by a test that failed before
        No network in tests | Tests do not call real services | Stub external services in tests | Unit tests stay offline | Fake the remote system in tests
        Do not mock what you do not own | Wrap third-party code before mocking it | Mock only your own interfaces
        No random data in tests | Seed random generators | Set a seed in tests | Randomness in tests is reproducible | Fix the random seed | Print the seed
        Name tests after behaviour | A test name says what is expected | Test names describe the expected outcome | Tests are named for what they check
        No logic in tests | No loops and ifs in tests | Tests are straight lines | No conditionals in tests
        Do not skip tests | No disabled tests | Fix flaky tests instead of skipping
        An ignored test needs a ticket | Quarantined tests have an issue | Skipped tests name their issue
        Build test data with factories | Use builders for test objects | Test data comes from a factory
        Test the error paths | Cover failures, not only the happy path | Unhappy paths are tested | Tests exercise errors too
        Tests clean up after themselves | Every test removes what it created | Leave nothing behind after a test | Temporary files of tests are deleted
        Do not depend on row order | Sort results before comparing them | Order results a test compares | Give queries in tests an order by | Compare as sets
        Use real databases in integration tests | No in-memory database in tests | Test against the production database engine | Run integration tests on a container database
        """ + "\n";

    private const string Names = """
        Booleans read as questions | Name booleans with is or has | Prefix booleans with is, has, can | A boolean is called isX or hasX | A flag's name is a yes-or-no question
        Names tell the purpose | Use meaningful names | No single-letter variables | Names say what a thing holds | Descriptive variable names | No names like data or tmp
        Put the unit in the name | Names carry their unit | A duration's name ends in its unit | timeoutMs instead of timeout | Say the unit in the identifier
        Name handlers with on or handle | Event handlers begin with on | Handler functions are called handleX
        Document public functions | Exported functions have a doc comment | Every public API has documentation | Public members carry docs | No undocumented exports
        Comments say why | Comment the reason, not the code | Do not comment what the code does | Explain why, not what | No comments that repeat the code
        A TODO has a ticket | No TODO without an issue | Link the issue in every TODO | TODO comments carry a ticket number | A fixme names its ticket
        Keep docs in sync | Update documentation in the same change | Docs change together with code | A change of behaviour updates the docs
        """ + "\n";

    private const string Work = """
        Keep pull requests small | Split large pull requests | No huge diffs
        One change per pull request | Do not mix unrelated changes | A pull request does one thing
        Add a changelog line | Every visible change is in the changelog | User-facing changes go into the changelog | Tell users about changes in the release notes | Write a release note
        Write an ADR | Costly decisions are recorded | Record architecture decisions | Document big decisions in an ADR
        Commit messages in the imperative | Start the subject with a verb | Write commit subjects as commands | Imperative mood in commits
        Do not push to main | Protect main | Changes go through a pull request | No direct commits on main | Everything reaches main by review
        Rebase before merging | Keep history linear | No merge commits | A straight history
        No force push on shared branches | Do not rewrite published history | Never rebase a shared branch | Pushed commits stay as they are
        Delete merged branches | Remove a branch after the merge | Branches go away once merged | No stale branches
        Measure before you optimise | No optimisation without a profile | Show a benchmark for every optimisation | Profile first | Performance changes come with numbers
        Ask before adding dependencies | New dependencies need approval | No new packages without agreement | Discuss a library before using it
        Prefer the standard library | No package for what the language has | Do not add a dependency for a few lines | Use built-ins instead of a library
        Pin dependency versions | No floating versions | Exact versions in the manifest | Lock dependencies | Versions are fixed | No version ranges
        Commit the lock file | Check in the lockfile | The lock file is under version control | Lockfiles belong into git
        Check licences of dependencies | Only libraries with a permissive licence | A dependency's licence is reviewed | No copyleft packages
        Do not edit generated files | Generated code is never changed by hand | Change the generator instead of its output | Regenerate instead of editing
        Do not commit generated files | Build output stays out of git | Ignore artifacts | No binaries in the repository
        Remove feature flags after rollout | Flags are deleted once released | Old toggles are cleaned up | A feature flag has an end date
        Hide unfinished features behind a flag | New features start behind a toggle | Ship dark and enable later
        """ + "\n";
}
