namespace Memory.Tests.Serving;

/// <summary>
/// Requests to the repository of <c>gold/onboarding.jsonl</c>: the lesson that should be in front of the agent, or
/// <c>-</c> where none has to do with it. Written for this test before the cut-off was tuned.
/// </summary>
internal static class OnboardingRequests
{
    public static IEnumerable<(string? Lesson, string Task)> All =>
        Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => l.Split(" | ", 2)).Select(p => (p[0] == "-" ? null : p[0], p[1]));

    private const string Lines = """
        L1 | Load the list of harbours with a SQL query in HarbourController
        L2 | Write an integration test for the booking repository against SQLite
        L3 | Add a discount field to the ticket price as a double
        L4 | Start the payment as soon as the customer has picked a seat
        L5 | Show the departure time on the confirmation page in the browser's time zone
        L6 | Add a created_at timestamp column for bookings, in local time
        L7 | Deploy the new build from my laptop to production
        L8 | Prepare a deploy for Friday afternoon
        L9 | Speed up GatePrinter by getting rid of Thread.Sleep
        L10 | Call the Stripe payment provider API from the checkout service
        L11 | Make failed payment calls retry five times with exponential backoff
        L12 | Log the passport number when the check of a passenger fails
        L13 | Implement a cleanup that deletes old passenger lists after sailing
        L14 | Create a feature branch for ticket FT-501 and open a pull request
        L15 | Put the Swedish and English UI texts for the refund dialog inline
        L16 | Fetch the timetable in the SailingList component
        L17 | Use a placeholder instead of a label on the email form field
        L18 | Add a charting library to the booking page bundle
        L19 | Return an error with a message when the booking is not found: problem+json?
        L20 | Introduce a breaking change to the API response of /v2/sailings
        L21 | Fix a typo in the generated TypeScript client in web/src/generated
        L22 | Add a background task to the API that sends reminder mails
        L23 | Make the nightly invoice job safe when the queue delivers a message twice
        L24 | Add the NuGet package Polly for resilience
        L25 | Write a migration with a rollback script that adds the column deck
        L26 | Rename the column pax to passengers
        L27 | Test the departures board against the live feed
        L28 | Integrate a new external service for weather warnings
        L29 | Improve the performance of the search: make the timetable query faster
        L30 | Write the text "your boat leaves soon" for the reminder notification
        - | Center the logo in the page header
        - | Add a dark mode toggle to the settings screen
        - | Fix the crash when the profile picture is missing
        - | Upgrade the project from .NET 9 to .NET 10
        - | Implement a loyalty points calculation for frequent travellers
        - | Convert the README from Markdown to AsciiDoc
        - | Rewrite the CSV parser with spans to allocate less
        - | Why does the build print a warning about nullable references?
        - | Add keyboard shortcuts to the admin grid
        - | Extract the address validation into its own class
        - | Change the colour of the primary button to teal
        - | Explain how dependency injection is configured in this solution
        - | Add unit tests for the StringExtensions class
        - | Set up Renovate with a weekly schedule
        - | Sort the crew members by surname in the crew list
        - | Introduce feature flags with a simple interface
        - | Remove unused imports from the frontend code
        - | Add a health check endpoint for the load balancer
        - | Draw a map of all routes with Leaflet
        - | Implement full text search over help articles
        - | Let admins export the audit trail as a spreadsheet
        - | Replace Moq with NSubstitute in the unit tests
        - | Refactor the weather widget to use hooks
        - | Fix the flaky scrolling behaviour on iOS
        - | Add OpenTelemetry tracing to the gateway
        - | Write an ADR template
        - | Cache the exchange rates for an hour
        - | What does the function normalizeHarbourCode do?
        - | Make the footer sticky on small screens
        - | Generate a sitemap at build time
        """;
}
