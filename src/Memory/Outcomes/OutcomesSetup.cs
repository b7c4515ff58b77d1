namespace Memory.Outcomes;

public static class OutcomesSetup
{
    public static IServiceCollection AddOutcomes(this IServiceCollection services)
    {
        services.AddOptions<OutcomesOptions>().BindConfiguration("Memory:Outcomes")
            .Validate(o => o.DetailDays is >= 30 and <= 36_500, "Memory:Outcomes:DetailDays is 30 to 36500 days.").ValidateOnStart();
        return services.AddHostedService<OutcomePruning>().AddSingleton<Statistics>().AddSingleton<SeenPatterns>().AddSingleton<ExposureLog>()
            .AddHostedService(p => p.GetRequiredService<ExposureLog>()).AddHostedService(p => p.GetRequiredService<SeenPatterns>());
    }

    public static void MapOutcomes(this IEndpointRouteBuilder app)
    {
        StatsEndpoint.Map(app);
        OutcomeEndpoint.Map(app);
    }
}
