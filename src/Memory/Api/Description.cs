using Memory.Access;
using Memory.Api.Describing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Memory.Api;

/// <summary>What every operation of the OpenAPI description has in common: the key, the words, the examples, and the answers of the layers before it.</summary>
internal static class Description
{
    private const string Key = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            WordsDescription.Describe(schema, context.JsonPropertyInfo);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Head(document);
            Sort(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    }

    private static void Head(OpenApiDocument document)
    {
        document.Info.Title = "Memory";
        document.Info.Description =
            "Lessons from code review, for the sessions that need them.\n\nWhatever fails is answered with a problem (RFC 9457, `application/problem+json`) of one of these types:\n\n"
            + ProblemDescription.List();
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of this service: mem_…" },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemDescription.Schema] = ProblemDescription.Make();
        document.Components.Schemas.Remove("ProblemDetails");
    }

    /// <summary>The same service describes itself in the same words, in the same order.</summary>
    private static void Sort(OpenApiDocument document)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
            paths[path] = item;
        document.Paths = paths;
        document.Components!.Schemas = document.Components.Schemas!.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary();
        if (document.Tags is { } tags)
            document.Tags = new HashSet<OpenApiTag>(tags.OrderBy(t => t.Name, StringComparer.Ordinal));
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var document = context.Document!;
        foreach (var status in (operation.Responses ?? []).Keys.Where(k => k[0] is '4' or '5').ToList())
            ProblemDescription.Add(operation, document, int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
        var text = OperationText.All.GetValueOrDefault(operation.OperationId ?? "");
        operation.Description = text?.Description ?? "";
        if (metadata.OfType<NeedsScope>().LastOrDefault() is { } needs)
        {
            operation.Description = $"{text?.Description} Needs a key with the scope '{needs.Scope.ToString().ToLowerInvariant()}'.".Trim();
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
            ProblemDescription.Add(operation, document, 400, "The request is not valid; the problem names the field and the fix.");
            ProblemDescription.Add(operation, document, 401, "No key, or one that is not known, was revoked or has ended.");
            ProblemDescription.Add(operation, document, 403, "The key lacks the scope or does not cover the repository.");
            ProblemDescription.Add(operation, document, 429, "Too many requests with this key; Retry-After says when to come again.");
            ProblemDescription.Add(operation, document, 503, "The store cannot be reached or written now; the same request is good later.");
        }
        if (metadata.OfType<IAcceptsMetadata>().Any())
        {
            ProblemDescription.Add(operation, document, 408, "The body came too slowly, or not at all.");
            ProblemDescription.Add(operation, document, 413, "The body is over the limit of this route.");
            ProblemDescription.Add(operation, document, 415, "The content type is not understood.");
        }
        ProblemDescription.Add(operation, document, 500, "An error of the service; its log says more.");
        ParameterDescription.Describe(operation);
        Examples(operation, text);
        var sorted = new OpenApiResponses();
        foreach (var (status, answer) in operation.Responses!.OrderBy(r => r.Key, StringComparer.Ordinal))
            sorted[status] = answer;
        operation.Responses = sorted;
    }

    private static void Examples(OpenApiOperation operation, OperationText? text)
    {
        foreach (var body in (operation.RequestBody as OpenApiRequestBody)?.Content?.Values ?? [])
            (body as OpenApiMediaType)!.Example = OperationText.Parse(text?.Request);
        foreach (var answer in operation.Responses!.Where(r => r.Key[0] == '2').SelectMany(r => r.Value.Content?.Values ?? []))
            (answer as OpenApiMediaType)!.Example = OperationText.Parse(text?.Response);
    }
}
