import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// Keeps pages of other sites from acting for whoever visits them, where a cookie speaks for a person. Those that may
/// call the API otherwise are other sites here, too.
struct OwnOrigin: Sendable {
    /// The address people use, alone.
    private let origins: AllowedOrigins?

    init(publicURL: URL) {
        origins = AllowedOrigins(publicURL: publicURL)
    }

    /// Lets through what our own page sends, and programs, which send neither field.
    ///
    /// - Throws: ``Problem`` 403 when the request comes from a page of another site.
    func require(_ request: Request) throws(Problem) {
        let fields = request.headers[values: .origin]
        guard fields.isEmpty || origins?.allow(fields) == true else { throw Self.foreign }
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
