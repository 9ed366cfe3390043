import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// The address people use, as browsers name it (RFC 6454 §6.2), against pages of other sites that would act for
/// whoever visits them.
struct OwnOrigin: Sendable {
    /// Scheme, host and port, such as `https://events.campus.example`.
    let serialized: String

    init(publicURL: URL) {
        let scheme = publicURL.scheme?.lowercased() ?? "http"
        // Browsers leave out the port that the scheme has anyway.
        let port = publicURL.port.flatMap { ["http": 80, "https": 443][scheme] == $0 ? nil : ":\($0)" } ?? ""
        serialized = "\(scheme)://\(publicURL.host()?.lowercased() ?? "localhost")\(port)"
    }

    /// Lets through what our own page sends, and programs, which send neither field.
    ///
    /// - Throws: ``Problem`` 403 when the request comes from a page of another site.
    func require(_ request: Request) throws {
        if let origin = request.headers[.origin], origin != serialized { throw Self.foreign }
        // Fetch Metadata §2.3: what the browser itself says of where the request comes from.
        if let site = request.headers[.secFetchSite], !["same-origin", "none"].contains(site) { throw Self.foreign }
    }

    private static var foreign: Problem {
        Problem(.forbidden, "Another site's page cannot do this", kind: "foreign-origin")
    }
}

extension HTTPField.Name {
    static let secFetchSite = unchecked("Sec-Fetch-Site")
}
