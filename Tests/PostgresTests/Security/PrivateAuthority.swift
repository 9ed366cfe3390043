import Foundation

/// A certificate authority of a test's own, made by openssl in a folder that PostgreSQL's user may enter.
final class PrivateAuthority: Sendable {
    /// A server's certificate and key, as PostgreSQL wants them: the key is its user's alone.
    struct Certificate: Sendable {
        let certificate: String
        let key: String
    }

    let folder: URL

    init() async throws {
        folder = URL(filePath: "/var/tmp/postgres-authority-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await openssl(
            ["req", "-x509"] + Self.newKey(path("ca.key"))
                + ["-subj", "/CN=Campus Events test authority", "-days", "1", "-out", certificate]
        )
        if getuid() == 0 { try await Self.run(["chown", "postgres", folder.path()]) }
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("cannot remove \(folder.path()): \(error)")
        }
    }

    /// What a client trusts, `sslrootcert`.
    var certificate: String { path("ca.crt") }

    /// - Parameters:
    ///   - names: as `DNS:db.campus.example`, which is what `verify-full` compares the host with.
    ///   - days: how long it is valid; negative for one that has expired.
    func issue(_ names: [String], days: Int = 1) async throws -> Certificate {
        let name = UUID().uuidString
        let (request, extensions) = (path("\(name).csr"), path("\(name).ext"))
        let issued = Certificate(certificate: path("\(name).crt"), key: path("\(name).key"))
        try Data("subjectAltName=\(names.joined(separator: ","))\n".utf8).write(to: URL(filePath: extensions))
        try await openssl(["req"] + Self.newKey(issued.key) + ["-subj", "/CN=server", "-out", request])
        try await openssl(
            ["x509", "-req", "-in", request, "-CA", certificate, "-CAkey", path("ca.key"), "-CAcreateserial"]
                + ["-days", "\(days)", "-extfile", extensions, "-out", issued.certificate]
        )
        if getuid() == 0 { try await Self.run(["chown", "postgres", issued.key]) }
        return issued
    }

    private static func newKey(_ path: String) -> [String] {
        ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path]
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path() }

    private func openssl(_ arguments: [String]) async throws { try await Self.run(["openssl"] + arguments) }

    private static func run(_ command: [String]) async throws {
        let child = Process()
        child.executableURL = URL(filePath: "/usr/bin/env")
        child.arguments = command
        child.standardOutput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        try child.run()
        while child.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        guard child.terminationStatus == 0 else { throw Failure(command: command, status: child.terminationStatus) }
    }

    struct Failure: Error {
        let command: [String]
        let status: Int32
    }
}
