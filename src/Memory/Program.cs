using Memory;
using Memory.Access;
using Memory.Agents;
using Memory.Ai;
using Memory.Answering;
using Memory.Api;
using Memory.Backups;
using Memory.Connecting;
using Memory.Demonstration;
using Memory.Doctor;
using Memory.Documents;
using Memory.Erasure;
using Memory.GitHub;
using Memory.Guidelines;
using Memory.Indexing;
using Memory.Intake;
using Memory.Jobs;
using Memory.Learning;
using Memory.Lessons;
using Memory.Outcomes;
using Memory.Publishing;
using Memory.PullRequests;
using Memory.Renaming;
using Memory.Replaying;
using Memory.Serving;
using Memory.Settings;
using Memory.Storage;
using Memory.Telemetry;

var demo = Demo.IsAsked(ref args);
var builder = WebApplication.CreateBuilder(args);
builder.AddApi();
builder.AddTelemetry();
if (demo)
    Demo.Configure(builder);

builder.Services.AddStorage().AddAccess().AddIntake().AddLessons().AddAi().AddLearning().AddIndexing().AddPublishing().AddServing().AddOutcomes()
    .AddAgents().AddJobs().AddReplay().AddRepositorySettings().AddBackups().AddGitHub().AddConnecting().AddAnswering().AddRenaming().AddPullRequests().AddDoctor();

var app = builder.Build();
app.UseApi();
app.MapApi();
app.MapAccess();
app.MapIntake();
app.MapDocuments();
app.MapGuidelines();
app.MapJobs();
app.MapReplay();
app.MapLessons();
app.MapLearning();
app.MapPublishing();
app.MapPullRequests();
app.MapServing();
app.MapAgents();
app.MapOutcomes();
app.MapRepositorySettings();
app.MapErasure();
app.MapBackups();
app.MapDoctor();
app.MapConnecting();

return await Startup.RunAsync(app, demo);
