import Foundation
import Redis
import Synchronization

/// A redis-server of a test's own, on a free port and in a temporary folder, to be killed, stopped and started again.
/// It keeps nothing on disk: started again, it is empty.
public final class RedisTestServer: Sendable {
    public let port: Int
    /// Its Unix socket, beside the port.
    public let socketPath: String
    private let folder: URL
    private let options: [String]
    private let process = Mutex<Process?>(nil)

    /// Starts a server and waits until it answers.
    ///
    /// - Parameters:
    ///   - options: As on redis-server's command line.
    ///   - isCluster: Whether it is a cluster's only node, which has no slots yet.
    public init(options: [String] = [], isCluster: Bool = false) async throws {
        // By itself it takes the port 10,000 above, which there need not be.
        let bus = isCluster ? ["--cluster-enabled", "yes", "--cluster-port", "\(try Self.freePort())"] : []
        self.options = options + bus
        folder = FileManager.default.temporaryDirectory.appending(path: "redis-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        socketPath = folder.appending(path: "redis.sock").path()
        port = try Self.freePort()
        try await start()
    }

    deinit {
        kill()
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("cannot remove \(folder.path()): \(error)")
        }
    }

    public var url: String { "redis://127.0.0.1:\(port)" }

    /// Starts it (again) on its port, and waits until it answers.
    public func start() async throws {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        child.arguments =
            ["redis-server", "--port", "\(port)", "--bind", "127.0.0.1", "--unixsocket", socketPath]
            + ["--save", "", "--appendonly", "no", "--dir", folder.path(), "--logfile", "redis.log"] + options
        child.standardOutput = FileHandle.nullDevice
        try child.run()
        process.withLock { $0 = child }
        let deadline = ContinuousClock.now + .seconds(10)
        while !Self.accepts(port: port) {
            guard child.isRunning, .now < deadline else { throw RedisTestFailure("redis-server did not start") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Ends it as kill -9 does, and waits until it is gone.
    public func kill() {
        signal(SIGKILL)
        process.withLock { child in
            child?.waitUntilExit()
            child = nil
        }
    }

    /// Sends a signal, such as SIGSTOP: it lives, and does not answer.
    public func signal(_ number: Int32) {
        process.withLock { child in
            // Only a process of ours that has not been waited for has this id.
            if let child, child.isRunning { _ = Foundation.kill(child.processIdentifier, number) }
        }
    }

    private static func accepts(port: Int) -> Bool {
        withSocket(port: port) { descriptor, address, length in connect(descriptor, address, length) == 0 }
    }

    private static func freePort() throws -> Int {
        var port = 0
        let isBound = withSocket(port: 0) { descriptor, address, length in
            var bound = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            guard bind(descriptor, address, length) == 0 else { return false }
            let status = withUnsafeMutablePointer(to: &bound) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
            }
            port = Int(UInt16(bigEndian: bound.sin_port))
            return status == 0
        }
        guard isBound, port != 0 else { throw RedisTestFailure("no free port") }
        return port
    }

    private static func withSocket(
        port: Int,
        _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
