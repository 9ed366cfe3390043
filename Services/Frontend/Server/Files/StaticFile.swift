import Crypto
import EdgeHTTP
import Foundation
import NIOCore
import NIOHTTP1

/// One file, in every coding that it was built in.
struct StaticFile: Sendable {
    private let whole: FastPathResponse
    /// The same, smaller; the best first.
    private let coded: [(coding: ContentCoding, answer: FastPathResponse)]
    private let tag: String

    /// - Parameters:
    ///   - path: below the root, without a slash before it.
    ///   - coded: the content in other codings.
    init(path: String, content: Data, coded: [ContentCoding: Data] = [:]) {
        let tag = Self.tag(content)
        // Names under assets hold a hash of their content: they never change.
        let caching = path.hasPrefix("assets/") ? "public, max-age=31536000, immutable" : "no-cache"
        var headers = [("Content-Type", Self.type(path)), ("Cache-Control", caching)]
        if !coded.isEmpty { headers.append(("Vary", "Accept-Encoding")) }
        func answer(_ content: Data, _ tag: String, _ more: [(String, String)]) -> FastPathResponse {
            .prebuilt(status: .ok, headers: headers + [("ETag", tag)] + more, body: ByteBuffer(bytes: content))
        }
        self.tag = tag
        whole = answer(content, tag, [("Accept-Ranges", "bytes")])
        self.coded = ContentCoding.allCases.compactMap { coding in
            // What is not smaller is not worth unpacking.
            guard let smaller = coded[coding], smaller.count < content.count else { return nil }
            return (coding, answer(smaller, Self.tag(smaller), [("Content-Encoding", coding.rawValue)]))
        }
    }

    /// The answer to a request: in the coding that it prefers, or the part that it asks for.
    func answer(_ method: HTTPMethod, _ headers: HTTPHeaders) -> FastPathResponse {
        // A range is of a GET alone, and comes after `If-None-Match` (RFC 9110 sections 13.2.2 and 14.2).
        if method == .GET, let range = headers.first(name: "Range"), !headers.contains(name: "If-None-Match"),
            let part = part(range, headers.first(name: "If-Range"))
        {
            return part
        }
        guard !coded.isEmpty else { return whole }
        let preferred = ContentCoding.preferred(among: coded.map(\.coding), by: headers["Accept-Encoding"])
        return coded.first { $0.coding == preferred }?.answer ?? whole
    }

    /// The part of the file as it is, in no coding; nil when all of it is to be answered.
    private func part(_ range: String, _ condition: String?) -> FastPathResponse? {
        // Who has the beginning of another version needs all of this one (RFC 9110 section 13.1.5).
        guard condition == nil || condition == tag else { return nil }
        let length = whole.body.readableBytes
        switch ByteRange(range, length: length) {
        case nil: return nil
        case .unsatisfiable:
            return FastPathResponse(status: .rangeNotSatisfiable, headers: [("Content-Range", "bytes */\(length)")])
        case .bytes(let bytes):
            return FastPathResponse(
                status: .partialContent,
                headers: whole.headers + [("Content-Range", "bytes \(bytes.lowerBound)-\(bytes.upperBound)/\(length)")],
                body: whole.body.getSlice(at: bytes.lowerBound, length: bytes.count) ?? ByteBuffer()
            )
        }
    }

    private static func tag(_ content: Data) -> String {
        let digits = SHA256.hash(data: content).prefix(12).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "\"\(digits.joined())\""
    }

    private static func type(_ path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "txt": "text/plain; charset=utf-8"
        case "svg": "image/svg+xml"
        case "json", "map": "application/json"
        case "webmanifest": "application/manifest+json"
        case "png": "image/png"
        case "woff2": "font/woff2"
        default: "application/octet-stream"
        }
    }
}
