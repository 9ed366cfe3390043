import Foundation
import NIOSSL
import ServiceKit

/// Where events-api listens, and whom to believe that it is events-api.
struct Upstream: Sendable {
    let url: URL
    /// For the connections that are encrypted.
    let tls: TLSConfiguration
    /// Nil when the address is one of plain HTTP.
    private let context: NIOSSLContext?

    /// - Parameter certificateAuthorityFile: PEM; nil for the system's authorities.
    /// - Throws: ``ConfigurationError`` when that file cannot be read.
    init(url: URL, certificateAuthorityFile: String? = nil) throws(ConfigurationError) {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        if let certificateAuthorityFile { tls.additionalTrustRoots = [.file(certificateAuthorityFile)] }
        self.url = url
        self.tls = tls
        do {
            context = url.scheme == "https" ? try NIOSSLContext(configuration: tls) : nil
        } catch {
            throw ConfigurationError(variable: "TLS_CA_FILE", reason: "cannot be read as certificates in PEM: \(error)")
        }
    }

    var host: String { url.host() ?? "localhost" }

    var port: Int { url.port ?? (context == nil ? 80 : 443) }

    /// What encrypts a connection to it; nil where none is.
    ///
    /// - Throws: what NIOSSL throws of a name that is none.
    func makeEncryption() throws -> NIOSSLClientHandler? {
        guard let context else { return nil }
        do {
            return try NIOSSLClientHandler(context: context, serverHostname: host)
        } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
            // The certificate is then checked against the address.
            return try NIOSSLClientHandler(context: context, serverHostname: nil)
        }
    }
}
