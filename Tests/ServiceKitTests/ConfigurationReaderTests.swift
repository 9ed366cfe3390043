import Foundation
import SecrecyTesting
import ServiceKit
import Testing

@Suite struct ConfigurationReaderTests {
    private let port = ConfigurationVariable("PORT", default: "8080", "where it listens")
    private let key = ConfigurationVariable("SECRET_KEY", "a secret", isSecret: true)
    private let address = ConfigurationVariable("PUBLIC_URL", "where people come in")

    private func reader(_ environment: [String: String]) -> ConfigurationReader {
        ConfigurationReader(environment: environment)
    }

    private func message(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func aDefaultStandsInForWhatIsMissingOrEmpty() throws {
        #expect(try reader([:]).integer(port, in: 1...65_535) == 8080)
        #expect(try reader(["PORT": ""]).integer(port, in: 1...65_535) == 8080)
        #expect(try reader(["PORT": "81"]).integer(port, in: 1...65_535) == 81)
    }

    @Test(arguments: ["0", "65536", "-1", "8080x", "8 0", "٣", "1e3", "99999999999999999999"])
    func aBadNumberIsSaidInOneLineThatNamesIt(text: String) {
        let said = message { _ = try reader(["PORT": text]).integer(port, in: 1...65_535) }
        #expect(said == "PORT must be a whole number from 1 to 65535, is \"\(text)\"")
    }

    @Test func whatIsMissingIsExplained() {
        #expect(message { _ = try reader([:]).url(address) } == "PUBLIC_URL is not set: where people come in")
    }

    @Test(arguments: ["localhost", "ftp://x", "http://", "/path", "http:// x"])
    func onlyWebAddressesAreTaken(text: String) {
        #expect(message { _ = try reader(["PUBLIC_URL": text]).url(address) }?.hasPrefix("PUBLIC_URL must be") == true)
    }

    @Test func aSecretsValueIsNotSaid() {
        let said = message { _ = try reader(["SECRET_KEY": "hunter2"]).value(key, "longer") { _ in nil as Int? } }
        #expect(said == "SECRET_KEY must be longer")
    }

    @Test func helpListsEveryVariableAndBothFormsOfASecret() {
        let table = ConfigurationVariable.table([port, address, key])
        #expect(
            table == """
                  PORT             where it listens (default: 8080)
                  PUBLIC_URL       where people come in
                  SECRET_KEY       a secret
                  SECRET_KEY_FILE  a file that holds SECRET_KEY instead
                """
        )
    }

    @Test func aSecretMayStandInAFile() throws {
        let folder = try SecretFolder("hunter2\n")
        let reader = reader(["SECRET_KEY": "", "SECRET_KEY_FILE": folder.path])
        #expect(try reader.string(key) == "hunter2")
        #expect(try reader.optional(key) == "hunter2")
        let secret = try reader.secret(key)
        #expect(secret.current() == "hunter2")
        try folder.replace("hunter3")
        #expect(secret.reloadIfChanged())
        #expect(secret.current() == "hunter3")
    }

    @Test func aSecretFromTheEnvironmentStaysAsItIs() throws {
        let secret = try reader(["SECRET_KEY": "hunter2"]).secret(key)
        #expect(!secret.reloadIfChanged())
        #expect(secret.current() == "hunter2")
        #expect(try reader([:]).optional(key) == nil)
        #expect(message { _ = try reader([:]).secret(key) } == "SECRET_KEY is not set: a secret")
    }

    @Test func aFileGoesBeforeTheDefault() throws {
        let folder = try SecretFolder("redis://:hunter2@host")
        let redis = ConfigurationVariable("REDIS_URL", default: "redis://localhost", "Redis", isSecret: true)
        #expect(try reader(["REDIS_URL_FILE": folder.path]).string(redis) == "redis://:hunter2@host")
        #expect(try reader([:]).string(redis) == "redis://localhost")
    }

    @Test func onlyOneFormMayBeSet() throws {
        let folder = try SecretFolder("hunter2")
        let both = reader(["SECRET_KEY": "hunter3", "SECRET_KEY_FILE": folder.path])
        let said = "SECRET_KEY and SECRET_KEY_FILE are both set; set one of them"
        #expect(message { _ = try both.string(key) } == said)
        #expect(message { _ = try both.secret(key) } == said)
    }

    @Test func aFileThatCannotBeReadIsNamed() {
        let said = "SECRET_KEY_FILE cannot be read at /nowhere/key: No such file or directory"
        #expect(message { _ = try reader(["SECRET_KEY_FILE": "/nowhere/key"]).string(key) } == said)
        #expect(message { _ = try reader(["SECRET_KEY_FILE": "/nowhere/key"]).secret(key) } == said)
    }

    @Test func whatIsNoSecretHasNoFile() throws {
        #expect(try reader(["PORT_FILE": "/nowhere/port"]).integer(port, in: 1...65_535) == 8080)
    }

    /// Someone who puts a password into an address that is no secret finds it in no log.
    @Test(arguments: ["https://user:hunter2@campus.example", "https://hunter2@campus.example", "smtp://u:hunter2@mail"])
    func anAddressWithAPasswordIsRefusedAndNotRepeated(text: String) {
        let said = message { _ = try reader(["PUBLIC_URL": text]).url(address) }
        #expect(said == "PUBLIC_URL must be an absolute http or https URL without user and password")
    }

    @Test func theReaderItselfShowsNothing() {
        #expect(!everyText(of: reader(["SECRET_KEY": "hunter2"])).contains("hunter2"))
    }
}
