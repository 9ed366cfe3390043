import Crypto
import EdgeHTTP
import Foundation
import NIOCore

/// The web app's files, read once and kept as prebuilt answers.
struct StaticFiles: Sendable {
    private let answers: [String: FastPathResponse]
    private let page: FastPathResponse

    /// - Throws: ``Unreadable`` when the folder has no index.html.
    init(root: URL) throws {
        var answers: [String: FastPathResponse] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path()) {
            let file = root.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            answers["/" + path] = Self.answer(path, try Data(contentsOf: file))
        }
        guard let page = answers["/index.html"] else { throw Unreadable(root: root.path()) }
        self.answers = answers
        self.page = page
    }

    /// The file at the path; the page itself for every address of the app, whose router knows them.
    func answer(path: Substring) -> FastPathResponse? {
        if let answer = answers[String(path)] { return answer }
        // What looks like a file and is none is an error, not the app: a stale script must not be HTML.
        return path.hasPrefix("/assets/") || path.split(separator: "/").last?.contains(".") == true ? nil : page
    }

    private static func answer(_ path: String, _ data: Data) -> FastPathResponse {
        let tag = SHA256.hash(data: data).prefix(12).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        // Names under assets hold a hash of their content: they never change.
        let caching = path.hasPrefix("assets/") ? "public, max-age=31536000, immutable" : "no-cache"
        let headers = [("Content-Type", type(path)), ("Cache-Control", caching), ("ETag", "\"\(tag)\"")]
        return .prebuilt(status: .ok, headers: headers, body: ByteBuffer(bytes: data))
    }

    private static func type(_ path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        case "json", "map": "application/json"
        case "webmanifest": "application/manifest+json"
        case "png": "image/png"
        case "woff2": "font/woff2"
        default: "application/octet-stream"
        }
    }

    /// The web app was not built, or stands elsewhere.
    struct Unreadable: Error, CustomStringConvertible {
        let root: String
        var description: String { "WEB_ROOT has no index.html: \(root)" }
    }
}
