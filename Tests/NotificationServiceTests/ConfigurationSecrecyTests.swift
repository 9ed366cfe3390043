import Foundation
import HTTPTesting
import SecrecyTesting
import ServiceKit
import Testing

@testable import NotificationService

/// Every secret that notification-service is given: in both its forms, and shown in none.
@Suite struct ConfigurationSecrecyTests {
    private static let word = "hunter2"
    private static let secrets = NotificationServiceConfiguration.variables.filter(\.isSecret)

    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority()
    }

    /// A value that is taken, for each secret there is.
    private var good: [String: String] {
        [
            "DATABASE_URL": "postgres://campus:\(Self.word)@127.0.0.1:1/nothing",
            "REDIS_URL": "redis://:\(Self.word)@127.0.0.1:1",
            "EMAIL_TRANSPORT": "smtp://campus:\(Self.word)@127.0.0.1:1",
            "VAPID_PRIVATE_KEY": Self.word + String(repeating: "A", count: 36),
            "TLS_CERT": authority.certificate,
            "TLS_KEY": authority.key,
        ]
    }

    /// The configuration in an environment with every secret, changed by `change`.
    private func configuration(
        _ change: (inout [String: String]) -> Void = { _ in }
    ) throws -> NotificationServiceConfiguration {
        var environment = good
        change(&environment)
        return try NotificationServiceConfiguration(ConfigurationReader(environment: environment))
    }

    @Test func eachSecretHasAValueHere() {
        #expect(Set(Self.secrets.map(\.name)) == Set(good.keys))
    }

    @Test func noneIsShown() throws {
        let text = everyText(of: try configuration())
        #expect(!text.contains(Self.word))
        #expect(!text.contains(authority.key.split(separator: "\n")[1]))
        #expect(text.contains("127.0.0.1:1/nothing"))
    }

    @Test(arguments: secrets.map(\.name))
    func eachMayStandInAFile(_ name: String) throws {
        let folder = try SecretFolder(try #require(good[name]) + "\n")
        _ = try configuration { environment in
            environment[name] = nil
            environment[name + "_FILE"] = folder.path
        }
        let both = #expect(throws: ConfigurationError.self) {
            try configuration { $0[name + "_FILE"] = folder.path }
        }
        #expect(both?.description == "\(name) and \(name)_FILE are both set; set one of them")
    }

    /// Whatever a person takes the variable for.
    @Test(arguments: secrets.map(\.name), [word, "smtp://user:\(word)@mail.example/path", "redis://:a@\(word)@host"])
    func aRefusedOneIsNotRepeated(_ name: String, _ value: String) {
        let error = #expect(throws: ConfigurationError.self) { try configuration { $0[name] = value } }
        #expect(error.map { everyText(of: $0).contains(Self.word) } == false)
        #expect(error?.variable == name)
    }
}
