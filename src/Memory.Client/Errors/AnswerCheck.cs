namespace Memory.Client;

/// <summary>Tells an answer of Memory from JSON that something else at the address wrote, which reads as a record without content.</summary>
internal static class AnswerCheck
{
    public static bool IsWhole(object answer) => answer switch
    {
        Stats stats => !string.IsNullOrEmpty(stats.Version),
        Lesson lesson => !string.IsNullOrEmpty(lesson.Id),
        Key key => !string.IsNullOrEmpty(key.Id),
        SearchResult found => found.Items is not null,
        ContextPack pack => pack is { Markdown: not null, Lessons: not null },
        Answer said => said.Text is not null,
        RenderResult rendered => rendered.Files is not null,
        CommentsReceipt receipt => receipt is { Rejected: not null, Lessons: not null },
        DocumentsReceipt receipt => receipt.Rejected is not null,
        GuidelinesReceipt receipt => receipt is { Lessons: not null, Rejected: not null },
        Job job => !string.IsNullOrEmpty(job.Id) && !string.IsNullOrEmpty(job.State),
        JobStarted started => !string.IsNullOrEmpty(started.Job),
        LessonImportReceipt receipt => receipt is { Ids: not null, Rejected: not null },
        SettingsView settings => !string.IsNullOrEmpty(settings.Repo),
        Erasure erased => !string.IsNullOrEmpty(erased.Tombstone),
        Page<Tombstone> page => page.Items is not null,
        Page<Lesson> page => page.Items is not null,
        Page<LessonEvent> page => page.Items is not null,
        Page<Delivery> page => page.Items is not null,
        Page<Repository> page => page.Items is not null,
        Page<Key> page => page.Items is not null,
        Page<AuditEntry> page => page.Items is not null,
        RestoreReceipt receipt => receipt is { Rows: not null, Keys.Length: > 0 },
        DoctorReport report => report.Checks is { Count: > 0 },
        GitHubConnection connection => connection is { Kind.Length: > 0, Owners: not null, Needs: not null },
        GitHubManifest manifest => !string.IsNullOrEmpty(manifest.FormUrl) && !string.IsNullOrEmpty(manifest.Manifest),
        GitHubPing ping => ping.Detail is not null,
        _ => true,
    };
}
