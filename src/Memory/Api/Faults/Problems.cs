using Memory.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Memory.Api;

/// <summary>Every failed request is answered with an RFC 9457 problem. Unknown errors are logged whole and say nothing outside.</summary>
public static class Problems
{
    private static readonly Dictionary<Fault, (int Status, string Name, string Title)> Known = new()
    {
        [Fault.Invalid] = (400, "invalid", "The request is not valid"),
        [Fault.Unauthorized] = (401, "unauthorized", "A key is needed"),
        [Fault.Forbidden] = (403, "forbidden", "This key may not do that"),
        [Fault.NotFound] = (404, "not-found", "Not found"),
        [Fault.MethodNotAllowed] = (405, "method-not-allowed", "Not with this method"),
        [Fault.Conflict] = (409, "conflict", "That cannot follow from the present state"),
        [Fault.PreconditionFailed] = (412, "precondition-failed", "It was changed in between"),
        [Fault.TooLarge] = (413, "too-large", "The request is too large"),
        [Fault.UnsupportedMediaType] = (415, "unsupported-media-type", "This content type is not understood"),
        [Fault.TooManyRequests] = (429, "too-many-requests", "Too many requests"),
        [Fault.TooSlow] = (408, "too-slow", "The request came too slowly"),
        [Fault.Unavailable] = (503, "unavailable", "Not available now"),
        [Fault.Internal] = (500, "internal", "Something went wrong here"),
    };

    /// <summary>Every kind of problem, for the description and for whoever maps them back.</summary>
    public static IEnumerable<(Fault Fault, int Status, string Type, string Title)> All =>
        Known.Select(k => (k.Key, k.Value.Status, $"urn:memory:{k.Value.Name}", k.Value.Title));

    public static ProblemDetails Of(Fault fault, string detail, string? field = null)
    {
        var (status, name, title) = Known[fault];
        var problem = new ProblemDetails { Status = status, Type = $"urn:memory:{name}", Title = title, Detail = detail };
        if (field is not null)
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [detail] };
        return problem;
    }

    public static async Task WriteAsync(HttpContext http, Fault fault, string detail, string? field = null)
    {
        // Where the request failed, its endpoint is known to the feature alone.
        var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        if (fault != Fault.Unauthorized && endpoint?.Metadata.GetMetadata<AnswersFaultsEmpty>() is not null)
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            return;
        }
        var problem = Of(fault, detail, field);
        http.Response.StatusCode = problem.Status!.Value;
        if (fault == Fault.Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        await http.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", http.RequestAborted);
    }

    /// <summary>What no endpoint has answered: faults, bad bodies, unknown routes, and the unknown.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => AnswerAsync(http, http.Features.Get<IExceptionHandlerFeature>()?.Error),
            // A HEAD is answered without a body; the framework would take such a 404 for an accident of ours.
            AllowStatusCode404Response = true,
            // A fault is an answer, not an accident: only what we did not foresee is logged as an error.
            SuppressDiagnosticsCallback = context => context.Exception is FaultException or BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePages(async context =>
        {
            var status = context.HttpContext.Response.StatusCode;
            var request = context.HttpContext.Request;
            await (status switch
            {
                404 => WriteAsync(context.HttpContext, Fault.NotFound, $"There is no {request.Path.Value} here. The routes are listed at /openapi/v1.json."),
                405 => WriteAsync(context.HttpContext, Fault.MethodNotAllowed, $"{request.Path.Value} does not take {request.Method}."),
                415 => WriteAsync(context.HttpContext, Fault.UnsupportedMediaType, "Send application/json."),
                _ => Task.CompletedTask,
            });
        });
    }

    /// <summary>The framework names a parameter with its type ("Nullable&lt;int&gt; limit"); callers know it by its name alone.</summary>
    private static string? Parameter(string message)
    {
        var quoted = message.Split('"');
        return quoted.Length > 2 && message.Contains("parameter", StringComparison.Ordinal) ? quoted[1].Split(' ')[^1] : null;
    }

    private static Task AnswerAsync(HttpContext http, Exception? error) => error switch
    {
        FaultException fault => WriteAsync(http, fault.Fault, fault.Message, fault.Field),
        BadHttpRequestException { StatusCode: 413 } => WriteAsync(http, Fault.TooLarge, "The body is over the limit of this route."),
        BadHttpRequestException { StatusCode: 408 } => WriteAsync(http, Fault.TooSlow, "The body came too slowly, or not at all."),
        BadHttpRequestException { StatusCode: 415 } => WriteAsync(http, Fault.UnsupportedMediaType, "Send application/json."),
        BadHttpRequestException bad => Parameter(bad.Message) is { } name
            ? WriteAsync(http, Fault.Invalid, $"{name} is missing or has the wrong type.", name)
            : WriteAsync(http, Fault.Invalid, bad.Message),
        OperationCanceledException => Task.CompletedTask,
        not null when http.RequestServices.GetRequiredService<Database>().IsUnavailable(error) =>
            WriteAsync(http, Fault.Unavailable, "The store cannot be reached or written now. Try again later; what is handed in twice counts once."),
        _ => WriteAsync(http, Fault.Internal, "The error is in the service's log."),
    };
}
