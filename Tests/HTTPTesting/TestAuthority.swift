import Foundation
public import NIOSSL

/// A certificate authority of a test's own and a certificate for `localhost` and 127.0.0.1 that it signed, made by
/// openssl in a folder that goes with the object.
public final class TestAuthority: Sendable {
    private let folder: URL
    /// What a client must trust.
    public var file: String { folder.appending(path: "authority.pem").path() }
    /// For a server that shows the certificate.
    public let context: NIOSSLContext
    /// The certificate and its key, in PEM.
    public let certificate: String
    public let key: String

    /// - Parameter name: the host that the certificate is for.
    public init(name: String = "localhost") throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = folder.appending(path: "key.pem").path()
        let certificate = folder.appending(path: "certificate.pem").path()
        let ours = folder.appending(path: "authority.pem").path()
        let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]
        try Self.openssl(
            ["req", "-x509", "-subj", "/CN=Test authority", "-keyout", key + ".ca", "-out", ours] + newKey
        )
        try Self.openssl(
            ["req", "-x509", "-CA", ours, "-CAkey", key + ".ca", "-subj", "/CN=\(name)", "-keyout", key]
                + ["-out", certificate, "-addext", "subjectAltName=DNS:\(name),IP:127.0.0.1"]
                + ["-addext", "basicConstraints=CA:FALSE"] + newKey
        )
        self.folder = folder
        self.certificate = try String(contentsOfFile: certificate, encoding: .utf8)
        self.key = try String(contentsOfFile: key, encoding: .utf8)
        context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(NIOSSLPrivateKey(file: key, format: .pem))
            )
        )
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("cannot remove \(folder.path()): \(error)")
        }
    }

    private static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(arguments: arguments) }
    }

    private struct Failure: Error {
        let arguments: [String]
    }
}
