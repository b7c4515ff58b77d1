using Memory.Intake;
using Memory.Lessons;
using Memory.Publishing;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Settings;

/// <summary>What holds where: the service's settings as they are now, with what each repository says on top.</summary>
public sealed class SettingsOfRepositories(
    IOptionsMonitor<LessonsOptions> lessons, IOptionsMonitor<PublishingOptions> publishing, IOptionsMonitor<IntakeOptions> intake)
{
    public EffectiveSettings OfService => new(
        lessons.CurrentValue.Activation, publishing.CurrentValue.BudgetTokens, publishing.CurrentValue.Targets, intake.CurrentValue.Teachers, publishing.CurrentValue.Mode);

    public async Task<EffectiveSettings> OfAsync(Session s, string repo) => OfService.Under((await SettingsStore.FindAsync(s, repo)).Own);

    /// <summary>The service's settings of intake with the teachers of a repository.</summary>
    public IntakeOptions IntakeOf(EffectiveSettings settings) => new()
    {
        Tags = intake.CurrentValue.Tags,
        Bots = intake.CurrentValue.Bots,
        MaxBodyBytes = intake.CurrentValue.MaxBodyBytes,
        Teachers = [.. settings.Teachers],
    };
}
