using System.Globalization;
using Memory.Ai;
using Memory.Client;

namespace Memory.Doctor;

/// <summary>Which distiller works, and what a model has cost today. The model itself is not asked: that would cost too.</summary>
internal sealed class ModelCheck(StructuredChat chat)
{
    /// <summary>From this share of the day's limit on, somebody should know.</summary>
    private const double NearlySpent = 0.9;

    public async Task<DoctorCheck> LookAsync(CancellationToken cancellation)
    {
        if (!chat.IsConfigured)
            return Finding.Ok("model", "none; the built-in distiller reads comments, and nothing leaves this machine");
        var spent = await chat.SpentAsync(cancellation);
        var said = string.Create(CultureInfo.InvariantCulture, $"{spent.Model}; {spent.Tokens:N0} of {spent.DailyTokens:N0} tokens today in {spent.Calls:N0} calls, {spent.Failed:N0} of them in vain");
        if (spent.Calls > 0 && spent.Failed * 2 >= spent.Calls)
            return Finding.Warning("model", said, "Half of the questions or more came back without an answer that could be used, and the built-in distiller did their work: look for 'could not be asked' in the log, and check Memory:Ai:Chat (provider, model, address, key).");
        return spent.Tokens >= NearlySpent * spent.DailyTokens
            ? Finding.Warning("model", said, "The day's limit is nearly spent; the built-in distiller goes on until midnight UTC. Memory:Ai:DailyTokens raises it.")
            : Finding.Ok("model", said);
    }
}
