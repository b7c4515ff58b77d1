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
        """;

    public const string Errors = """
        harm 5: swallow | silent failure | fail silently | silently fail | unhandled | uncaught | hide the failure | hides error | masks the error | lost error
        thing 6: error handling | exception handling | error code | error message | exception message | return code | return value of | dead letter | circuit breaker | retry | retries | backoff | back off | empty catch | stack trace | wrap error | original error | inner exception
        thing 5: error | exception | throw | rethrow | catch | raise | panic | unwrap | force unwrap | errno | rescue | failure | jitter
        thing 3: fallback | timeout | attempt | propagate | wrap | abort | fail fast | guard | result type | exit code | null on failure | sentinel | recover | fail
        code 5: %w | .unwrap | catch ( | catch( | try! | try? | except: | errors.is | errors.as | throw new | bail! | anyhow | thiserror | fmt.errorf | 例外 | 异常 | エラー | excepcion | excepción | ausnahme | fehler | exceção | erreur | 错误
        path 2: error | exception | retry
        """;

    public const string Correctness = """
        harm 5: off by one | rounding | rounding error | overflow | underflow | undefined behavior | undefined behaviour | stale | wrong result | wrong value | corrupt | corruption | garbage value | dangling | use after free | memory leak | fragment | lost update | overwrite | inconsistent state | out of bounds | hydration | infinite loop | precision | drops | loses | invalid state | wipe
        thing 5: money | decimal | floating point | float | double | amount | idempotent | nan | integer division | leap year | null check | null pointer | uninitialized | invariant | boundary condition | edge case | list key | stable id | equality | signed | unsigned | truncation | at least once | daylight saving | malloc | static buffer | deep copy | mutable default
        thing 3: validate | bounds | range check | cast | equal | compare | quote variable | null | undefined | nil | empty | clamp | overflow check | legacy | invalid | default value | mutate | mutation | immutable | zero | negative | sort order | index as key | shell script | state | reset | free | clean up | dispose | leak | abort
        code 4: === | set -e | pipefail | localstorage | 金额 | geldbetr | hashcode | parseint
        """;
}
