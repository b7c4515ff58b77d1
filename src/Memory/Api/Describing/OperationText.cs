using System.Text.Json.Nodes;

namespace Memory.Api.Describing;

/// <summary>What an operation does beyond its summary, and an example of what goes in and what comes out.</summary>
/// <param name="Request">JSON; null where there is no body.</param>
/// <param name="Response">JSON; null where the answer is none, or no JSON.</param>
internal sealed record OperationText(string Description, string? Request = null, string? Response = null)
{
    private const string Connection = """{"kind":"app","from":"connect","login":"memory-of-acme[bot]","url":"https://github.com/apps/memory-of-acme","installUrl":"https://github.com/apps/memory-of-acme/installations/new","owners":["acme"],"webhooks":true,"heard":true,"secretFile":"/var/lib/memory/github.json","needs":[{"name":"Metadata","level":"read","for":"ask who may write"}],"problem":null}""";
    private const string Lesson = """
        {"id":"L482133","repo":"acme/shop","rule":"Use literal unions instead of enums.","why":"Enums do not survive the JSON round trip.","kind":"do","topic":"style",
         "scope":{"paths":["src/**/*.ts"]},"core":false,"status":"active","warnings":[],"confidence":0.75,"confidenceReasons":["said by 1 person in 1 thread","these words were approved by ana"],"pattern":null,"examples":[],
         "evidence":[{"url":"https://github.com/acme/shop/pull/118#discussion_r1234","author":"ana","pr":118,"path":"src/orders/order.ts","commit":null,
         "saidAt":"2026-05-04T09:30:00.000Z","words":"never use enums here"}],"supersedes":[],"conflictsWith":[],"served":12,"followed":0,"recurrences":0,
         "createdAt":"2026-05-04T09:30:00.000Z","updatedAt":"2026-05-04T09:30:00.000Z","approvedBy":"ana","approvedAt":"2026-05-04T09:30:00.000Z"}
        """;

    private const string Settings = """
        {"repo":"acme/shop","own":{"activation":"approval","budgetTokens":null,"targets":null,"teachers":["olga"],"publishingMode":null},
         "effective":{"activation":"approval","budgetTokens":2500,"targets":["CLAUDE.md"],"teachers":["olga"],"publishingMode":"off"},
         "from":{"activation":"repository","budgetTokens":"service","targets":"service","teachers":"repository","publishingMode":"service"},
         "updatedAt":"2026-05-04T09:30:00.000Z","updatedBy":"key:admin"}
        """;

