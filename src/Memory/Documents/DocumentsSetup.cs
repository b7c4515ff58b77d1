using Memory.Documents.Endpoints;

namespace Memory.Documents;

public static class DocumentsSetup
{
    public static void MapDocuments(this IEndpointRouteBuilder app) => DocumentEndpoints.Map(app);
}
