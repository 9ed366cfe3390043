import CryptoExtras
import Foundation
import SwiftASN1
import X509

/// The keys that Amazon SNS signs with, fetched once each.
///
/// What they are worth rests on where they come from: over TLS, from a host of SNS's alone, whose own chain is checked
/// then. SNS gives out its certificate without the chain to a root; what it says of itself is checked, its dates and
/// its name.
actor SNSCertificates {
    private struct Known {
        let key: _RSA.Signing.PublicKey
        let validity: ClosedRange<Date>
    }

    /// SNS changes its certificate about once a year.
    private static let capacity = 16

    private let fetch: @Sendable (_ address: String) async throws -> [UInt8]
    private var known: [String: Known] = [:]
    private var isFetching = false

    /// - Parameter fetch: gives what lies at an address; throws when nothing does.
    init(fetch: @escaping @Sendable (_ address: String) async throws -> [UInt8]) {
        self.fetch = fetch
    }

    /// The key of the certificate at an address.
    ///
    /// - Parameter address: one of SNS's, as ``SNSHosts`` says.
    /// - Throws: ``WebhookError`` when there is none now, or it is not to be believed.
    func key(at address: String, now: Date) async throws(WebhookError) -> _RSA.Signing.PublicKey {
        let certificate = if let known = known[address] { known } else { try await read(address) }
        guard certificate.validity.contains(now) else {
            throw WebhookError(.refused, "the certificate is not of this time")
        }
        return certificate.key
    }

    private func read(_ address: String) async throws(WebhookError) -> Known {
        // One at a time: whoever names ever new addresses cannot have us ask Amazon for all of them at once.
        guard !isFetching else { throw WebhookError(.unavailable, "another certificate is being fetched") }
        isFetching = true
        defer { isFetching = false }
        let bytes: [UInt8]
        do {
            bytes = try await fetch(address)
        } catch {
            throw WebhookError(.unavailable, "the certificate cannot be fetched", cause: error)
        }
        let certificate = try Self.certificate(bytes)
        if known.count >= Self.capacity { known.removeAll() }
        known[address] = certificate
        return certificate
    }

    private static func certificate(_ bytes: [UInt8]) throws(WebhookError) -> Known {
        let certificate: Certificate
        let names: [String]
        do {
            certificate = try Certificate(pemEncoded: String(decoding: bytes, as: UTF8.self))
            names = try Self.names(certificate)
        } catch {
            throw WebhookError(.refused, "the certificate cannot be read", cause: error)
        }
        guard
            names.contains(where: { $0.wholeMatch(of: /sns(-signing)?(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?/) != nil })
        else {
            throw WebhookError(.refused, "the certificate is not one of SNS")
        }
        guard let key = _RSA.Signing.PublicKey(certificate.publicKey), key.keySizeInBits >= 2048 else {
            throw WebhookError(.refused, "the certificate's key is not one of RSA with 2048 bits")
        }
        guard certificate.notValidBefore <= certificate.notValidAfter else {
            throw WebhookError(.refused, "the certificate ends before it begins")
        }
        return Known(key: key, validity: certificate.notValidBefore...certificate.notValidAfter)
    }

    private static func names(_ certificate: Certificate) throws -> [String] {
        var names = certificate.subject.flatMap { $0 }.filter { $0.type == .RDNAttributeType.commonName }
            .compactMap { String($0.value) }
        for name in try certificate.extensions.subjectAlternativeNames ?? SubjectAlternativeNames() {
            if case .dnsName(let name) = name { names.append(name) }
        }
        return names
    }
}
