import Foundation
import Postgres
import Synchronization

/// A PostgreSQL of a test's own, on a free port and in a temporary folder, to be killed, stopped and started again.
public final class PostgresTestServer: Sendable {
    public let port: Int
    private let folder: URL
    private let process = Mutex<Process?>(nil)

    /// Its `postgres://` URL.
    public var url: String { "postgres://campus@127.0.0.1:\(port)/postgres" }

    /// Makes a cluster and starts it.
    public init() async throws {
        folder = URL(filePath: "/var/tmp/postgres-\(UUID().uuidString.prefix(8))")
        port = try Self.freePort()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Making a cluster keeps a processor busy for seconds, copying one hardly at all.
        try await Self.run(["cp", "-a", try await Self.cluster.path(), data])
        if getuid() == 0 { try await Self.run(["chown", "postgres", folder.path()]) }
        try await start()
    }

    deinit {
        // Nobody may wait here; what holds no folder any more ends by itself.
        if let pid = postmaster { _ = Foundation.kill(pid, SIGKILL) }
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("cannot remove \(folder.path()): \(error)")
        }
    }

    private var data: String { folder.appending(path: "data").path() }

    /// Starts it (again) and waits until it takes connections.
    ///
    /// - Parameter settings: as after `-c` on its command line.
    public func start(_ settings: [String] = []) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        let all = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"] + settings
        while true {
            let child = Process()
            child.executableURL = URL(filePath: "/usr/bin/env")
            child.arguments = Self.command("postgres", ["-D", data, "-p", "\(port)"] + all.flatMap { ["-c", $0] })
            child.standardError = FileHandle.nullDevice
            child.currentDirectoryURL = URL(filePath: "/")
            try child.run()
            while child.isRunning, .now < deadline {
                if await Self.answers("pg_isready", port) {
                    process.withLock { $0 = child }
                    return
                }
                try await Task.sleep(for: .milliseconds(50))
            }
            // After kill -9 the backends still hold its memory for a moment, and it refuses to start.
            guard .now < deadline else { throw PostgresError(.configuration, "the test's PostgreSQL does not start") }
        }
    }

    /// Ends the postmaster as kill -9 does; its backends notice and end.
    public func kill() async throws { try await end(SIGKILL) }

    /// Ends it in order, cutting every connection (SIGINT is PostgreSQL's fast shutdown).
    public func stop() async throws { try await end(SIGINT) }

    private func end(_ signal: Int32) async throws {
        guard let child = process.withLock({ $0 }) else { return }
        if let pid = postmaster { _ = Foundation.kill(pid, signal) }
        try await Self.waitForEnd(of: child)
        process.withLock { $0 = nil }
    }

    /// Asks now and then instead of blocking a thread that the client under test needs.
    private static func waitForEnd(of child: Process) async throws {
        while child.isRunning { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// The process that holds the cluster: runuser stands between it and us.
    private var postmaster: pid_t? {
        do {
            let lines = try String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8).split(separator: "\n")
            return lines.first.flatMap { pid_t($0) }
        } catch {
            return nil
        }
    }

    private static let cluster = TemplateCluster()

    static func command(_ program: String, _ arguments: [String]) -> [String] {
        // It refuses to run as root.
        let user = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
        return user + ["sh", "-c", "exec \"$(pg_config --bindir)/\(program)\" \"$@\"", program] + arguments
    }

    private static func answers(_ program: String, _ port: Int) async -> Bool {
        do {
            try await run(command(program, ["-q", "-h", "127.0.0.1", "-p", "\(port)"]))
            return true
        } catch {
            return false
        }
    }

    static func run(_ command: [String]) async throws {
        let child = Process()
        child.executableURL = URL(filePath: "/usr/bin/env")
        child.arguments = command
        child.currentDirectoryURL = URL(filePath: "/")
        child.standardOutput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        try child.run()
        try await waitForEnd(of: child)
        guard child.terminationStatus == 0 else {
            throw PostgresError(
                .configuration,
                "\(command.joined(separator: " ")) ended with \(child.terminationStatus)"
            )
        }
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 ? getsockname(descriptor, $0, &size) : -1
            }
        }
        guard descriptor >= 0, status == 0 else { throw PostgresError(.configuration, "no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
