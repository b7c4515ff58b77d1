namespace Memory.Outcomes;

public static class OutcomesSetup
{
    public static IServiceCollection AddOutcomes(this IServiceCollection services) =>
        services.AddSingleton<Statistics>().AddSingleton<SeenPatterns>().AddSingleton<ExposureLog>()
            .AddHostedService(p => p.GetRequiredService<ExposureLog>()).AddHostedService(p => p.GetRequiredService<SeenPatterns>());

    public static void MapOutcomes(this IEndpointRouteBuilder app)
    {
        StatsEndpoint.Map(app);
        OutcomeEndpoint.Map(app);
    }
}
