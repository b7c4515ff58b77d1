using System.Text.Json;
using System.Text.RegularExpressions;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.GitHub.Credentials;
using Memory.Intake.Answers;
using Memory.Intake.Events;
using Memory.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Memory.Intake.Webhooks;

/// <summary>GitHub tells what happened: signed, stored, acknowledged. Nothing else happens in the request, and the raw body is not kept.</summary>
internal static partial class WebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        // Bursts are normal. Whoever cannot sign is held back below.
        app.MapPost("/webhooks/github", PostAsync).AllowAnonymous().Costs(Work.Free).WithTags("Comments").WithName("GitHubWebhook")
            .WithSummary("GitHub tells what happened, signed with the webhook's secret.")
            .Accepts<JsonElement>("application/json", "application/x-www-form-urlencoded")
            .Produces<WebhookReceipt>(202).Produces<WebhookReceipt>(200).ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(429).ProducesProblem(503);

    private static async Task<IResult> PostAsync(HttpContext http, Inbox inbox, EventInbox events, IEnumerable<HostEventKind> kinds,
        GitHubIdentity github, IOptions<IntakeOptions> intake, AnswerWishes wishes, HostRepositories repositories, RateLimits limits, GitHubSelf self, Database database, TimeProvider time)
    {
        if (github.Current.WebhookSecret is not { } secret)
            throw new FaultException(Fault.Unavailable, "Memory:GitHub:WebhookSecret is not set, so nobody can prove to be GitHub. Set it to the secret of the webhook, or run memory github connect.");
        var body = await JsonBody.BytesAsync(http, intake.Value.MaxBodyBytes);
        DemandSigned(http, body.Span, secret, limits);
        var payload = Payload(http.Request, body);
        var name = http.Request.Headers["X-GitHub-Event"].ToString();
        var id = http.Request.Headers["X-GitHub-Delivery"].ToString();
        var reading = Read(name, payload.Span, time.GetUtcNow(), self.Name);
        if (!DeliveryId().IsMatch(id))
            throw FaultException.Invalid("X-GitHub-Delivery", "X-GitHub-Delivery is missing or is no delivery's id (letters, digits and '-').");
        if (reading.Event is { } happened && !kinds.Any(k => k.Name == happened.Name && k.Wants(happened)))
            reading = WebhookReading.Ignore("nothing here uses it");
        if (name == "ping")
            await WebhookPing.NoteAsync(database, time.GetUtcNow());
        if (reading.Ignored is { } why)
            return Results.Json(new WebhookReceipt { Ignored = $"{name}: {why}" }, statusCode: 200);
        return Results.Json(new WebhookReceipt { Delivery = await StoreAsync(inbox, events, id.ToLowerInvariant(), name, reading, wishes, repositories) }, statusCode: 202);
    }

    private static void DemandSigned(HttpContext http, ReadOnlySpan<byte> body, string secret, RateLimits limits)
    {
        var state = WebhookSignature.Check(body, secret, http.Request.Headers["X-Hub-Signature-256"], http.Request.Headers["X-Hub-Signature"]);
        if (state == SignatureState.Valid)
            return;
        if (limits.TakeStranger(http.Connection.RemoteIpAddress) is { } wait)
        {
            http.Response.Headers.RetryAfter = $"{(long)Math.Ceiling(wait.TotalSeconds)}";
            throw new FaultException(Fault.TooManyRequests, "Too many requests that nobody signed. Come again later.");
        }
        throw new FaultException(Fault.Unauthorized, state switch
        {
            SignatureState.Missing => "X-Hub-Signature-256 is missing: give the webhook the secret that Memory:GitHub:WebhookSecret has.",
            SignatureState.Outdated => "X-Hub-Signature (SHA-1) is not enough: X-Hub-Signature-256 is missing.",
            _ => "X-Hub-Signature-256 does not fit the body: the webhook's secret is not the one in Memory:GitHub:WebhookSecret, or the body was changed on its way.",
        });
    }

    private static ReadOnlyMemory<byte> Payload(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (request.HasJsonContentType())
            return body;
        if (!string.Equals(request.ContentType?.Split(';')[0].Trim(), "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            throw new FaultException(Fault.UnsupportedMediaType, "Send application/json, or application/x-www-form-urlencoded with the JSON in payload.");
        using var reader = new FormReader(System.Text.Encoding.UTF8.GetString(body.Span)) { ValueCountLimit = 10, KeyLengthLimit = 100, ValueLengthLimit = body.Length + 1 };
        try
        {
            var form = reader.ReadForm();
            return form.TryGetValue("payload", out var payload) ? System.Text.Encoding.UTF8.GetBytes(payload.ToString())
                : throw FaultException.Invalid("payload", "payload is missing: a form carries the JSON in it.");
        }
        catch (InvalidDataException)
        {
            throw new FaultException(Fault.Invalid, "The body is no form with the JSON in payload.");
        }
    }

    private static WebhookReading Read(string name, ReadOnlySpan<byte> payload, DateTimeOffset now, OurName us)
    {
        try
        {
            JsonBody.DemandUtf8(payload);
            var whole = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = BodyLines.DepthMax });
            while (whole.Read())
            {
                // To the end: what we do not use of it must be JSON too.
            }
            return name.Length > 0 ? WebhookReader.Read(name, payload, now, us) : throw FaultException.Invalid("X-GitHub-Event", "X-GitHub-Event is missing: it says what the body is.");
        }
        catch (JsonException e)
        {
            throw new FaultException(Fault.Invalid, e.Path is null or "$" ? "The body is not the JSON that GitHub sends for this event." : $"The body is not the JSON that GitHub sends for this event ({e.Path.TrimStart('$', '.')}).");
        }
        catch (InvalidOperationException)
        {
            throw new FaultException(Fault.Invalid, JsonBody.HalfPair);
        }
    }

    private static async Task<string> StoreAsync(Inbox inbox, EventInbox events, string id, string name, WebhookReading reading, AnswerWishes wishes, HostRepositories repositories)
    {
        if (reading.Event is { } happened)
        {
            await events.StoreAsync(id, happened);
            return id;
        }
        var comment = reading.Comments[0];
        try
        {
            if (reading.HostId is { } hostId)
                comment = comment with { Repo = await repositories.SeenAsync(hostId, comment.Repo) };
            await inbox.StoreAsync(id, name, comment, name != "pull_request_review_thread" && wishes.Has(comment));
        }
        catch (InboxFullException full)
        {
            throw new FaultException(Fault.Unavailable, full.Message);
        }
        catch (NameTakenException taken)
        {
            // By a name of its own: sent again when the name is free, it is taken.
            id = $"clash-{id}";
            await events.ParkAsync(id, new HostEvent(name, "clash", comment.Repo, reading.HostId, null), taken.Message);
        }
        return id;
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}\z")]
    private static partial Regex DeliveryId();
}
