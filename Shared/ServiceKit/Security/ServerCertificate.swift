import Logging
public import NIOSSL
import Synchronization

/// A server's certificate and key, which follow their files: connections that begin after both were replaced are shown
/// the new ones, without a restart.
///
/// Those that do not belong together, as while one file is replaced before the other, leave the last usable ones in use
/// and are warned of once. All methods may be called from any thread.
public final class ServerCertificate: Sendable {
    private struct State {
        var certificate: String
        var key: String
        var context: NIOSSLContext
    }

    private let certificate: ReloadingSecret<String>
    private let key: ReloadingSecret<String>
    private let state: Mutex<State>

    /// - Throws: ``ConfigurationError`` when they are not in PEM or do not belong together.
    public init(_ certificate: ReloadingSecret<String>, key: ReloadingSecret<String>) throws(ConfigurationError) {
        self.certificate = certificate
        self.key = key
        let texts = (certificate.current(), key.current())
        do {
            // Said by itself, so that the error names the right variable. The library's words may quote the files.
            _ = try NIOSSLCertificate.fromPEMBytes(Array(texts.0.utf8))
        } catch {
            throw ConfigurationError(variable: certificate.name, reason: "must be certificates in PEM")
        }
        do {
            state = Mutex(State(certificate: texts.0, key: texts.1, context: try Self.context(texts.0, texts.1)))
        } catch {
            throw ConfigurationError(variable: key.name, reason: "must be the key of \(certificate.name) in PEM")
        }
    }

    /// What a connection that begins now is encrypted with: TLS 1.2 or newer.
    public func context() -> NIOSSLContext {
        let (certificate, key) = (certificate.current(), key.current())
        let (context, isUnusable) = state.withLock { state in
            guard certificate != state.certificate || key != state.key else { return (state.context, false) }
            // Remembered whatever becomes of them: they are tried again when they change again.
            (state.certificate, state.key) = (certificate, key)
            do {
                state.context = try Self.context(certificate, key)
                return (state.context, false)
            } catch {
                return (state.context, true)
            }
        }
        if isUnusable {
            Logger(label: "secrets").warning(
                "certificate and key do not belong together, the old ones stay in use",
                metadata: ["variable": "\(self.certificate.name)"]
            )
        }
        return context
    }

    private static func context(_ certificate: String, _ key: String) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return try NIOSSLContext(configuration: configuration)
    }
}

extension ServerCertificate: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(certificate.name): <redacted>" }
    public var customMirror: Mirror { Mirror(self, children: ["name": certificate.name]) }
}
