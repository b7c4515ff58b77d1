using Memory.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Memory.Api;

/// <summary>What every operation of the OpenAPI description has in common: the key, and the answers of the layers before it.</summary>
internal static class Description
{
    private const string Key = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Memory";
            document.Info.Description = "Lessons from code review, for the sessions that need them.";
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of this service: mem_…" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<NeedsScope>().LastOrDefault() is { } needs)
            {
                operation.Description = $"Needs a key with the scope '{needs.Scope.ToString().ToLowerInvariant()}'.";
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }];
                Add(operation, "401", "No key, or one that is not known, was revoked or has ended.");
                Add(operation, "403", "The key lacks the scope or does not cover the repository.");
                Add(operation, "429", "More requests than this key may make in a minute; Retry-After says when to come again.");
                Add(operation, "400", "The request is not valid; the problem names the field and the fix.");
            }
            if (metadata.OfType<IAcceptsMetadata>().Any())
            {
                Add(operation, "413", "The body is over the limit of this route.");
                Add(operation, "415", "The content type is not understood.");
            }
            return Task.CompletedTask;
        });
    }

    private static void Add(OpenApiOperation operation, string status, string description) =>
        (operation.Responses ??= []).TryAdd(status, new OpenApiResponse { Description = description });
}
