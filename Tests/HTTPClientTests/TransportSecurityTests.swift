import Foundation
import HTTPClient
import HTTPTesting
import Testing

@Suite struct TransportSecurityTests {
    /// A server whose certificate nobody signed: an attacker's looks the same.
    @Test func aSelfSignedCertificateIsRefused() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = folder.appending(path: "key.pem").path()
        let certificate = folder.appending(path: "certificate.pem").path()
        let maker = try openssl(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-days",
            "1",
            "-keyout",
            key,
            "-out",
            certificate
        )
        maker.waitUntilExit()
        #expect(maker.terminationStatus == 0)
        let port = try await ScriptedHTTPServer.with { _ in
            .silence
        } _: {
            $0.port
        }
        let server = try openssl("s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www")
        defer { server.terminate() }
        try await withHTTPClient { client in
            var code: HTTPClientError.Code?
            let deadline = ContinuousClock.now + .seconds(10)
            repeat {
                do throws(HTTPClientError) {
                    _ = try await client.send(HTTPClientRequest(method: "GET", url: "https://localhost:\(port)/"))
                    code = nil
                } catch {
                    code = error.code
                }
                // Until openssl listens, nobody is there.
            } while code == .connectionFailed && .now < deadline
            #expect(code == .tls)
        }
        try FileManager.default.removeItem(at: folder)
    }

    private func openssl(_ arguments: String...) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
