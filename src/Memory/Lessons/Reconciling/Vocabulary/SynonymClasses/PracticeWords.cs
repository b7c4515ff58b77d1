namespace Memory.Lessons.Reconciling.Vocabulary.SynonymClasses;

/// <summary>Classes of <see cref="SynonymTable"/>. What is done while writing code: tests, names, errors, logs.</summary>
internal static class PracticeWords
{
    public const string Classes = Testing + Naming + Errors + Logging;

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
        magicnumber: magic number | magic value | magic constant | magic string | numeric literal | literal number | bare number | raw number | hard coded number | hardcoded number | unnamed number | unexplained number | !named constant | numero magico | zahl im code | benannte konstante | números mágicos | numeros magicos | números magicos | magische zahl | magische zahlen | nombre magique | nombres magiques
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
        throw: throw | rejected with | reject with | raise | rethrow
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
}
