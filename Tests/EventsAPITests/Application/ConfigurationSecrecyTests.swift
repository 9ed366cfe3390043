import Crypto
import Foundation
import HTTPTesting
import SecrecyTesting
import ServiceKit
import Testing

@testable import EventsAPI

/// Every secret that events-api is given: in both its forms, and shown in none.
@Suite struct ConfigurationSecrecyTests {
    private static let word = "hunter2"
    private static let secrets = EventsAPIConfiguration.variables.filter(\.isSecret)

    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority()
    }

    /// A value that is taken, for each secret there is.
    private var good: [String: String] {
        [
            "DATABASE_URL": "postgres://campus:\(Self.word)@127.0.0.1:1/nothing",
            "CODES_SECRET": String(repeating: Self.word, count: 5),
            "REDIS_URL": "redis://:\(Self.word)@127.0.0.1:1",
            "OIDC_CLIENT_SECRET": Self.word,
            "TLS_CERT": authority.certificate,
            "TLS_KEY": authority.key,
        ]
    }

    private let key = P256.Signing.PrivateKey().pemRepresentation

    /// The configuration in an environment with every secret, changed by `change`.
    private func configuration(_ change: (inout [String: String]) -> Void = { _ in }) throws -> EventsAPIConfiguration {
        let keyFile = try SecretFolder(key)
        var environment = good
        environment["JWT_PRIVATE_KEY_FILE"] = keyFile.path
        environment["OIDC_ISSUER"] = "https://sso.campus.example"
        environment["OIDC_CLIENT_ID"] = "campus-events"
        change(&environment)
        return try withExtendedLifetime(keyFile) {
            try EventsAPIConfiguration(ConfigurationReader(environment: environment))
        }
    }

    @Test func eachSecretHasAValueHere() {
        #expect(Set(Self.secrets.map(\.name)) == Set(good.keys))
    }

    @Test func noneIsShown() throws {
        let text = everyText(of: try configuration())
        #expect(!text.contains(Self.word))
        #expect(!text.contains(authority.key.split(separator: "\n")[1]))
        #expect(!text.contains(key.split(separator: "\n")[1]))
        // As bytes they would be numbers.
        #expect(!text.contains("codesSecret"))
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
        let missing = #expect(throws: ConfigurationError.self) {
            try configuration { environment in
                environment[name] = nil
                environment[name + "_FILE"] = "/nowhere/\(name)"
            }
        }
        #expect(missing?.description == "\(name)_FILE cannot be read at /nowhere/\(name): No such file or directory")
    }

    /// Whatever a person takes the variable for.
    @Test(arguments: secrets.map(\.name), [word, "https://user:\(word)@host", "postgres://u:a@\(word)@host/x"])
    func aRefusedOneIsNotRepeated(_ name: String, _ value: String) throws {
        do {
            #expect(!everyText(of: try configuration { $0[name] = value }).contains(Self.word))
        } catch {
            #expect("\(error)".hasPrefix(name))
            #expect(!everyText(of: error).contains(Self.word))
            #expect(!"\(error)".contains("\n"))
        }
    }
}
