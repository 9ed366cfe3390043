/// Where PostgreSQL is and how it is used.
public struct PostgresConfiguration: Sendable {
    /// What the next connection is made with.
    private let source: @Sendable () -> ConnectionParameters
    /// Called when a connection could not be made, so that a new password is looked for at once.
    let connectingFailed: @Sendable () -> Void
    /// What the server shows in `pg_stat_activity`.
    public var applicationName = "campus-events"
    /// Connections that pipeline reads.
    public var readConnections = 2
    /// Connections that pipeline write transactions.
    public var writeConnections = 4
    /// Connections for transactions of several steps; one such transaction holds one.
    public var interactiveConnections = 4
    /// How long the server lets a pipelined statement run. Shorter than ``progressTimeout``, so that silence
    /// for that long means a stopped server and not a slow statement; what takes longer belongs in a transaction.
    public var statementTimeout = Duration.seconds(2)
    /// How long the server lets a statement of an interactive transaction run, and the transaction wait for the next.
    public var interactiveStatementTimeout = Duration.seconds(10)
    /// How long a connection that owes an answer may stay silent before it is given up; on an interactive one it
    /// counts from ``interactiveStatementTimeout`` on.
    public var progressTimeout = Duration.seconds(3)
    /// How long a caller waits for an answer, connecting included.
    public var waiterTimeout = Duration.seconds(8)
    public var connectTimeout = Duration.seconds(5)
    /// How many callers may wait for a connection; beyond it they are refused at once.
    public var waiterLimit = 20_000
    /// More of the server's settings for every connection, by name; what stands in the program's source only.
    public var settings: [String: String] = [:]

    /// A server whose address and password do not change.
    ///
    /// - Parameter url: a `postgres://` URL or a `key=value` string, as libpq reads them.
    /// - Throws: ``PostgresError`` with code `configuration`.
    public init(url: String) throws(PostgresError) {
        let parameters = try ConnectionParameters(url: url)
        self.init(following: { parameters })
    }

    /// A server whose password, or whole address, may change while the client runs: each new connection is made with
    /// what holds then, and those that stand already live on, as PostgreSQL lets them.
    ///
    /// - Parameters:
    ///   - source: asked before each connection, on a thread of the client's; must not block.
    ///   - connectingFailed: called when a connection could not be made, perhaps because the password is an old one.
    public init(
        following source: @escaping @Sendable () -> ConnectionParameters,
        connectingFailed: @escaping @Sendable () -> Void = {}
    ) {
        self.source = source
        self.connectingFailed = connectingFailed
        if let name = source().values["application_name"] { applicationName = name }
    }

    /// What a connection would be made with now.
    var server: ConnectionParameters { source() }

    /// libpq's parameters for one connection of a pool.
    func parameters(for purpose: PoolPurpose, of server: ConnectionParameters) -> [String: String] {
        let timeout = purpose == .interactive ? interactiveStatementTimeout : statementTimeout
        var settings = [
            "statement_timeout=\(timeout.milliseconds)",
            "idle_in_transaction_session_timeout=\(interactiveStatementTimeout.milliseconds)",
        ]
        // Reads share a transaction and may be sent twice: the server refuses what would change something.
        if purpose == .reads { settings.append("default_transaction_read_only=on") }
        var parameters = sessionParameters(settings, server)
        if purpose != .reads { parameters["target_session_attrs"] = "read-write" }
        return parameters
    }

    /// The parameters for the migrator, whose statements may take as long as they need.
    var migrationParameters: [String: String] {
        var parameters = sessionParameters(
            ["statement_timeout=0", "idle_in_transaction_session_timeout=0", "client_min_messages=warning"],
            server
        )
        parameters["target_session_attrs"] = "read-write"
        parameters["connect_timeout"] = parameters["connect_timeout"] ?? "10"
        return parameters
    }

    /// libpq's parameters for a connection to the very server that another one is connected to.
    func cancelParameters(_ place: ServerAddress) -> [String: String] {
        let parameters = sessionParameters(["statement_timeout=\(statementTimeout.milliseconds)"], server)
            .merging(["connect_timeout": "\(max(2, connectTimeout.components.seconds))"]) { $1 }
        return ServerAddress.parameters([place], over: parameters)
    }

    private func sessionParameters(_ settings: [String], _ server: ConnectionParameters) -> [String: String] {
        // The text formats that the decoders read; TCP's keep-alive notices a host that vanished from an idle connection.
        var parameters = [
            "gssencmode": "disable", "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
        ].merging(server.values) { $1 }
        let formats = ["timezone=UTC", "datestyle=ISO", "bytea_output=hex"]
        let settings = settings + self.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        parameters["application_name"] = applicationName
        parameters["client_encoding"] = "UTF8"
        parameters["options"] = ([parameters["options"]].compactMap { $0 } + (settings + formats).map { "-c " + $0 })
            .joined(separator: " ")
        return parameters
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The host, port and database; never the password.
    public var description: String { server.description }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["server": server, "applicationName": applicationName]) }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
