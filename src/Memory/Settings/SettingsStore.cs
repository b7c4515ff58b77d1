using Memory.Storage;

namespace Memory.Settings;

/// <summary>Settings of repositories as rows. Reads know no grant: they are read for what is done with a repository, whoever asks.</summary>
public static class SettingsStore
{
    /// <returns>Empty settings, changed by nobody, where a repository has none.</returns>
    public static async Task<StoredSettings> FindAsync(Session s, string repo) =>
        await s.FirstAsync<Row>("select activation, budget_tokens, targets, teachers, publishing_mode, updated_at, updated_by from repository_settings where repo = @repo", new { repo })
            is { } row ? row.ToStored() : new StoredSettings(new(), null, null);

    /// <summary>Replaces all of them; without any, the row goes.</summary>
    public static Task PutAsync(WriteSession s, string repo, OwnSettings own, string who, DateTimeOffset now) => own.IsEmpty
        ? RemoveAsync(s, repo)
        : s.ExecuteAsync("""
            insert into repository_settings (repo, activation, budget_tokens, targets, teachers, publishing_mode, updated_at, updated_by)
            values (@repo, @Activation, @BudgetTokens, @targets, @teachers, @PublishingMode, @now, @who)
            on conflict (repo) do update set activation = excluded.activation, budget_tokens = excluded.budget_tokens, targets = excluded.targets,
                teachers = excluded.teachers, publishing_mode = excluded.publishing_mode, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """,
            new { repo, own.Activation, own.BudgetTokens, targets = List(own.Targets), teachers = List(own.Teachers), own.PublishingMode, now = now.ToStore(), who });

    public static Task RemoveAsync(WriteSession s, string repo) =>
        s.ExecuteAsync("delete from repository_settings where repo = @repo", new { repo });

    /// <summary>A login leaves every list of teachers.</summary>
    public static async Task ForgetTeacherAsync(WriteSession s, string login)
    {
        foreach (var row in await s.QueryAsync<Named>("select repo, teachers from repository_settings where teachers is not null"))
        {
            var teachers = Json.Read<string[]>(row.Teachers);
            var left = teachers.Where(t => !t.Equals(login, StringComparison.OrdinalIgnoreCase)).ToArray();
            if (left.Length < teachers.Length)
                await s.ExecuteAsync("update repository_settings set teachers = @left where repo = @Repo", new { row.Repo, left = Json.Write(left) });
        }
    }

    private static string? List(IReadOnlyList<string>? list) => list is null ? null : Json.Write(list);

    private sealed class Named
    {
        public string Repo { get; set; } = "";
        public string Teachers { get; set; } = "";
    }

    private sealed class Row
    {
        public string? Activation { get; set; }
        public int? BudgetTokens { get; set; }
        public string? Targets { get; set; }
        public string? Teachers { get; set; }
        public string? PublishingMode { get; set; }
        public long UpdatedAt { get; set; }
        public string UpdatedBy { get; set; } = "";

        public StoredSettings ToStored() => new(new OwnSettings
        {
            Activation = Activation,
            BudgetTokens = BudgetTokens,
            Targets = Targets is null ? null : Json.Read<string[]>(Targets),
            Teachers = Teachers is null ? null : Json.Read<string[]>(Teachers),
            PublishingMode = PublishingMode,
        }, UpdatedAt.FromStore(), UpdatedBy);
    }
}

/// <summary>A repository's own settings, and who changed them when.</summary>
public sealed record StoredSettings(OwnSettings Own, DateTimeOffset? At, string? Who);
