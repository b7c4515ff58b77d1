namespace Memory.Distillation.TopicReading.Vocabulary;

/// <summary>What goes wrong at run time, and how it is found out.</summary>
internal static class FailureWords
{
    public const string Testing = """
        harm 6: flaky | flake | flakiness | non deterministic | untested | false positive in test
        thing 6: unit test | integration test | test suite | test case | e2e | end to end test | regression test | test double | test fixture | snapshot test | test data | fake clock | test helper | tested | testing | test coverage
        thing 5: test | spec | mock | mocking | stub | fixture | assertion | pytest | jest | vitest | xunit | nunit | junit | mockito | mockk | sinon | rspec | playwright | cypress | selenium | testcontainers | hypothesis test | property based | golden file | fuzz | fuzzer | minitest | assertj | shouldly
        thing 3: fake | coverage | faker | wall clock | real network | deterministic | assert | scenario | simulate | sleep | injected clock
        code 5: _test( | @test | [fact] | [theory] | asserttrue | assertequal | pytest. | toequal( | tobe( | beforeeach | testutil
        code 4: prueba | testfall | les tests | テスト | 测试 | os testes | de test | in tests
        path 4: /test/ | /tests/ | _test. | .test. | .spec. | _spec. | /spec/ | test_ | tests. | test.java | test.kt | /testing/ | __tests__ | conftest
        thing 6: in any order | any order | data test | test selector | selector | log in through the api helper | shuffled | one behaviour | one assertion | given when then | test name | arrange act assert | e2e spec | spec file | seeded data | page object | contract test | mutation test | golden master
        """;

    public const string Errors = """
        thing 6: timeout | timeouts | with retry | swallow | err | rescue the
        harm 5: swallow | silent failure | fail silently | silently fail | unhandled | uncaught | hide the failure | hides error | masks the error | lost error
        thing 6: error handling | exception handling | error code | error message | exception message | return code | return value of | dead letter | circuit breaker | retry | retries | backoff | back off | empty catch | stack trace | wrap error | original error | inner exception
        thing 5: error | exception | throw | rethrow | catch | raise | panic | unwrap | force unwrap | errno | rescue | failure | jitter
        thing 3: fallback | timeout | attempt | propagate | wrap | abort | fail fast | guard | result type | exit code | null on failure | sentinel | recover | fail
        code 5: %w | .unwrap | catch ( | catch( | try! | try? | except: | errors.is | errors.as | throw new | bail! | anyhow | thiserror | fmt.errorf | 例外 | 异常 | エラー | excepcion | excepción | ausnahme | fehler | exceção | erreur | 错误
        path 2: error | exception | retry
        harm 5: crash report | outage | lose messages | losing messages | unhandled rejection | stuck forever | hang | hangs | no stack
        thing 6: error alert | error text | partial function | result from | option type | maybe type | exit status | short read | check the return | sentinel error | retriable | retry only | timeout | timeouts | time limit | deadline | ack after | nack | requeue | partial failure | compensate | cleanup on failure | programmer error | validation error | problem report
        code 5: タイムアウト | tiempo de espera | délai | 超时 | ausfall
        """;

    public const string Correctness = """
        harm 5: off by one | rounding | rounding error | overflow | underflow | undefined behavior | undefined behaviour | stale | wrong result | wrong value | corrupt | corruption | garbage value | dangling | use after free | memory leak | fragment | lost update | overwrite | inconsistent state | out of bounds | hydration | infinite loop | precision | drops | loses | invalid state | wipe
        thing 5: money | decimal | floating point | float | double | amount | idempotent | nan | integer division | leap year | null check | null pointer | uninitialized | invariant | boundary condition | edge case | list key | stable id | equality | signed | unsigned | truncation | at least once | daylight saving | malloc | static buffer | deep copy | mutable default
        thing 3: validate | bounds | range check | cast | equal | compare | quote variable | null | undefined | nil | empty | clamp | overflow check | legacy | invalid | default value | mutate | mutation | immutable | zero | negative | sort order | index as key | shell script | state | reset | free | clean up | dispose | leak | abort
        code 4: === | set -e | pipefail | localstorage | 金额 | geldbetr | hashcode | parseint
        harm 6: rounding difference | cent difference | one cent | negative tile | data leakage | cannot reproduce | reproduce | not deterministic | run twice | deliver twice | delivered twice | retried | counted twice | double charge | retain cycle | leak unless | wrong month | wrong day | garbage | nonsense | skew | wrong order | silently wrong | drift | inconsistent
        thing 6: round | rounded | cents | minor unit | integer amount | epsilon | seed | random seed | weak self | capture list | idempotency | upper bound check | immutable state | store array | train split | normalise input | canonical form | default case | exhaustive | exhaustive match | monotonic clock | leap second | inclusive | half open interval | unsubscribe | tear down | checksum | parity | unset from
        code 5: idempoten | gerundet | rundung | redonde | arrond | afrond | double | decimal | centesim | centavo | centimes
        """;
}
