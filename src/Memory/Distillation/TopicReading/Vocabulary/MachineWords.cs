namespace Memory.Distillation.TopicReading.Vocabulary;

/// <summary>What the machine does with the code.</summary>
internal static class MachineWords
{
    public const string Performance = """
        harm 6: take a minute | take minutes | takes seconds | garbage collector | gc spike | run out of memory | out of memory | gc | allocation | allocating | slow | slower | latency | once per request | once per row
        thing 5: width and height | preload association | lazy load | page jump | drop frame | column list | connection pool | the pool | linq inside | hot path | hot loop | tick | batch | n plus one
        harm 6: slow | slower | faster | bottleneck | latency | cpu | out of memory | memory usage | n 1 query | too many query | quadratic | regression in speed | bloat | overhead | hot path | hot loop | round trip | per minute | garbage collection | allocation | expensive | time out under load | cardinality | quick | speed | page load | megabyte | wasteful | minutes
        thing 6: performance | n 1 | benchmark | throughput | cache | caching | memoize | memoization | bundle size | lazy load | eager load | batch | bulk | vectorize | vectorised | stream large | connection pool | reserve capacity | rerender | re render | debounce | throttle | profiling | profile | allocate | inline | preallocate | virtualize | object pool | in a loop | inside a loop | read only query | unbounded | bundle | boxing
        thing 4: fast | optimize | optimization | copy | copies | copying | efficient | heavy | large | load | lazy | compress | compressed | kb | iterate | span | string concatenation | string builder | tracking | pool | payload size | image size | repeated | per request | n plus
        thing 2: memory | size | loop | query | stream | index | chunk | limit | million | byte
        code 6: asnotracking | iterrows | const auto& | usememo | react.memo | select_related | prefetch_related | includes( | o(n | n+1 | std::move | lto | stringbuilder | langsam | rendimiento | lenteur | 性能 | パフォーマンス | desempenho | em lote | in loop | dentro de loop
        path 2: bench | perf | cache
        harm 6: every frame | per frame | frame rate | fps | jank | stutter | lag | tab freezes | memory is full | memory was full | run out of memory | oom | battery | battery drain | cold start | gc pause | many queries | query per | queries per | request per | walk the whole | scan the whole | load the whole | full table scan | layout thrash | reflow | blow up | fill the disk | disk full | per read | million row | throttled | too much memory | peak memory
        thing 5: ttl | evict | eviction | virtualise | virtualised | virtualized | in place | hot kernel | kernel | paged | prefetch | preload | memoise | memoised | unbounded list | reuse the buffer | buffer pool | lazily | row limit | compress response
        code 5: paginad | paginier | paginé | millones | milhões | millionen | millions | langsam | lent | 缓存 | 慢 | 遅
        """;

    public const string Concurrency = """
        harm 7: deadlock | race | race condition | data race | not thread safe | thread safe | thread safety | blocks the event loop | starve | starvation | double booking | sold twice | bought twice | paid twice | simultaneous | at the same time | concurrent modification | torn read | lost wakeup | livelock | ui freezes
        thing 6: mutex | lock | locks | locking | thread | threads | async | await | goroutine | coroutine | atomic | synchronized | semaphore | parallel | concurrent | concurrency | blocking call | memory barrier | fence | memory order | volatile | cancellation token | fire and forget | event loop | main thread | ui thread | background thread | optimistic locking | row lock | advisory lock | actor | worker pool | waitgroup | scheduler thread | isolation level | critical section | reentrant | spawn | structured concurrency | dispatch queue
        thing 4: channel | promise | future | task | executor | cancel | cancellation | dispatch | scoped | queue | worker | signal handler | interrupt | monitor | supervisor | process message | long work | context cancel | shared mutable | unlock
        thing 2: scope | block | wait | hold | timer | parallel run | background | process | singleton
        code 6: async void | .result | .wait( | task.run | configureawait | promise.all | go func | globalscope | viewmodelscope | handle_call | std::atomic | sync. | @mainactor | dispatchqueue | cancellationtoken | sperre | bloqueo | verrou | 并发 | 锁 | ロック | スレッド | concorr
        path 1: /workers/ | worker | thread | concurrent
        harm 6: starve | blocked thread | block the thread | blocks the thread | thread pool is full | lock convoy | contention | interleave | reentrancy | double submit | hang forever | lost signal
        thing 5: for update | mutex guard | cancellation | cancel token | worker queue | block inside | never block | lock order | queue consumer | run loop | virtual thread | await in | compare and swap | thread local | single writer
        """;

    public const string Portability = """
        thing 7: join path | backslash | vendor sdk | compile without | cross compile | runs on the host | posix sh | posix only | gnu flag | gnu | macs | little endian | any platform | both platforms | arm and x86 | windows path
        harm 5: differ between platform | other platform | does not compile on | only works on linux | breaks on windows | big endian | platform dependent | implementation defined | other architecture | differ between
        thing 6: portable | portability | cross platform | platform specific | endian | endianness | byte order | fixed width | line ending | crlf | path separator | case sensitive file | posix | gnu extension | compiler extension | on windows | macos | linux | freebsd | msvc | 32 bit | 64 bit | c89 | c99 | c11 | encoding | code page | browser support | safari | older browser | word size | cp1252 | older compiler | standard c | wire format width | big endian | little endian | non standard | bash specific | posix shell | android version | ie11 | polyfill
        thing 3: platform | architecture | arm64 | x86 | gcc | clang | unix | utf | charset | node version | runtime version | integer type | long | compat | compatibility | target framework | os | embedded | shell
        code 5: uint32_t | int32_t | size_t | uintptr_t | path.join | path.combine | os.path | environment.newline | #ifdef | _win32 | `int` | inttypes | prid32 | prix64 | plattform | 跨平台 | os.sep | pathlib | 移植
        path 1: win32 | linux | posix | platform
        harm 6: miscompile | compiler bug | only on your mac | on your machine | on mac | works on linux | bsd sed | different shell | windows checkout
        thing 5: posix tool | gnu only | bashism | byte swap | native path | minimum version | browser prefix | nfs
        """;
}
