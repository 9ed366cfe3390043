import CLibPQ

/// Where PostgreSQL is and how it is used.
///
/// Several hosts, Unix sockets and `sslmode` are libpq's own: `postgres://a,b/campus?sslmode=verify-full`.
public struct PostgresConfiguration: Sendable, CustomStringConvertible {
    /// libpq's own parameters (https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
    let parameters: [String: String]
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

    /// - Parameter url: a `postgres://` URL or a `key=value` string, as libpq reads them.
    /// - Throws: ``PostgresError`` with code `configuration`.
    public init(url: String) throws(PostgresError) {
        var reason: UnsafeMutablePointer<CChar>?
        guard !url.isEmpty, let options = PQconninfoParse(url, &reason) else {
            PQfreemem(reason)
            // libpq's reason quotes the text, and with it perhaps the password.
            throw PostgresError(.configuration, "is no postgres:// URL and no libpq connection string")
        }
        defer { PQconninfoFree(options) }
        var parameters: [String: String] = [:]
        var option = options
        // The array ends with an entry whose keyword is null.
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parameters[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.parameters = parameters
        if let name = parameters["application_name"] { applicationName = name }
        try validate()
    }

    /// The host, port and database; never the password.
    public var description: String {
        let host = parameters["host"] ?? parameters["hostaddr"] ?? "local"
        return "\(host):\(parameters["port"] ?? "5432")/\(parameters["dbname"] ?? "")"
    }

    /// What libpq would only find out when it connects.
    private func validate() throws(PostgresError) {
        let ports = (parameters["port"] ?? "").split(separator: ",")
        guard ports.allSatisfy({ UInt16($0).map { $0 > 0 } ?? false }) else {
            throw PostgresError(.configuration, "port is not between 1 and 65535")
        }
        let modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]
        guard parameters["sslmode"].map(modes.contains) ?? true else {
            throw PostgresError(.configuration, "sslmode is none of \(modes.joined(separator: ", "))")
        }
    }

    /// The parameters for one connection of a pool.
    func parameters(for purpose: PoolPurpose) -> [String: String] {
        let timeout = purpose == .interactive ? interactiveStatementTimeout : statementTimeout
        var settings = [
            "statement_timeout=\(timeout.milliseconds)",
            "idle_in_transaction_session_timeout=\(interactiveStatementTimeout.milliseconds)",
        ]
        // Reads share a transaction and may be sent twice: the server refuses what would change something.
        if purpose == .reads { settings.append("default_transaction_read_only=on") }
        var parameters = sessionParameters(settings)
        if purpose != .reads { parameters["target_session_attrs"] = "read-write" }
        return parameters
    }

    /// The parameters for the migrator, whose statements may take as long as they need.
    var migrationParameters: [String: String] {
        var parameters = sessionParameters([
            "statement_timeout=0", "idle_in_transaction_session_timeout=0", "client_min_messages=warning",
        ])
        parameters["target_session_attrs"] = "read-write"
        parameters["connect_timeout"] = parameters["connect_timeout"] ?? "10"
        return parameters
    }

    private func sessionParameters(_ settings: [String]) -> [String: String] {
        // The text formats that the decoders read; TCP's keep-alive notices a host that vanished from an idle connection.
        var parameters = [
            "gssencmode": "disable", "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
        ].merging(parameters) { $1 }
        let formats = ["timezone=UTC", "datestyle=ISO", "bytea_output=hex"]
        let settings = settings + self.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        parameters["application_name"] = applicationName
        parameters["client_encoding"] = "UTF8"
        parameters["options"] = ([parameters["options"]].compactMap { $0 } + (settings + formats).map { "-c " + $0 })
            .joined(separator: " ")
        return parameters
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
