import CampusCore
import Foundation
import ServiceKit

/// What differs from one university to the next and the pages show; it needs no new build.
struct SiteSettings: Encodable, Equatable, Sendable {
    /// Where pages are that a university must, or wants to, link to.
    var imprintURL: String?
    var privacyURL: String?
    /// Whom to write to when something does not work.
    var supportAddress: String?

    static let imprintURL = ConfigurationVariable(
        "IMPRINT_URL",
        "the page that says who runs this; the foot of every page links to it"
    )
    static let privacyURL = ConfigurationVariable(
        "PRIVACY_URL",
        "the page that says what becomes of people's data; the foot of every page links to it"
    )
    static let supportAddress = ConfigurationVariable(
        "SUPPORT_ADDRESS",
        "the e-mail address for questions; the foot of every page links to it"
    )
    static let variables = [imprintURL, privacyURL, supportAddress]

    private enum CodingKeys: String, CodingKey {
        case imprintURL = "imprint_url"
        case privacyURL = "privacy_url"
        case supportAddress = "support_address"
    }

    /// As it stands in the page: nothing in it ends an element.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self).replacing("<", with: #"\u003c"#)
    }
}

extension SiteSettings {
    /// - Throws: `ConfigurationError` naming the variable that is wrong.
    init(_ reader: ConfigurationReader) throws(ConfigurationError) {
        func url(_ variable: ConfigurationVariable) throws(ConfigurationError) -> String? {
            try reader.optional(variable) == nil ? nil : reader.url(variable).absoluteString
        }
        imprintURL = try url(Self.imprintURL)
        privacyURL = try url(Self.privacyURL)
        if try reader.optional(Self.supportAddress) != nil {
            supportAddress = try reader.value(Self.supportAddress, "an e-mail address") {
                EmailAddress.isValid($0) ? $0 : nil
            }
        }
    }
}
