import Foundation
import HTTPClient
import HTTPTesting
import Testing

@Suite struct TransportSecurityTests {
    /// The code of the failure, nil for an answer.
    private func code(_ url: String, authority: String?) async throws -> HTTPClientError.Code? {
        var configuration = HTTPClientConfiguration()
        configuration.certificateAuthorityFile = authority
        return try await withHTTPClient(configuration) { client in
            do throws(HTTPClientError) {
                _ = try await client.send(HTTPClientRequest(method: "GET", url: url))
                return nil
            } catch {
                return error.code
            }
        }
    }

    @Test func anAuthorityOfOnesOwnIsBelievedAndNoOther() async throws {
        let authority = try TestAuthority()
        let other = try TestAuthority()
        try await ScriptedHTTPServer.with(authority: authority) { _ in
            .answer(200)
        } _: { server in
            let own = try await code(server.secureURL, authority: authority.file)
            #expect(own == nil)
            let others = try await code(server.secureURL, authority: other.file)
            #expect(others == .tls)
            let systems = try await code(server.secureURL, authority: nil)
            #expect(systems == .tls)
            let nowhere = try await code(server.secureURL, authority: "/nowhere")
            #expect(nowhere == .tls)
        }
    }

    @Test func anothersCertificateIsRefused() async throws {
        let authority = try TestAuthority(name: "other.example")
        try await ScriptedHTTPServer.with(authority: authority) { _ in
            .answer(200)
        } _: { server in
            let anothers = try await code(server.secureURL, authority: authority.file)
            #expect(anothers == .tls)
        }
    }

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
