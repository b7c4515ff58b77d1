using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Memory.Client;

/// <summary>
/// The records of the contract as JSON: camelCase, nulls left out. Source generated, so that a short-lived process need not reflect.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(IReadOnlyCollection<Comment>))]
[JsonSerializable(typeof(CommentsReceipt))]
[JsonSerializable(typeof(IReadOnlyCollection<Document>))]
[JsonSerializable(typeof(DocumentsReceipt))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(JobStarted))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(Page<Delivery>))]
[JsonSerializable(typeof(Lesson))]
[JsonSerializable(typeof(LessonInput))]
[JsonSerializable(typeof(LessonNote))]
[JsonSerializable(typeof(LessonImportReceipt))]
[JsonSerializable(typeof(Page<Lesson>))]
[JsonSerializable(typeof(Page<LessonEvent>))]
[JsonSerializable(typeof(ContextRequest))]
[JsonSerializable(typeof(ContextPack))]
[JsonSerializable(typeof(SearchResult))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(RenderRequest))]
[JsonSerializable(typeof(RenderResult))]
[JsonSerializable(typeof(Stats))]
[JsonSerializable(typeof(RepositorySettings))]
[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(Erasure))]
[JsonSerializable(typeof(Page<Tombstone>))]
[JsonSerializable(typeof(RestoreReceipt))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(TidyReport))]
[JsonSerializable(typeof(Page<Repository>))]
[JsonSerializable(typeof(KeyInput))]
[JsonSerializable(typeof(Key))]
[JsonSerializable(typeof(Page<Key>))]
[JsonSerializable(typeof(KeyRotation))]
[JsonSerializable(typeof(Page<AuditEntry>))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(JsonObject))]
public sealed partial class MemoryJson : JsonSerializerContext;
