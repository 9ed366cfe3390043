import Metrics

/// The durations of statements by their names, each timer looked up once. Used on the reactor's thread only.
struct StatementTimers {
    /// Taken where the client is made: the reactor's thread is no task's.
    private let factory = MetricsSystem.factory
    private var timers: [StatementName: Timer] = [:]

    mutating func record(_ name: StatementName, _ duration: Duration) {
        timer(name).record(duration: duration)
    }

    private mutating func timer(_ name: StatementName) -> Timer {
        if let timer = timers[name] { return timer }
        let timer = Timer(
            label: "postgres_query_duration",
            dimensions: [("statement", name.text)],
            factory: factory
        )
        timers[name] = timer
        return timer
    }
}