    /// <summary>By the name of the operation.</summary>
    public static readonly IReadOnlyDictionary<string, OperationText> All = new Dictionary<string, OperationText>(StringComparer.Ordinal)
    {
        ["AddComments"] = new(
            "Comments of one thread, linked by inReplyTo, are learned from together whatever their order. Identity is (source, repo, kind, id): the same id with a newer text is an edit, with \"deleted\":true a deletion. A bad line never costs a good one. Fields that are not known are ignored. At most 50,000 comments and Memory:Intake:MaxBodyBytes bytes a request. 202: stored, and learned from soon; 200: learned from.",
            """{"source":"github","repo":"acme/shop","pr":118,"id":"1234","author":"ana","authorAssociation":"MEMBER","path":"src/orders/order.ts","body":"@claude remember: never use enums here, use literal unions"}""",
            """{"accepted":1,"duplicates":0,"rejected":[],"lessons":["L482133"]}"""),
        ["GitHubWebhook"] = new(
            "Headers X-GitHub-Event, X-GitHub-Delivery and X-Hub-Signature-256 (HMAC-SHA256 of the raw bytes with Memory:GitHub:WebhookSecret). Comments on lines and in conversations, reviews, resolved threads, and what features of the service want of push, pull_request, repository, installation and installation_repositories are stored and learned from soon (202); everything else is passed over with the reason (200). What is not used of the body is not kept. A repeated delivery changes nothing. At most Memory:Intake:MaxBodyBytes bytes.",
            """{"action":"created","comment":{"id":1234,"body":"@claude remember: never use enums here, use literal unions","path":"src/orders/order.ts","user":{"id":1,"login":"ana","type":"User"},"author_association":"MEMBER","created_at":"2026-05-04T09:30:00Z","updated_at":"2026-05-04T09:30:00Z"},"pull_request":{"number":118},"repository":{"id":7,"full_name":"acme/shop"},"sender":{"id":1,"login":"ana","type":"User"}}""",
            """{"delivery":"72d3162e-cc78-11e3-81ab-4c9367dc0958"}"""),
        ["AddDocuments"] = new(
            "A document is cut at its headings, and each section is a passage that answers questions; nothing of it is served as a lesson. The same path again replaces what was there, an empty text removes it. Secrets are redacted and hidden text is removed before anything is stored; sections that instruct an agent are not kept, held says how many. At most 1,000 documents and 25 MiB a request, 1 MiB and 2,000 sections a document, 8,000 characters a section (a longer one is cut between paragraphs).",
            """{"repo":"acme/shop","path":"docs/setup.md","url":"https://github.com/acme/shop/blob/HEAD/docs/setup.md","text":"# Setup\n\n## Database\n\nRun `make db` once.\n"}""",
            """{"accepted":1,"sections":1,"held":0,"rejected":[]}"""),
        ["AddGuidelines"] = new(
            "List items and sentences that are rules become lessons with the line as evidence: active with an admin key, because a team wrote them, proposed with another; what instructs an agent or weakens security is held. The rest is passed over and stays where it stands. Frontmatter (paths, globs, applyTo) becomes the scope, else the folder that the file stands in. A line stays the team's: it is never written into the managed block while the client loads its file. Sent again, a file is compared with what it said then: a line that is gone takes its evidence away, and a lesson without evidence is retired. A path that ends in .csv is an export of CodeRabbit's learnings, of which rows of other repositories are passed over. At most 500 files, 25 MiB and 10,000 rules a request.",
            """{"repo":"acme/shop","files":[{"path":"CLAUDE.md","text":"# Shop\n\n## Conventions\n\n- Never log raw tokens.\n","url":"https://github.com/acme/shop/blob/HEAD/CLAUDE.md"}]}""",
            """{"accepted":1,"lessons":[{"id":"L482133","file":"CLAUDE.md","line":5,"rule":"Never log raw tokens.","status":"active"}],"retired":[],"held":0,"passedOver":0,"rejected":[]}"""),
        ["Replay"] = new(
            "Learns from the first four fifths of a history of review and walks the last fifth in the order of time, in memory: the store is as it was. No model is asked. Every proposal counts as if a lead had approved it; untagged talk counts. At least 20 remarks of people, with dates; the newest 20,000 comments count, and of each its first 10,000 characters. Sent comments have the shape and limits of POST /v1/comments, at most 50,000 and Memory:Intake:MaxBodyBytes bytes; they are kept, redacted, until the job ends. 409: nothing, or too little, is known of the repository, or it was erased. 503: 50 jobs are open.",
            """{"repo":"acme/shop"}""",
            """{"job":"J4f7a09b1c2d3e4f5","rejected":[]}"""),
        ["Harvest"] = new(
            "Comments on lines and in conversations, 100 a request, oldest first; reviews=true also what reviews say as a whole, one request for each pull request. Limits of GitHub are waited for (state waiting), and an interrupted job goes on with the next page. A harvest of the repository that is under way is joined. Tags in it teach as they would have then; nobody is answered. mode=all also makes proposals of untagged talk. Ends when all of it is understood. 409: neither a token nor an app is configured, or the repository was erased. 503: 50 jobs are open.",
            """{"since":"2026-01-01T00:00:00Z","mode":"all"}""",
            """{"job":"J4f7a09b1c2d3e4f5"}"""),
        ["GetJob"] = new(
            "state is queued, running, waiting (until waitUntil), done or failed (error says why). result is there when it is done, and kept for 7 days. A job of a repository that the key does not cover is a 404.",
            null,
            """{"id":"J4f7a09b1c2d3e4f5","kind":"replay","repo":"acme/shop","state":"running","done":400,"total":500,"waitUntil":null,"cursor":null,"error":null,"result":null,"createdAt":"2026-05-04T09:30:00.000Z","finishedAt":null}"""),
        ["JobEvents"] = new(
            "Each event is named job and carries the job without its result. The stream ends when the job is done or failed, and after an hour.",
            null,
            """{"id":"J4f7a09b1c2d3e4f5","kind":"replay","repo":"acme/shop","state":"running","done":400,"total":500,"waitUntil":null,"cursor":null,"error":null,"result":null,"createdAt":"2026-05-04T09:30:00.000Z","finishedAt":null}"""),
        ["ListDeliveries"] = new(
            "Newest first. A page has 50 entries, at most 200.",
            null,
            """{"items":[{"id":"D0f3a","event":"comment","repo":"acme/shop","commentId":"1234","receivedAt":"2026-05-04T09:30:00.000Z","outcome":"learned","reason":"L482133: Never use enums here, use literal unions.","lessons":["L482133"]}],"next":null}"""),
        ["ReplayDelivery"] = new(
            "It goes back into the inbox with all its attempts and is learned from soon; what it taught before and still teaches stays as it is. The answer is the delivery as it waits.",
            null,
            """{"id":"D0f3a","event":"comment","repo":"acme/shop","commentId":"1234","receivedAt":"2026-05-04T09:30:00.000Z","outcome":"pending","reason":null,"lessons":["L482133"]}"""),
        ["ListLessons"] = new(
            "In order of id. A page has 50 entries, at most 200.",
            null,
            """{"items":[""" + Lesson + """],"next":null}"""),
        ["AddLesson"] = new(
            "With a write key it is active and approved in the key's name, with a read key a proposal. The same repository, rule and scope again answer 200 with the lesson that is there. Over more than one repository (acme/*, *) with an admin key alone. Fields that are not known are ignored.",
            """{"repo":"acme/shop","rule":"Use literal unions instead of enums.","why":"Enums do not survive the JSON round trip.","topic":"style","scope":{"paths":["src/**/*.ts"]}}""",
            Lesson),
        ["ExportLessons"] = new(
            "A stream: every lesson that the key sees, narrowed as a list is."),
        ["ImportLessons"] = new(
            "Stored as given, never compared with what is known; the same repository, rule and scope again give the existing id. Without status they are proposals; status needs an admin key. supersedes names lessons that are there already. At most 50,000 lines and 25 MiB.",
            """{"repo":"acme/shop","rule":"Never log raw tokens.","topic":"security"}""",
            """{"accepted":1,"ids":["L482133"],"rejected":[]}"""),
        ["GetLesson"] = new(
            "The ETag names this version: send it as If-None-Match to be told 304, or as If-Match with a change.",
            null,
            Lesson),
        ["EditLesson"] = new(
            "An RFC 7396 merge patch: what it names is changed, null takes a value away. A name that is not known is a 400. New words, or a new scope, are approved in the key's name. At most 256 KiB.",
            """{"rule":"Use literal unions, never enums.","why":null}""",
            Lesson),
        ["EraseLesson"] = new(
            "Its text, evidence and history go, and the words on what became of its comments. The id stays taken, and the comments that taught it do not teach it again (see tombstones)."),
        ["LessonHistory"] = new(
            "Oldest first, all of it.",
            null,
            """{"items":[{"at":"2026-05-04T09:30:00.000Z","who":"ana","what":"learned","note":null}],"next":null}"""),
        ["ApproveLesson"] = new(
            "Doing it twice is 200. What cannot follow from where the lesson stands is 409 and says what can.",
            """{"note":"agreed in the architecture meeting"}""",
            Lesson),
        ["RejectLesson"] = new(
            "Doing it twice is 200. What cannot follow from where the lesson stands is 409 and says what can.",
            """{"note":"we decided otherwise"}""",
            Lesson),
        ["RetireLesson"] = new(
            "Doing it twice is 200. What cannot follow from where the lesson stands is 409 and says what can.",
            """{"note":"the module is gone"}""",
            Lesson),
        ["AddOutcome"] = new(
            "What an agent says of itself counts for sessions that were given the lesson, once a session: the last word holds. A key that may write speaks for a person, with or without a session. What a person says outweighs what the service saw, and that what an agent says. Never said and never seen is unknown. A lesson that a person called wrong or outdated, or two sessions did, or that three sessions ignored, is doubtful: see GET /v1/lessons?doubtful=true; approving it answers that. 409: the lesson is a proposal or rejected.",
            """{"lesson":"L482133","session":"s1","outcome":"outdated","note":"the module is gone"}""",
            """{"sessions":12,"followed":3,"ignored":0,"wrong":0,"outdated":1,"unknown":8,"saidBefore":2,"saidAgain":0,"doubts":["key:ana called it outdated on 2026-05-04: \"the module is gone\""]}"""),
        ["RestoreLesson"] = new(
            "It is a proposal then. Doing it twice is 200. What cannot follow from where the lesson stands is 409 and says what can.",
            """{"note":"it holds again"}""",
            Lesson),
        ["Tidy"] = new(
            "What runs each night from Memory:Lessons:TidyHour. Lessons that say the same become one, with the evidence of both, as when they are learned; pairs that only may be one rule, or may contradict each other, are named and left to a person. Proposals that nobody decided about in Memory:Lessons:ProposalDays end. A second run changes nothing more. Without repo: everything that the key covers.",
            null,
            """{"lessons":118,"complete":true,"joined":{"count":1,"pairs":[{"kept":"L482133","other":"L771204","reason":"Both speak of enums."}]},"unsure":{"count":0,"pairs":[]},"expired":{"count":1,"ids":["L300417"]},"recounted":{"count":0,"ids":[]},"candidatesExpired":0,"tookMs":41.2}"""),
        ["Context"] = new(
            "Core lessons, those whose paths match, and those whose words match, best first, within budgetTokens (1,500). With a session, a lesson already given to it is not given again unless it changed. Absolute paths are matched by their tail. Only active lessons, and conflicted ones marked as such.",
            """{"repo":"acme/shop","task":"add an enum for the order state","files":["src/orders/order.ts"],"session":"s1"}""",
            """{"markdown":"<project-lessons>…</project-lessons>","tokens":73,"lessons":[{"id":"L482133","rule":"Use literal unions instead of enums.","why":null,"score":1.4,"reasons":["matches: enum"],"url":"https://github.com/acme/shop/pull/118#discussion_r1234"}],"omitted":0,"tookMs":0.8}"""),
        ["Search"] = new(
            "10 results, at most 50.",
            null,
            """{"items":[{"id":"L482133","rule":"Use literal unions instead of enums.","why":null,"score":4.1,"reasons":["matches: enum"],"url":null}],"tookMs":0.6}"""),
        ["Ask"] = new(
            "From lessons, then from what was said in review, then from documents. Where nothing is relevant, found is false and people names who knows the nearest files. With model true a configured model phrases what was found (mode generative), from the cited sources alone; where it gives nothing that fits, the answer stays as it was and degraded says why.",
            """{"repo":"acme/shop","question":"may I use enums?"}""",
            """{"answer":"Use literal unions instead of enums. [L482133]","citations":[{"kind":"lesson","id":"L482133","url":null,"rule":"Use literal unions instead of enums."}],"mode":"extractive","found":true,"people":[]}"""),
        ["Onboarding"] = new(
            "Markdown of at most 9,000 characters, from active and conflicted lessons: core, by folder and by topic with who said most, what reviewers do not agree on, the newest. Each with where it was said."),
        ["Mcp"] = new(
            "One JSON-RPC message of the Model Context Protocol, answered by itself as an event stream; there are no sessions, and a GET or DELETE is a 405. Tools get_context, search_lessons, ask_project, check_diff (arguments as in the HTTP bodies) and remember_lesson (a proposal, whatever the key); the resource lessons://owner/name; the prompt onboard. Results are text of less than 10,000 characters. The repository is the argument repo, else the parameter repo of this address, else the header Memory-Repo. At most 4 MiB.",
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_context","arguments":{"repo":"acme/shop","files":["src/orders/order.ts"]}}}"""),
        ["ClaudeCodeHook"] = new(
            "The JSON of a Claude Code hook: SessionStart, UserPromptSubmit, PreToolUse, PostToolUse, SubagentStart, PreCompact, Stop; other events get nothing. Each lesson is told once to a session, and to each agent in it, until it changes or the context is compacted; at most 3 lessons and 300 tokens at a file, 4,000 tokens in all, 9,000 characters at once. New content with a pattern that a person confirmed is refused once. With stop=check, or the header Memory-Stop: check, the session's changes are held against those patterns when it ends. The repository is the parameter repo of this address, else the header Memory-Repo, else, for callers on this machine, the git remote of cwd. Everything but a bad key is answered 200, with nothing where there is nothing to say. At most 16 MiB.",
            """{"session_id":"412765f8","cwd":"/home/ana/shop","permission_mode":"acceptEdits","hook_event_name":"PreToolUse","tool_name":"Edit","tool_input":{"file_path":"/home/ana/shop/src/orders/order.ts","old_string":"a","new_string":"b"}}""",
            """{"hookSpecificOutput":{"hookEventName":"PreToolUse","additionalContext":"<project-lessons repo=\"acme/shop\">\n…\n</project-lessons>\n"}}"""),
        ["Check"] = new(
            "Confirmed patterns first: match is a pattern that an added line newly has, in code of the lesson's scope. Then up to 5 related lessons, as a pack would choose them, at the line that speaks of the same. With model true up to 12 of those are put to the model, where one is configured, within half of the day's limit: judged are those that it says are broken, the rest is left out; degraded says why there was no judgement. At most 2,000,000 characters of diff; a text that names no file is a 400.",
            """{"repo":"acme/shop","diff":"--- a/src/orders/clock.ts\n+++ b/src/orders/clock.ts\n@@ -0,0 +1 @@\n+const now = moment();\n"}""",
            """{"findings":[{"id":"L482133","path":"src/orders/clock.ts","line":1,"message":"Use Temporal, never moment. Forbidden here: moment()","certainty":"match","url":"https://github.com/acme/shop/pull/118#discussion_r1234"}],"tookMs":1.4}"""),
        ["ClaudeMd"] = new(
            "As it would be in an empty repository, by the repository's settings."),
        ["Render"] = new(
            "Only the lines between the two markers are Memory's; every other byte stays. 409 where the markers of a file are broken. Nothing is written to the store. At most 500 files and 16,777,216 characters.",
            """{"repo":"acme/shop","files":{"CLAUDE.md":"# Shop\n"}}""",
            """{"files":{"CLAUDE.md":"# Shop\n\n<!-- memory:begin -->\n…\n<!-- memory:end -->\n"}}"""),
        ["Publish"] = new(
            "A commit on Memory:Publishing:Branch that stands on what is there, and one open pull request whose words say what is added, changed, retired and moved out. At most one commit in 15 minutes; nothing is committed when nothing changes. Answers within 30 s: 200 with the pull request (null where there is nothing to publish), or 202 with the job when it waits (waitUntil) or takes longer. A publication that is under way is joined. Works whatever the publishing mode is. 409: it cannot be published, with the reason and the fix; also where neither a token nor an app is configured. 503: 50 jobs are open.",
            null,
            """{"pullRequest":12,"url":"https://github.com/acme/shop/pull/12","changed":["CLAUDE.md"],"notes":[],"job":"J4f7a09b1c2d3e4f5","waitUntil":null}"""),
        ["Stats"] = new(
            "Straight from the store.",
            null,
            """{"version":"0.1.0","repositories":1,"comments":118,"lessons":{"active":12},"deliveries":{"learned":12},"passages":40,"served":230,"lastLessonAt":"2026-05-04T09:30:00.000Z","indexCaughtUp":true}"""),
        ["ListRepositories"] = new(
            "In order of name. A page has 100 entries, at most 500.",
            null,
            """{"items":[{"repo":"acme/shop","comments":118,"lessons":12}],"next":null}"""),
        ["GetSettings"] = new(
            "own is what the repository says itself, effective what holds, from where each value comes from. A repository that was never seen has the service's settings.",
            null,
            Settings),
        ["PutSettings"] = new(
            "Takes all of a repository's own settings: what is left out or null is as the service's setting says. A list replaces the service's list. They hold for what is done from now on. A name that is not known is a 400. 409 where the repository was erased.",
            """{"activation":"approval","teachers":["olga"]}""",
            Settings),
        ["EraseRepository"] = new(
            "Comments, deliveries, lessons with evidence and history, what was served, settings. Lessons for more than this repository lose their evidence from there, and end with the last of it. What is handed in again is rejected, line by line, until the tombstone is lifted.",
            null,
            """{"tombstone":"T4f7a09b1c2d3","comments":118,"deliveries":131,"lessons":12,"lessonsKept":0}"""),
        ["ErasePerson"] = new(
            "In every repository, so it needs an admin key for all of them. A lesson that others said or approved too stays, without them; one that stood on them alone goes. Words of others that mention the person stay: they are theirs.",
            null,
            """{"tombstone":"T4f7a09b1c2d3","comments":40,"deliveries":44,"lessons":3,"lessonsKept":5}"""),
        ["ListTombstones"] = new(
            "Those of people for a key of all repositories alone. A page has 50 entries, at most 200.",
            null,
            """{"items":[{"id":"T4f7a09b1c2d3","kind":"repository","repo":"acme/shop","lesson":null,"at":"2026-05-04T09:30:00.000Z","by":"key:admin"}],"next":null}"""),
        ["LiftTombstone"] = new(
            "What is gone stays gone; it can be handed in again."),
        ["AddKey"] = new(
            "The secret stands in this answer and nowhere else. A key for some repositories makes keys for those alone.",
            """{"name":"ci","scopes":["read"],"repos":["acme/*"],"expiresAt":"2027-01-31T00:00:00Z"}""",
            """{"id":"K4f7a","name":"ci","scopes":["read"],"repos":["acme/*"],"createdAt":"2026-05-04T09:30:00.000Z","expiresAt":"2027-01-31T00:00:00.000Z","key":"mem_…"}"""),
        ["ListKeys"] = new(
            "All that this key manages.",
            null,
            """{"items":[{"id":"K4f7a","name":"ci","scopes":["read"],"repos":null,"createdAt":"2026-05-04T09:30:00.000Z","expiresAt":null,"key":null}],"next":null}"""),
        ["RotateKey"] = new(
            "Scopes, repositories and end stay. The secret stands in this answer and nowhere else. The old one ends at once, or after graceSeconds (at most 30 days); a second rotation ends what was still in its grace. A key file that holds the old secret gets the new one.",
            """{"graceSeconds":3600}""",
            """{"id":"K4f7a","name":"ci","scopes":["read"],"repos":["acme/*"],"createdAt":"2026-05-04T09:30:00.000Z","expiresAt":null,"lastUsedAt":"2026-05-04T09:29:00.000Z","oldUntil":"2026-05-04T10:30:00.000Z","key":"mem_…"}"""),
        ["ListAudit"] = new(
            "Written in the same transaction as the change itself. What belongs to no single repository (keys, people, the store) is for a key of all repositories alone. A page has 50 entries, at most 200.",
            null,
            """{"items":[{"at":"2026-05-04T09:30:00.000Z","who":"key:admin","keyId":"K4f7a","what":"lesson.approved","repo":"acme/shop","subject":"L482133","detail":"now active"}],"next":null}"""),
        ["Backup"] = new(
            "Comments, lessons, settings, audit and hashes of keys, while the service goes on working: lines of JSON, packed, with a checksum at the end. Keep it as private as the store. Needs a key for all repositories."),
        ["Restore"] = new(
            "In one step or not at all, into either store; a file that was cut off, changed or taken by a newer version is a 400, a store that is not empty a 409 unless replace=true. This service's own keys stay; an empty one takes the backup's too. Needs a key for all repositories. At most 17,179,869,184 bytes.",
            null,
            """{"takenAt":"2026-05-04T09:30:00.000Z","rows":{"comments":118,"lessons":12},"keys":"kept"}"""),
        ["Doctor"] = new(
            "Settings, data folder, disk, store, inbox, index and keys. A state is ok, warning or failed; what is not ok has a fix. Of those outside it asks GitHub alone, where it is connected: every permission. It names folders of the machine, so it needs a key for all repositories.",
            null,
            """{"version":"0.1.0","checks":[{"name":"disk","state":"warning","detail":"900 MiB free at /var/lib/memory","fix":"Make room on that disk, or move the folder to a larger one and name it with Memory:Data."}]}"""),
        ["GetGitHub"] = new(
            "Which app or token it is, with whom the app is installed, and whether GitHub's ping came; GitHub is asked. No secret is in any answer. Needs a key for all repositories.",
            null,
            Connection),
        ["GitHubManifest"] = new(
            "formUrl takes a form by POST with manifest as its one field; a state is added to it as a query. GitHub then sends the browser to redirect with a code. Without service the app has no webhook. Needs a key for all repositories.",
            """{"redirect":"http://127.0.0.1:8976/done","service":"https://memory.example.com","organization":"acme"}""",
            """{"formUrl":"https://github.com/organizations/acme/settings/apps/new","manifest":"{\"name\":\"Memory of acme\"}"}"""),
        ["ConnectGitHubApp"] = new(
            "The code is exchanged for the app's key and its webhook's secret, which go into the data folder and nowhere else; the service is that app from now on. Where settings name a token or an app it is a 409. Needs a key for all repositories.",
            """{"code":"a1b2c3d4e5f60718293a4b5c6d7e8f9001122334"}""",
            Connection),
        ["ConnectGitHubToken"] = new(
            "It is kept in the data folder when GitHub knows it. Where settings name a token or an app it is a 409. Needs a key for all repositories.",
            """{"token":"github_pat_…"}""",
            """{"kind":"token","from":"connect","login":"olga","url":null,"installUrl":null,"owners":[],"webhooks":true,"heard":false,"secretFile":"/var/lib/memory/github.json","needs":[{"name":"Metadata","level":"read","for":"ask who may write"}],"problem":null}"""),
        ["PingGitHub"] = new(
            "An app alone. Where its ping has come already nothing is asked for. Needs a key for all repositories.",
            null,
            """{"delivered":false,"detail":"GitHub's last try came to 502 (failed to connect); it was asked to try again"}"""),
        ["RevokeKey"] = new(
            "It stops working at once."),
        ["Alive"] = new(
            "Needs no key and touches nothing.",
            null,
            """{"status":"alive"}"""),
        ["Ready"] = new(
            "503 until everything that is stored can be found.",
            null,
            """{"status":"ready"}"""),
    };

    public static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
