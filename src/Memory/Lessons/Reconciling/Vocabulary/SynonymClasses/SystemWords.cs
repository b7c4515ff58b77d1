namespace Memory.Lessons.Reconciling.Vocabulary.SynonymClasses;

/// <summary>Classes of <see cref="SynonymTable"/>. What code talks to and guards: network, data, time, threads, safety.</summary>
internal static class SystemWords
{
    public const string Classes = Network + Data + Time + Concurrency + Safety;

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
        network: network | outgoing call | outgoing request | outbound request | external request | network call | network i o | network io | network access | network request | remote call | http call | http request | another service | outbound call | rpc | web request | remote service | api call | remote api | other service | call out
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
        uuid: uuid | guid | random id | !auto increment | !autoincrement | !serial | !bigint | !bigint identity | !identity column | !identity | !integer id | !bigserial | !sequential id
        selectstar: select star | select *
        """ + "\n";

    private const string Time = """
        timestamp: timestamp | datetime | date time | time | date | point in time
        everytime: each time | every time | at a time | in time | all the time
        utc: utc | zulu time | universal time | !local time | !server time | !local timezone | !local time zone
        timezone: time zone | timezone
        isotime: rfc 3339 | rfc3339 | iso 8601 | iso8601 | iso string | iso date | !unix second | !unix timestamp | !unix time | !epoch | !epoch second | !epoch millisecond | !unix epoch
        expire: expire | ttl | expiry | time to live | run out | lapse | retention
        """ + "\n";

    private const string Concurrency = """
        async: async | asynchronous | asynchronously | !sync | !synchronous | !synchronously
        await: await | !floating promise | !unawaited promise | !dangling promise | !unawaited | !fire and forget | !dangling
        cancellation: cancellation token | cancellationtoken | cancellation | cancel | cancelled | ctx done | done channel
        goroutine: goroutine | go routine
        lock: lock | mutex | guard access | guarded access | protect access | holding a lock | holding a mutex | critical section | holding the lock | !unlock | !release the lock | !drop the lock | !release a lock | !release the mutex
        shareddata: shared state | shared data | shared memory | shared variable
        close: close | dispose | free | release
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
}
