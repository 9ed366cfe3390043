/// What each metric says, for the `# HELP` lines: swift-metrics has no place for it. docs/monitoring.md has the same
/// with the labels.
enum MetricHelp {
    static let texts = requests.merging(process) { first, _ in first }
        .merging(database) { first, _ in first }
        .merging(decisions) { first, _ in first }
        .merging(telling) { first, _ in first }
        .merging(campus) { first, _ in first }

    private static let requests = [
        "edge_connections": "Open connections, WebSockets among them.",
        "edge_connections_refused_total": "Connections beyond the most that are served.",
        "edge_requests_total": "Requests by who answered them: memory, a lane, a route, or a refusal.",
        "edge_websocket_messages_total": "WebSocket messages, received and sent.",
        "edge_websockets": "Open WebSockets.",
        "edge_websockets_closed_total": "WebSockets that were closed, by which side.",
        "edge_websockets_cut_off_total": "WebSockets that were cut off, by why.",
        "http_request_duration_seconds": "How long requests took, from their head to their answer's.",
        "http_requests_in_flight": "Requests that are not answered yet.",
        "http_requests_total": "Requests that were answered; the route memory is what needs no route.",
        "live_connections": "Live connections of people's pages.",
        "live_messages_sent_total": "Messages that were sent over live connections.",
        "rate_limit_decisions_total": "Rate limits' decisions, by whose counts they were made with.",
        "rate_limit_refusals_total": "Requests that a rate limit refused.",
        "rate_limit_shared": "Whether replicas share what their rate limits count.",
    ]

    private static let process = [
        "build_info": "1, with what runs.",
        "process_cpu_seconds_total": "Processor time that was used, of all threads.",
        "process_max_fds": "How many files may be open.",
        "process_open_fds": "How many files are open, connections among them.",
        "process_resident_memory_bytes": "Memory that is held.",
        "process_start_time_seconds": "When the process began, in seconds since 1970.",
        "process_threads": "How many threads there are.",
        "spans_total": "Spans of traces, by what became of them.",
    ]

    private static let database = [
        "postgres_connections_lost_total": "Connections to PostgreSQL that broke, or did not come up.",
        "postgres_pool_connections": "Connections to PostgreSQL that are up.",
        "postgres_pool_connections_busy": "Connections to PostgreSQL that owe an answer or belong to a transaction.",
        "postgres_pool_size": "Connections to PostgreSQL that there should be.",
        "postgres_pool_wait_seconds": "How long callers waited until their statements were sent.",
        "postgres_pool_waiting": "Callers that wait for a connection.",
        "postgres_query_duration_seconds": "How long statements took until they were answered.",
    ]

    private static let decisions = [
        "decision_batch_size": "Decisions about seats that went to the database together.",
        "decision_wait_seconds": "How long the first of each batch waited until it was sent.",
        "decisions_total": "Decisions about seats, by their outcome.",
        "decisions_turned_away_total": "Decisions that were refused because too many waited.",
    ]

    private static let telling = [
        "announcements_failed_total": "Rounds in which what is to be announced could not be.",
        "announcements_told_total": "People that were told of changes, and reminded.",
        "jobs_attempt_seconds": "How long attempts at jobs took.",
        "jobs_attempts_total": "Attempts at jobs, by their outcome.",
        "jobs_depth": "Jobs in a queue, by state.",
        "jobs_oldest_ready_seconds": "How long the oldest job that could run has waited.",
        "jobs_paused": "Whether somebody has paused the queue.",
        "jobs_rate_share": "What is used of the rate that is allowed.",
        "jobs_reachable": "Whether Redis told the queue's figures when it was last asked.",
        "notification_delay_seconds": "How long after their time notifications were handed over.",
        "notifications_total": "Notifications, by what became of them.",
        "outbox_accepted_total": "Entries of the outbox that notification-service has taken.",
        "outbox_oldest_seconds": "How long the oldest entry of the outbox has waited.",
        "outbox_refused_total": "Notifications that notification-service did not take.",
        "outbox_waiting": "Entries of the outbox that wait, 10,000 standing for more.",
        "queue_reconciled_total": "Jobs that were enqueued again because the queue had forgotten them.",
    ]

    private static let campus = [
        "active_users": "People who used their accounts in the last day, seven days and thirty days.",
        "campus_figures_age_seconds": "How old the figures of the campus are.",
        "category_attendees": "Seats that are taken at upcoming events, by category.",
        "erasures_failed_total": "Rounds in which people could not be erased.",
        "event_attendees": "Seats that are taken at the ten upcoming events that most people go to.",
        "event_seats": "Seats that those ten events have.",
        "events_created_total": "Events that were made, by category.",
        "events_upcoming": "Published events that are not over, by category.",
        "figures_failed_total": "Rounds in which the figures over many events could not be counted.",
        "rsvps": "RSVPs to upcoming events, by status; checked_in is part of confirmed.",
        "seats_oversold": "Seats that were given beyond what events have. Anything but 0 is a fault.",
    ]
}
