import Foundation
import HTTPTypes

/// The page on which people read the API's description and try it: plain HTML, CSS and JavaScript modules.
struct DocumentationPage: Sendable {
    let index: StaticAnswer
    /// The files that it loads, by name.
    let files: [String: StaticAnswer]

    /// Only files of ours run and only we are called, so that a token typed in goes nowhere else.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'"

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
    ]

    /// - Throws: what reading throws.
    init(folder: URL = Bundle.module.bundleURL.appending(path: "Page")) throws {
        func answer(_ name: String) throws -> StaticAnswer {
            let url = folder.appending(path: name)
            return StaticAnswer(
                try Data(contentsOf: url),
                type: Self.types[url.pathExtension] ?? "application/octet-stream",
                headers: [.contentSecurityPolicy: Self.policy]
            )
        }
        index = try answer("index.html")
        var files: [String: StaticAnswer] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) where name != "index.html" {
            files[name] = try answer(name)
        }
        self.files = files
    }
}
