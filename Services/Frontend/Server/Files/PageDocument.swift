import Crypto
import Foundation

/// The web app's page, with what it is told of where it runs.
struct PageDocument: Sendable {
    let text: String
    /// Of each script that stands in it, as in `script-src 'sha256-…'` (CSP Level 3 section 2.3.1).
    let scriptHashes: [String]

    private static let siteElement = #"<script type="application/json" id="site">"#

    /// - Parameter text: index.html as it was built; where it has an element for the settings, they are put there.
    init(text: String, site: SiteSettings) throws {
        var text = text
        if let start = text.range(of: Self.siteElement),
            let end = text.range(of: "</script>", range: start.upperBound..<text.endIndex)
        {
            text.replaceSubrange(start.upperBound..<end.lowerBound, with: try site.json())
        }
        self.text = text
        var hashes: [String] = []
        var rest = text[...]
        while let start = rest.range(of: "<script>"), let end = rest[start.upperBound...].range(of: "</script>") {
            let digest = SHA256.hash(data: Data(rest[start.upperBound..<end.lowerBound].utf8))
            hashes.append("'sha256-\(Data(digest).base64EncodedString())'")
            rest = rest[end.upperBound...]
        }
        scriptHashes = hashes
    }
}
