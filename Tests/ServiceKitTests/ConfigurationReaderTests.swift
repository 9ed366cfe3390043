import Foundation
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

    @Test func helpListsEveryVariable() {
        let table = ConfigurationVariable.table([port, address])
        #expect(table == "  PORT        where it listens (default: 8080)\n  PUBLIC_URL  where people come in")
    }
}
