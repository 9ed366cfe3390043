import Foundation
import HTTPTesting
import SecrecyTesting
import ServiceKit
import Testing

@Suite struct ServerCertificateTests {
    @Test func withoutOneThePortIsPlain() throws {
        #expect(try TransportSecurity(ConfigurationReader(environment: [:])).certificate == nil)
    }

    @Test func whatDoesNotBelongTogetherIsRefusedAndNotQuoted() throws {
        let (ours, other) = (try TestAuthority(), try TestAuthority())
        for environment in [
            ["TLS_CERT": ours.certificate], ["TLS_KEY": ours.key],
            ["TLS_CERT": ours.certificate, "TLS_KEY": other.key],
            ["TLS_CERT": "none", "TLS_KEY": ours.key],
            ["TLS_CERT": ours.certificate, "TLS_KEY": "none"],
        ] {
            let error = #expect(throws: ConfigurationError.self) {
                try TransportSecurity(ConfigurationReader(environment: environment))
            }
            let said = "\(try #require(error))"
            #expect(said.contains("TLS_CERT") && !said.contains("BEGIN"))
        }
    }

    @Test func newFilesCountWhenTheyBelongTogether() throws {
        let (first, second) = (try TestAuthority(), try TestAuthority())
        let (certificate, key) = (try SecretFolder(first.certificate), try SecretFolder(first.key))
        let server = try ServerCertificate(
            ReloadingSecret(name: "TLS_CERT_FILE", path: certificate.path, interval: .zero) {
                text throws(ConfigurationError) in text
            },
            key: ReloadingSecret(name: "TLS_KEY_FILE", path: key.path, interval: .zero) {
                text throws(ConfigurationError) in text
            }
        )
        let old = server.context()
        #expect(server.context() === old)

        try certificate.replace(second.certificate)
        #expect(server.context() === old)
        try key.replace(second.key)
        let new = server.context()
        #expect(new !== old)
        #expect(server.context() === new)
    }
}
