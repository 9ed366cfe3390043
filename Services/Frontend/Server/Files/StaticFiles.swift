import EdgeHTTP
import Foundation

/// The web app's files, read once.
struct StaticFiles: Sendable {
    private let files: [String: StaticFile]
    private let page: StaticFile
    /// The hashes of the scripts that stand in the page itself, as a content security policy names them.
    let inlineScriptHashes: [String]

    /// - Parameter site: what the page is told of where it runs.
    /// - Throws: ``Unreadable`` when the folder has no index.html.
    init(root: URL, site: SiteSettings = SiteSettings()) throws {
        let paths = try Set(FileManager.default.subpathsOfDirectory(atPath: root.path()))
        var files: [String: StaticFile] = [:]
        func coded(_ path: String) throws -> [ContentCoding: Data] {
            var coded: [ContentCoding: Data] = [:]
            for coding in ContentCoding.allCases where paths.contains(path + coding.fileExtension) {
                coded[coding] = try Data(contentsOf: root.appending(path: path + coding.fileExtension))
            }
            return coded
        }
        for path in paths where !Self.isCoded(path, of: paths) {
            let file = root.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files["/" + path] = StaticFile(path: path, content: try Data(contentsOf: file), coded: try coded(path))
        }
        guard paths.contains("index.html") else { throw Unreadable(root: root.path()) }
        let built = try String(contentsOf: root.appending(path: "index.html"), encoding: .utf8)
        let document = try PageDocument(text: built, site: site)
        let content = Data(document.text.utf8)
        page = StaticFile(
            path: "index.html",
            content: content,
            // What the build wrote smaller says nothing of where this runs.
            coded: document.text == built ? try coded("index.html") : [.gzip: try ContentCoding.gzipped(content)]
        )
        files["/index.html"] = page
        self.files = files
        inlineScriptHashes = document.scriptHashes
    }

    /// The file at the path; the page itself for every address of the app, whose router knows them.
    func file(at path: Substring) -> StaticFile? {
        if let file = files[String(path)] { return file }
        // What looks like a file and is none is an error, not the app: a stale script must not be HTML.
        return path.hasPrefix("/assets/") || path.split(separator: "/").last?.contains(".") == true ? nil : page
    }

    /// Whether it is another file in a coding, which is answered in that one's place.
    private static func isCoded(_ path: String, of paths: Set<String>) -> Bool {
        ContentCoding.allCases.contains { coding in
            path.hasSuffix(coding.fileExtension) && paths.contains(String(path.dropLast(coding.fileExtension.count)))
        }
    }

    /// The web app was not built, or stands elsewhere.
    struct Unreadable: Error, CustomStringConvertible {
        let root: String
        var description: String { "WEB_ROOT has no index.html: \(root)" }
    }
}
