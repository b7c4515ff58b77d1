using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Hostile;

/// <summary>Requests from the service's own description, spoilt in many ways; number <c>i</c> of a seed is always the same.</summary>
internal sealed class RequestMaker(IReadOnlyList<Operation> operations, Schemas schemas, IReadOnlyList<string> ids, IReadOnlyList<string?> keys, int seed)
{
    private const int HugeBytes = 30 * 1024 * 1024;
    private const string HalfPair = "HALF-A-PAIR";
    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Head, HttpMethod.Options, HttpMethod.Parse("PROPFIND")];

    private static readonly string[] Segments =
        ["..%2f..%2fetc%2fpasswd", "%2e%2e", "..", ".", "%00", "L%00", "L1%0d%0aX-Y:%201", "%ED%A0%80", "%FF%FE", "%F0%9F%92%A9", "*", "null", "-1", "99999999999999999999999", "%25%32%66", "a;b", "%5c..%5c", "%3Cb%3E"];

    private static readonly string[] Values =
        ["", "%20", "%00", "a%00b", "..%2f..%2fetc", "acme%2f..%2f..%2fetc", "%2e%2e/%2e%2e", "-1", "0", "99999999999999999999", "1e400", "NaN", "%ED%A0%80", "%FF", "%27%20or%201=1--", "%25", "%", "true", "[]", "%F0%9F%92%A9", "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "AAAA", "_-_-", "AAA="];

    private static readonly string[] Texts =
        ["", " ", "\0", "a\0b", HalfPair, "../../etc/passwd", "acme/../../etc", "C:\\windows", "' or 1=1--", "\u202Eabc", "\uFEFF", "💩", "{{7*7}}", "<script>", "\r\nX: 1", "%s%n", "9999-99-99T99:99:99Z", "0001-01-01T00:00:00+14:00", "@claude", "```", "[x](y)"];

    public HostileRequest Make(int number)
    {
        var random = new Random(HashCode(seed, number));
        var operation = operations[random.Next(operations.Count)];
        var key = random.Next(12) == 0 ? keys[random.Next(keys.Count)] : keys[0];
        var request = new HostileRequest(operation.ToString(), "plain", operation.Method, Target(operation, random)) { Key = key };
        if (random.Next(25) == 0)
            request = request with { Kind = "method", Method = Methods[random.Next(Methods.Length)] };
        if (random.Next(40) == 0)
            request = request with { Header = (new[] { "If-Match", "If-None-Match", "Accept", "Range", "Expect", "X-Long", "Accept-Encoding" }[random.Next(7)], Pick(random, "\"0\"", "*", "W/\"x\"", new string('x', 9_000), "bytes=0-1", "gzip;q=banana")) };
        return operation.BodyTypes.Count == 0 ? request : WithBody(request, operation, random);
    }

    private string Target(Operation operation, Random random)
    {
        var spoil = random.Next(3) == 0;
        var path = string.Join('/', operation.Path.Split('/').Select(part => part switch
        {
            "{id}" => spoil ? Segment(random) : ids[random.Next(ids.Count)],
            "{owner}" => spoil ? Segment(random) : "acme",
            ['{', ..] => spoil ? Segment(random) : "shop",
            _ => part,
        }));
        var query = new List<string>();
        foreach (var name in operation.Parameters.Where(p => !operation.Path.Contains($"{{{p}}}", StringComparison.Ordinal)))
            for (var times = random.Next(3) == 0 ? 1 : random.Next(30) == 0 ? 2 : 0; times > 0; times--)
                query.Add($"{name}={(random.Next(2) == 0 ? Uri.EscapeDataString(Schemas.Word(name)) : random.Next(12) == 0 ? new string('a', 3_000) : Values[random.Next(Values.Length)])}");
        if (random.Next(20) == 0)
            query.Add($"{Values[random.Next(Values.Length)]}=1");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private static string Segment(Random random) => random.Next(15) == 0 ? new string('a', 4_000) : Segments[random.Next(Segments.Length)];

    private HostileRequest WithBody(HostileRequest request, Operation operation, Random random)
    {
        var type = operation.BodyTypes[random.Next(operation.BodyTypes.Count)];
        var good = schemas.Plausible(operation.Json.GetProperty("requestBody").GetProperty("content").GetProperty(type).GetProperty("schema")) as JsonObject;
        // A file has no fields that a refusal could name.
        var isFile = good is null;
        good ??= new JsonObject { ["note"] = "x" };
        if (good.ContainsKey("id"))
            good["id"] = random.Next(1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var lines = type.Contains("ndjson", StringComparison.Ordinal) || type.Contains("jsonl", StringComparison.Ordinal);
        var field = good.ElementAt(random.Next(good.Count)).Key;
        request = request with { Type = type };
        HostileRequest Spoilt(string kind, string body, string? named = null) => request with { Kind = kind, Body = Encoding.UTF8.GetBytes(body), Field = lines || isFile ? null : named };
        switch (random.Next(500) == 0 ? -1 : random.Next(16))
        {
            case -1:
                return request with { Kind = "30 MiB", Body = Huge(random) };
            case 0:
                return Spoilt("plain", good.ToJsonString());
            case 1:
                var raw = Raw(random);
                return Spoilt("wrong type", With(good, field, raw), IsNamed(request, raw) ? field : null);
            case 2:
                good.Remove(field);
                return Spoilt("missing", good.ToJsonString());
            case 3:
                good["unknown"] = good.DeepClone();
                good["__proto__"] = new JsonObject { ["x"] = 1 };
                return Spoilt("extra", good.ToJsonString());
            case 4:
                var depth = (int)Math.Pow(10, random.NextDouble() * 4);
                return Spoilt($"deep", With(good, random.Next(2) == 0 ? field : "unknown", Deep(depth, random.Next(2) == 0)));
            case 5 or 6 or 7:
                return Spoilt("hostile text", With(good, field, Text(random)));
            case 8:
                var text = good.ToJsonString();
                return Spoilt("cut off", text[..random.Next(text.Length)]);
            case 9:
                var noise = new byte[random.Next(1, 2_000)];
                random.NextBytes(noise);
                return request with { Kind = "noise", Body = noise };
            case 10:
                return Spoilt("content type", good.ToJsonString()) with { Type = Pick(random, "text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data; boundary=x", "application/json, text/html", "a/b/c", "", "application/x-www-form-urlencoded") };
            case 11:
                return request with { Kind = "gzip", Body = random.Next(20) == 0 ? Zip(new byte[20_000_000]) : Zip(Encoding.UTF8.GetBytes(good.ToJsonString())), Encoding = Pick(random, "gzip", "br", "deflate", "gzip, gzip") };
            case 12:
                return Spoilt("twice", good.ToJsonString()[..^1] + $",\"{field}\":{Raw(random)}}}");
            case 13:
                return Spoilt("not an object", Pick(random, "", "null", "7", "\"x\"", "[]", "[null]", "true", "{}", "[[[]]]", "\uFEFF{}", "{\"\":1}", "{\"a\0\":1}"));
            case 14:
                return Spoilt("lines", string.Join('\n', Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(3) == 0 ? Raw(random) : With(good, field, Text(random)))));
            default:
                return request with { Kind = "bad UTF-8", Body = Encoding.Latin1.GetBytes(good.ToJsonString().Replace("e", "\xE9\xFF", StringComparison.Ordinal)) };
        }
    }

    /// <summary>
    /// Comments are read line by line: a bad one is told of in the receipt, not as a problem. What is no JSON is told of by its place, and some
    /// fields may be null or any text. What is wrong with the address is told before the body is read.
    /// </summary>
    private static bool IsNamed(HostileRequest request, string raw) =>
        !request.Operation.EndsWith("/comments", StringComparison.Ordinal) && raw is not ("NaN" or "'x'" or "null" or "\"x\"")
        && !request.Target.Contains('?', StringComparison.Ordinal)
        && (!request.Operation.Contains("{owner}", StringComparison.Ordinal) || request.Target.Contains("/acme/shop/", StringComparison.Ordinal));

    private static string With(JsonObject good, string field, string raw)
    {
        var copy = good.DeepClone().AsObject();
        copy[field] = "PUT-IT-HERE";
        return copy.ToJsonString().Replace("\"PUT-IT-HERE\"", raw, StringComparison.Ordinal);
    }

    private static string Text(Random random)
    {
        var text = Texts[random.Next(Texts.Length)];
        if (random.Next(10) == 0)
            text = string.Concat(Enumerable.Repeat(text.Length == 0 ? "x" : text, random.Next(1, 20_000)));
        return JsonSerializer.Serialize(text).Replace(HalfPair, "\\ud800", StringComparison.Ordinal);
    }

    private static string Raw(Random random) => Pick(random, "7", "-1", "1e400", "99999999999999999999999999", "1.5", "\"x\"", "true", "null", "[]", "{}", "[1]", "[null]", "{\"a\":1}", "NaN", "'x'");

    private static string Deep(int depth, bool arrays) => arrays
        ? new string('[', depth) + new string(']', depth)
        : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private static byte[] Huge(Random random)
    {
        var body = new byte[HugeBytes];
        Array.Fill(body, (byte)Pick(random, "a", "[", "\n", "{", "\"")[0]);
        return body;
    }

    private static byte[] Zip(byte[] plain)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(plain);
        return zipped.ToArray();
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    /// <summary>The framework's own is another in every process.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) ^ (number * 16777619) ^ (number >> 7));
}
