import CLibPQ

/// Where PostgreSQL is and how it is used.
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
    /// for that long means a stopped server and not a slow statement.
    public var statementTimeout = Duration.seconds(2)
    /// How long the server lets a statement of an interactive transaction run.
    public var interactiveStatementTimeout = Duration.seconds(10)
    /// How long a connection that owes an answer may stay silent before it is given up.
    public var progressTimeout = Duration.seconds(3)
    /// How long a caller waits for an answer, connecting included.
    public var waiterTimeout = Duration.seconds(8)
    public var connectTimeout = Duration.seconds(5)
    /// How many callers may wait for a connection; beyond it they are refused at once.
    public var waiterLimit = 20_000

    /// - Parameter url: a `postgres://` URL or a `key=value` string, as libpq reads them.
    /// - Throws: ``PostgresError`` with code `configuration`.
    public init(url: String) throws(PostgresError) {
        var reason: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &reason) else {
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
    }

    /// The host, port and database; never the password.
    public var description: String {
        let host = parameters["host"] ?? parameters["hostaddr"] ?? "local"
        return "\(host):\(parameters["port"] ?? "5432")/\(parameters["dbname"] ?? "")"
    }

    /// The parameters for one connection.
    func parameters(for purpose: PoolPurpose, addresses: String?) -> [String: String] {
        var parameters = parameters
        parameters["application_name"] = applicationName
        parameters["client_encoding"] = "UTF8"
        let timeout = purpose == .interactive ? interactiveStatementTimeout : statementTimeout
        parameters["options"] =
            (parameters["options"].map { $0 + " " } ?? "")
            + "-c statement_timeout=\(timeout.milliseconds) -c timezone=UTC -c datestyle=ISO"
            + " -c idle_in_transaction_session_timeout=\(interactiveStatementTimeout.milliseconds)"
        if purpose != .reads { parameters["target_session_attrs"] = "read-write" }
        if let addresses { parameters["hostaddr"] = addresses }
        return parameters
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
