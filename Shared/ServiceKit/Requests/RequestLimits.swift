/// What a request may be at most, the same for every public service.
public enum RequestLimits {
    /// Of a body, in bytes: 1 MiB; more is answered 413.
    public static let bodyBytes = 1024 * 1024

    /// How many connections a service keeps.
    public static let connections = ConfigurationVariable(
        "MAX_CONNECTIONS",
        default: "10000",
        "how many connections are served at once; the next ones are answered 503"
    )
    /// What that may be.
    public static let connectionRange = 1...1_000_000
}
