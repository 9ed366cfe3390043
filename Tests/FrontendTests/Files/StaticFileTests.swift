import EdgeHTTP
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Frontend

@Suite struct StaticFileTests {
    private static let content = "0123456789"
    private let file = StaticFile(
        path: "assets/a-1.js",
        content: Data(content.utf8),
        coded: [.gzip: Data("gzip".utf8), .brotli: Data("br".utf8)]
    )

    private func answer(_ headers: [(String, String)] = [], _ method: HTTPMethod = .GET) -> FastPathResponse {
        file.answer(method, HTTPHeaders(headers))
    }

    private func field(_ name: String, of response: FastPathResponse) -> String? {
        response.headers.first { $0.0 == name }?.1
    }

    private func text(_ response: FastPathResponse) -> String { String(buffer: response.body) }

    @Test func itIsSentAsWhoAsksLikesIt() {
        let whole = answer()
        #expect(text(whole) == Self.content && field("Content-Encoding", of: whole) == nil)
        let small = answer([("Accept-Encoding", "gzip, br")])
        #expect(text(small) == "br" && field("Content-Encoding", of: small) == "br")
        let zipped = answer([("Accept-Encoding", "gzip")])
        #expect(text(zipped) == "gzip" && field("Content-Encoding", of: zipped) == "gzip")
        // Whoever keeps one must not give it to who cannot read it, nor take it for another one.
        for response in [whole, small, zipped] { #expect(field("Vary", of: response) == "Accept-Encoding") }
        #expect(Set([whole, small, zipped].map { field("ETag", of: $0) }).count == 3)
    }

    @Test func whatIsNotSmallerIsNotSent() {
        let file = StaticFile(path: "a.js", content: Data("01".utf8), coded: [.gzip: Data("longer".utf8)])
        #expect(text(file.answer(.GET, ["Accept-Encoding": "gzip"])) == "01")
    }

    @Test func aPartIsOfTheFileAsItIs() {
        let part = answer([("Range", "bytes=2-4"), ("Accept-Encoding", "br")])
        #expect(part.status == .partialContent && text(part) == "234")
        #expect(field("Content-Range", of: part) == "bytes 2-4/10" && field("Content-Encoding", of: part) == nil)
        let beyond = answer([("Range", "bytes=10-")])
        #expect(beyond.status == .rangeNotSatisfiable && field("Content-Range", of: beyond) == "bytes */10")
        #expect(answer([("Range", "bytes=0-1,3-4")]).status == .ok)
        #expect(answer([("Range", "bytes=2-4")], .HEAD).status == .ok)
    }

    @Test func aPartOfAnotherVersionIsNotSent() throws {
        let tag = try #require(field("ETag", of: answer()))
        #expect(answer([("Range", "bytes=0-1"), ("If-Range", tag)]).status == .partialContent)
        #expect(answer([("Range", "bytes=0-1"), ("If-Range", "\"other\"")]).status == .ok)
        #expect(answer([("Range", "bytes=0-1"), ("If-Range", "W/\(tag)")]).status == .ok)
        #expect(answer([("Range", "bytes=0-1"), ("If-None-Match", tag)]).status == .ok)
    }

    @Test(arguments: [
        ("assets/a-1.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"),
        ("favicon.svg", "no-cache", "image/svg+xml"), ("licenses.txt", "no-cache", "text/plain; charset=utf-8"),
        ("what", "no-cache", "application/octet-stream"),
    ])
    func whoKeepsItKnowsForHowLong(_ path: String, _ caching: String, _ type: String) {
        let response = StaticFile(path: path, content: Data("x".utf8)).answer(.GET, [:])
        #expect(field("Cache-Control", of: response) == caching && field("Content-Type", of: response) == type)
        #expect(field("Vary", of: response) == nil)
    }
}
