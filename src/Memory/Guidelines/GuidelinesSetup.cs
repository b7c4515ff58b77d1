using Memory.Guidelines.Endpoints;

namespace Memory.Guidelines;

public static class GuidelinesSetup
{
    public static void MapGuidelines(this IEndpointRouteBuilder app) => GuidelineEndpoints.Map(app);
}
