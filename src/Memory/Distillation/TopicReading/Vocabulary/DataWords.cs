namespace Memory.Distillation.TopicReading.Vocabulary;

/// <summary>What is stored, what is told, and who may see it.</summary>
internal static class DataWords
{
    public const string Security = """
        harm 7: injection report | data leak | leaked | privilege | unauthorized | unauthorised | cve
        thing 6: one time code | expire after | codes expire | pen test | acl | public read | allowlist | whitelist | blacklist | denylist | virus scan | virus scanned | least privilege | hashing | signed | csrf token | key vault | secret manager | x frame option | service account
        harm 7: xss | sql injection | csrf | ssrf | vulnerability | vulnerable | exploit | attack | attacker | leak secret | personal data | pii | data breach | gdpr | timing attack | side channel | privilege escalation | path traversal | remote code execution | credential | phishing | man in the middle | spoof | impersonate | hijack | brute force | compromised
        thing 6: secret | password | api key | private key | raw token | access token | auth token | jwt | oauth | authentication | authenticate | authorize | permission check | access check | encrypt | encryption | tls | ssl | certificate | sanitize | untrusted | user input | passport number | birth date | national id | non root | least privilege | constant time | cryptographic | signature verification | cors | csp | content security policy | prepared statement | parameterized | bound parameter | full commit sha | public access | private bucket | secure random | password hash | salt | session cookie | rate limit | html escape | sandboxed | signed url
        thing 4: security | secure | auth | token | permission | role | hash | escape | sandbox | root | privilege | access control | admin | tenant | trust | safe | nonce | private | sensitive | privacy | login | cookie | keyring | vault | firewall | wipe | signed | allow list
        thing 2: user | bucket | key | public | validate | patient | session
        code 6: authoriz | authoris | xss | injection attack | code injection | innerhtml | dangerouslysetinnerhtml | v-html | eval( | pickle | yaml.load | md5 | sha1 | html_safe | raw( | memcmp | shell=true | inyección | passwort | sicherheit | segurança | 密码 | 脆弱性 | sécurité | exec(
        path 3: /auth/ | security | crypto | /secrets | token | permission
        harm 7: forge | forged | tamper | tampered | other customer | another tenant | across tenant | cross tenant | world readable | exposed to | bypass the check | steal | stolen | take over an account | access log | open redirect | enumerate user | replay attack | compliance | leaks out | account takeover | fake request | fraud | malicious | abuse | denial of service
        thing 6: httponly | samesite | allowlist | allow list | deny list | deny by default | closed by default | wildcard permission | iam | policies | inline script | virus | malware | scan file | size limit on upload | request body limit | verify signature | check signature | webhook signature | on the server | server side | client side check | trust the client | trust the browser | from the client | session id | mfa | two factor | password reset | query string | secret store | secret manager | escape output | output encoding | deserialize | deserialization | redirect target | upload | file path | base dir | tenant id | principal | scope check | ownership check | id number | phone number | expire | rotate key | key rotation | hardcoded key | plaintext
        code 6: 验签 | 签名 | 伪造 | 权限 | cifra | cifrar | verschlüssel | chiffr | auditor | permiso | permisso | ruolo | xss | navigateur | confiance | 署名 | 個人情報
        """;

    public const string Data = """
        thing 5: stored as | primary store | wide table | dead tuple | vacuum | index on | composite key | row level | change data capture
        harm 5: data loss | lose data | orphan | duplicate row | locked the table | table lock | schema drift | retention period | lost row | rolls back | inconsistent data | data consistency
        thing 6: database | migration | column | foreign key | primary key | select star | sql | insert | orm | backfill | soft delete | unique constraint | data retention | stored procedure | transaction | schema | timestamp | utc | not null | prepared statement | upsert | seed data | data model | dedupe | deduplicate | surrogate key | time series | document store | check constraint | cascade delete | natural key | outbox | forward only
        thing 4: soft delete | table | row | query | queries | record | data | dataset | dataframe | warehouse | etl | partition | postgres | postgresql | mysql | sqlite | mongo | redis | join | constraint | replica | stateful | bucket | persist | serialize | serialization | csv | parquet | backup | uuid | customer | retention | snapshot | tenant id | store every | delete | join table | null column | active record
        thing 2: index | update | key | date | time | field | model | id | import | export | entity
        code 5: select * | create table | alter table | varchar | timestamptz | bigint | `not null` | group by | datenbank | spalte | base de datos | 数据库 | テーブル | banco de dados
        path 4: /migrations/ | /migration | .sql | /db/ | schema. | /models/ | /entities/ | alembic | /jobs/ | dbt
        harm 6: lose customer data | duplicate record | half written | partial write | cannot be restored | cannot roll back | old saves | broken saves | break save
        thing 5: down migration | rollback migration | file format version | save file | event store | survive a restart | after commit | before commit | case insensitive | reserved word | dump | restore | archive | gdpr export | fixed precision | immutable record | append only | store in utc | saved in utc
        code 5: utc | transakt | transacci | transaç | fuseau
        """;

    public const string Logging = """
        harm 5: log noise | noisy log | noise in | cannot trace | trace id | hard to debug | log volume | log line
        thing 6: log | logs | logger | logging | log level | structured logging | correlation id | trace id | request id | telemetry | observability | opentelemetry | metric name | message template | console output | debug output | audit log | sentry | span | error report
        thing 4: metric | tracing | trace | print | println | printf | stdout | stderr | monitor | monitoring | alert | dashboard | debug level | breadcrumb | verbose logging | instrument | event source
        thing 2: message | level | debug | warn | warning | console | label
        code 6: console.log | console. | print( | println | nslog | logger. | log. | slog | zap. | ilogger | system.out | dbg! | 日志 | ログ | protokoll | registro de log | journalis
        path 3: /logging/ | logger | telemetry | metrics
        harm 5: cannot filter | flood the log | log spam | nobody can find
        thing 5: structured field | structured logs | event name | trace context | log context
        """;
}
