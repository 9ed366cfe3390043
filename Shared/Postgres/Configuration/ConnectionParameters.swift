import CLibPQ

/// Where a PostgreSQL is and who asks: what a `postgres://` URL says.
///
/// Several hosts, Unix sockets and `sslmode` are libpq's own: `postgres://a,b/campus?sslmode=verify-full`. Neither
/// printing nor dumping it shows a password.
public struct ConnectionParameters: Sendable, Equatable {
    /// libpq's own parameters (https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
    let values: [String: String]

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
        var values: [String: String] = [:]
        var option = options
        // The array ends with an entry whose keyword is null.
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.values = values
        try validate()
    }

    /// What libpq would only find out when it connects, or would take for something else.
    private func validate() throws(PostgresError) {
        let ports = (values["port"] ?? "").split(separator: ",")
        guard ports.allSatisfy({ UInt16($0).map { $0 > 0 } ?? false }) else {
            throw PostgresError(.configuration, "port is not between 1 and 65535")
        }
        let modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]
        guard values["sslmode"].map(modes.contains) ?? true else {
            throw PostgresError(.configuration, "sslmode is none of \(modes.joined(separator: ", "))")
        }
        // A password with @ or / in it ends too early, and the rest would be the host's or the database's name, which
        // errors and logs do show. A leading @ is a socket of Linux's abstract namespace.
        let hosts = (values["host"] ?? "").split(separator: ",")
        guard !hosts.contains(where: { $0.dropFirst().contains("@") }), values["dbname"]?.contains("@") != true else {
            throw PostgresError(.configuration, "holds an @ that is not percent-encoded")
        }
    }

    /// Why nobody can be sure that it is this server who answers, as one clause; nil when TLS proves it, or when every
    /// host is this machine.
    ///
    /// - Parameter environment: libpq reads PGSSLMODE and PGHOST from it.
    func doubt(environment: [String: String]) -> String? {
        let mode = values["sslmode"] ?? environment["PGSSLMODE"] ?? "prefer"
        guard mode != "verify-full" else { return nil }
        let remote = ServerAddress.list(values, environmentHost: environment["PGHOST"]).filter { !$0.isThisMachine }
        guard !remote.isEmpty else { return nil }
        let hosts = remote.map { $0.host.isEmpty ? $0.address : $0.host }.joined(separator: ", ")
        return "sslmode=\(mode) does not verify that the server is \(hosts)"
    }
}

extension ConnectionParameters: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The host, port and database; never the password.
    public var description: String {
        let host = values["host"] ?? values["hostaddr"] ?? "local"
        return "\(host):\(values["port"] ?? "5432")/\(values["dbname"] ?? "")"
    }

    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
