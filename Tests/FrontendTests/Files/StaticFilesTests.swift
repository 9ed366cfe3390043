import Crypto
import Foundation
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression
import Testing

@testable import Frontend

@Suite struct StaticFilesTests {
    private static let script = "\n document.title = '1 < 2';\n"
    private static let page = """
        <!doctype html><script>\(script)</script>
        <script type="application/json" id="site">{}</script>
        <script type="module" src="/assets/a-1.js"></script>
        """

    /// Files of a web app, for as long as the body takes.
    private func with(
        _ files: [String: String] = ["index.html": page, "assets/a-1.js": "0123456789", "assets/a-1.js.br": "br"],
        _ body: (URL) throws -> Void
    ) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "web-\(UUID().uuidString)")
        for (path, content) in files {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(content.utf8).write(to: file)
        }
        let result = Result { try body(root) }
        try FileManager.default.removeItem(at: root)
        try result.get()
    }

    private func text(_ file: StaticFile?, _ headers: HTTPHeaders = [:]) -> String? {
        file.map { String(buffer: $0.answer(.GET, headers).body) }
    }

    @Test func aFileInACodingIsNoFileOfItsOwn() throws {
        try with { root in
            let files = try StaticFiles(root: root)
            #expect(text(files.file(at: "/assets/a-1.js")) == "0123456789")
            #expect(text(files.file(at: "/assets/a-1.js"), ["Accept-Encoding": "br"]) == "br")
            #expect(files.file(at: "/assets/a-1.js.br") == nil)
        }
        // One that is nothing but that is.
        try with(["index.html": "", "assets/data.gz": "x"]) { root in
            let files = try StaticFiles(root: root)
            #expect(text(files.file(at: "/assets/data.gz")) == "x")
        }
    }

    @Test func everyAddressOfTheAppIsThePageAndNoMissingFileIs() throws {
        try with { root in
            let files = try StaticFiles(root: root)
            for path in ["/", "/events", "/events/01890a5d", "/me/events"] {
                #expect(text(files.file(at: path[...])) == Self.page)
            }
            for path in ["/assets/gone-1.js", "/assets/", "/robots.txt", "/../secret.pem", "/assets/../a.js"] {
                #expect(files.file(at: path[...]) == nil, "\(path)")
            }
        }
    }

    @Test func thePageIsToldWhereItRuns() throws {
        try with { root in
            let site = SiteSettings(
                imprintURL: "https://u.example/</script><script>alert(1)",
                supportAddress: "it@u.example"
            )
            let files = try StaticFiles(root: root, site: site)
            let page = try #require(text(files.file(at: "/")))
            let inside = try #require(page.firstMatch(of: /id="site">(.*)<\/script>/)?.output.1)
            #expect(!inside.contains("<"))
            let read = try JSONDecoder().decode([String: String].self, from: Data(inside.utf8))
            #expect(read == ["imprint_url": site.imprintURL, "support_address": "it@u.example"])
        }
    }

    @Test func thePageIsSentSmallerToo() throws {
        let built = ["index.html": Self.page, "index.html.br": "br", "index.html.gz": "gz"]
        try with(built) { root in
            let files = try StaticFiles(root: root)
            #expect(text(files.file(at: "/events"), ["Accept-Encoding": "gzip, br"]) == "br")
            #expect(text(files.file(at: "/"), ["Accept-Encoding": "gzip"]) == "gz")
            #expect(files.file(at: "/index.html.gz") == nil)
        }
        // What it is told makes it another one than was built.
        let long = Self.page + String(repeating: "<!-- much the same -->", count: 50)
        try with(["index.html": long, "index.html.br": "br"]) { root in
            let files = try StaticFiles(root: root, site: SiteSettings(supportAddress: "it@u.example"))
            let answer = try #require(files.file(at: "/")).answer(.GET, ["Accept-Encoding": "gzip, br"])
            #expect(answer.headers.first { $0.0 == "Content-Encoding" }?.1 == "gzip")
            #expect(answer.body.readableBytes < long.utf8.count / 2)
            #expect(try unzipped(answer.body) == text(files.file(at: "/")))
        }
    }

    /// What a client reads that takes gzip.
    private func unzipped(_ bytes: ByteBuffer) throws -> String {
        let channel = EmbeddedChannel(handler: NIOHTTPResponseDecompressor(limit: .none))
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Encoding": "gzip"])
        try channel.writeInbound(HTTPClientResponsePart.head(head))
        try channel.writeInbound(HTTPClientResponsePart.body(bytes))
        try channel.writeInbound(HTTPClientResponsePart.end(nil))
        var read = ""
        while let part = try channel.readInbound(as: HTTPClientResponsePart.self) {
            if case .body(let bytes) = part { read += String(buffer: bytes) }
        }
        _ = try channel.finish()
        return read
    }

    @Test func whatStandsInThePageIsNamedByItsHash() throws {
        try with { root in
            let hash = Data(SHA256.hash(data: Data(Self.script.utf8))).base64EncodedString()
            let files = try StaticFiles(root: root)
            #expect(files.inlineScriptHashes == ["'sha256-\(hash)'"])
        }
    }

    @Test func withoutAPageItDoesNotStart() throws {
        try with(["a.js": "x"]) { root in
            let error = #expect(throws: StaticFiles.Unreadable.self) { try StaticFiles(root: root) }
            #expect(error?.description.contains(root.path()) == true)
        }
    }
}
