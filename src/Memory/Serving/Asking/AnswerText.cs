using System.Globalization;
using System.Text;
using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Writes an answer as sentences and keeps what each rests on.</summary>
internal sealed class AnswerText(AskInput input, IReadOnlyList<QueryWord> question)
{
    private const int RuleMax = 600;
    private const int WhyMax = 300;
    private readonly StringBuilder text = new();
    private readonly List<AskCitation> citations = [];
    private readonly List<string> people = [];

    public string Text => text.ToString().Trim();
    public IReadOnlyList<AskCitation> Citations => citations;
    public IReadOnlyList<string> People => people;

    public static string NotFound(string question, IReadOnlyList<string> people)
    {
        var asked = string.IsNullOrWhiteSpace(question) ? "There was no question." : "Nothing that was said in review or imported answers this.";
        return people.Count == 0 ? asked : $"{asked} Nearest to it in what is known: {Listing(people)}.";
    }

    public void Rule(LessonHit hit)
    {
        var lesson = hit.Lesson;
        var evidence = VisibleEvidence.Of(lesson, input.Grant, input.Repo).ToList();
        if (text.Length > 0)
            text.Append("\n\n").Append("Also: ");
        text.Append(Harmless.Sentence(lesson.Rule, RuleMax));
        if (Harmless.Sentence(lesson.Why, WhyMax) is { Length: > 0 } why)
            text.Append(" The reason given: ").Append(why);
        if (lesson.Paths.Count > 0)
            text.Append(" It applies to ").Append(Listing([.. lesson.Paths.Take(3).Select(p => $"`{Harmless.Code(p, 100)}`")])).Append('.');
        if (lesson.Status == LessonStatus.Conflicted || lesson.ConflictsWith.Count > 0)
            text.Append(" Reviewers do not agree on this one.");
        if (evidence.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $" ({Said(evidence)}, {lesson.Id})");
        else
            text.Append(CultureInfo.InvariantCulture, $" ({lesson.Id})");
        AddPeople(evidence.Select(e => e.Author));
        citations.Add(new AskCitation("lesson", lesson.Id, VisibleEvidence.Url(lesson, input.Grant, input.Repo), lesson.Rule));
    }

    public void Passage(PassageHit hit)
    {
        var passage = hit.Passage;
        var words = PassageSentences.Best(passage, question);
        if (words.Length == 0)
            words = Quotation.Of(passage.Title, WhyMax);
        if (text.Length > 0)
            text.Append("\n\n");
        var title = Quotation.Of(passage.Title, 120);
        if (passage.Kind == Indexing.Passage.Thread)
            text.Append(passage.People.Count > 0
                ? $"Said in review, not a rule, by {Listing([.. passage.People.Take(3).Select(p => Harmless.Line(p, 60))])}: “{words}”"
                : $"Said in review, not a rule: “{words}”");
        else
            text.Append(CultureInfo.InvariantCulture, $"{(title.Length > 0 ? title : "A document")} says: “{words}”");
        AddPeople(passage.People);
        citations.Add(new AskCitation(passage.Kind, passage.Id, passage.Url, words, passage.Kind == Indexing.Passage.Document ? title : null));
    }

    private static string Said(List<Evidence> evidence)
    {
        var authors = evidence.Select(e => Harmless.Line(e.Author, 60)).Distinct(StringComparer.OrdinalIgnoreCase).Take(3).ToList();
        var first = evidence[0].PullRequest is { } pr ? $" in #{pr.ToString(CultureInfo.InvariantCulture)}" : "";
        return $"said by {Listing(authors)}{first}";
    }

    private void AddPeople(IEnumerable<string> logins)
    {
        foreach (var login in logins.Select(l => Harmless.Line(l, 60)))
            if (login.Length > 0 && people.Count < 5 && !people.Contains(login, StringComparer.OrdinalIgnoreCase))
                people.Add(login);
    }

    private static string Listing(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1],
    };
}
