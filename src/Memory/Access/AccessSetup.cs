namespace Memory.Access;

public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<KeyStore>().AddSingleton<FirstRunKeys>();

    public static void MapAccess(this IEndpointRouteBuilder app) => KeyEndpoints.Map(app);
}
